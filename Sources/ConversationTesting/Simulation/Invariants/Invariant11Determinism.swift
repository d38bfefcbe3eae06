import ConversationCore
import ConversationStorage

/// Invariant 11: who replays the events has the state.
///
/// That the same seed gives the same events is seen by running it twice.
enum Invariant11Determinism {
  /// An event of the sequence is the next one of those that were committed; after them come those of
  /// deliveries.
  static func check(
    _ recorded: RecordedEvent,
    isNextOf committed: inout ArraySlice<Event>,
    of batch: ChangeBatch
  ) throws(Violation) {
    var isDelivery = false
    if case .conversation(_, .deliveryChanged) = recorded.event { isDelivery = true }
    let next = committed.popFirst()
    guard next.map({ $0 == recorded.event }) ?? isDelivery, recorded.at == batch.at else {
      throw Violation(
        .determinism,
        "event \(recorded.cursor.position) is another one than was committed"
      )
    }
  }

  /// Nothing of what was committed is missing.
  static func checkNone(of rest: ArraySlice<Event>) throws(Violation) {
    guard rest.isEmpty else {
      throw Violation(.determinism, "\(rest.count) events that were committed are missing")
    }
  }

  static func check(_ record: Conversation, of known: ConversationModel) throws(Violation) {
    let shadow = known.shadow
    guard record.stage.name == shadow.stage, record.guest == shadow.guest else {
      throw Violation(
        .determinism,
        "the record is \(record.stage.name.rawValue), its events say \(shadow.stage.rawValue)",
        in: known.name
      )
    }
    guard record.messageCount == shadow.statuses.count, record.offerCount == shadow.offerCount
    else {
      throw Violation(
        .determinism,
        "the record has \(record.messageCount) messages and \(record.offerCount) offers, its events "
          + "tell of \(shadow.statuses.count) and \(shadow.offerCount)",
        in: known.name
      )
    }
    let wrappingUp = record.legs.lazy.filter { $0.wrapUp != nil }.map(\.agent)
    let agrees = wrappingUp.allSatisfy(shadow.wrappingUp.contains)
    guard agrees, wrappingUp.count == shadow.wrappingUp.count else {
      throw Violation(
        .determinism,
        "other agents wrap it up than its events say",
        in: known.name
      )
    }
  }

  /// What is stored is what was committed.
  static func check<Record: Equatable>(
    stored: Record,
    committed: Record?,
    what: String,
    in name: ConversationName?
  ) throws(Violation) {
    guard stored == committed else {
      throw Violation(.determinism, "\(what) is stored otherwise than it was committed", in: name)
    }
  }
}
