import ConversationCore
import ConversationStorage

/// Invariant 12: cursors, versions, times and the ranks of statuses only grow.
enum Invariant12Monotony {
  static func check(cursor: EventCursor, after last: EventCursor) throws(Violation) {
    guard cursor > last else {
      throw Violation(
        .monotony,
        "an event at \(cursor.position) is read after \(last.position)"
      )
    }
  }

  /// A record is committed over the version that it was read at.
  static func check(
    expected: Int?,
    version: Int,
    what: String,
    in name: ConversationName? = nil
  ) throws(Violation) {
    guard (expected ?? 0) == version else {
      throw Violation(
        .monotony,
        "\(what) of version \(version) was overwritten by one decided at \(expected ?? 0)",
        in: name
      )
    }
  }

  /// The stored version counts the commits.
  static func check(
    stored: Int,
    version: Int,
    what: String,
    in name: ConversationName? = nil
  ) throws(Violation) {
    guard stored == version else {
      throw Violation(
        .monotony,
        "\(what) has version \(stored) after \(version) commits",
        in: name
      )
    }
  }

  /// A message's status is the one that its events tell.
  static func check(_ message: Message, in known: ConversationModel) throws(Violation) {
    let sequence = message.id.sequence
    guard (1...max(1, known.shadow.statuses.count)).contains(sequence) else { return }
    let told = known.shadow.statuses[sequence - 1]
    guard message.status == told else {
      throw Violation(
        .monotony,
        "message \(sequence) is \(message.status?.rawValue ?? "no outbound one"), its events say "
          + (told?.rawValue ?? "the same"),
        in: known.name
      )
    }
  }

  /// A message comes further.
  static func check(
    status: DeliveryStatus,
    of sequence: Int,
    in known: ConversationModel
  ) throws(Violation) {
    guard sequence >= 1, sequence <= known.shadow.statuses.count,
      let before = known.shadow.statuses[sequence - 1]
    else {
      throw Violation(.monotony, "message \(sequence) never went out", in: known.name)
    }
    guard status.rank > before.rank else {
      throw Violation(
        .monotony,
        "message \(sequence) goes from \(before.rawValue) back to \(status.rawValue)",
        in: known.name
      )
    }
  }

  static func check(
    _ record: Conversation,
    after before: Conversation?,
    in known: ConversationModel
  ) throws(Violation) {
    guard let before else { return }
    guard record.changedAt >= before.changedAt, record.messageCount >= before.messageCount,
      record.offerCount >= before.offerCount, record.reopenCount >= before.reopenCount
    else {
      throw Violation(.monotony, "time or a count runs backwards for it", in: known.name)
    }
  }

  static func check(_ record: Agent, after before: Agent?) throws(Violation) {
    guard let before else { return }
    let isBackwards = ChannelClass.allCases.contains { channelClass in
      record.availability[channelClass].since < before.availability[channelClass].since
    }
    let offered = (record.lastOfferedAt?.milliseconds ?? 0, before.lastOfferedAt?.milliseconds ?? 0)
    let ended = (
      record.lastContactEndedAt?.milliseconds ?? 0, before.lastContactEndedAt?.milliseconds ?? 0
    )
    guard !isBackwards, offered.0 >= offered.1, ended.0 >= ended.1 else {
      throw Violation(.monotony, "time runs backwards for \(record.id)")
    }
  }
}
