import ConversationCore

/// Invariant 11: who replays the events has the state.
///
/// That the same seed gives the same events is seen by running it twice.
enum Invariant11Determinism {
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
