/// What must always be so, with the numbers of the specification.
@nonexhaustive
public enum Invariant: Int, Hashable, Sendable, Codable, CaseIterable, CustomStringConvertible {
  /// Of each time a conversation waits, at most one offer is accepted; there is one owner.
  case noDoubleAccept = 1
  /// An offer ends exactly once, and is accepted only before it expires.
  case offersEndOnce = 2
  /// The slots of an agent are what their conversations say, and within the limits.
  case capacity = 3
  /// What was acknowledged is in its conversation.
  case noLostMessage = 4
  /// What is stored has a cause, once.
  case noPhantom = 5
  /// Messages are numbered without gaps, never change, and leave in order.
  case order = 6
  /// Of each occasion, one automatic reply at most; none to whom has opted out.
  case autoReply = 7
  /// No card number is stored, sent or told where they are redacted.
  case masking = 8
  /// Every change of a stage is in the table of transitions.
  case legality = 9
  /// What can go on goes on.
  case liveness = 10
  /// The events tell the state, and the same seed tells the same events.
  case determinism = 11
  /// Versions, cursors, times and statuses only grow.
  case monotony = 12
  /// Tenants of one database know nothing of each other.
  case tenantIsolation = 13

  /// The number and what it is about.
  public var description: String {
    let name =
      switch self {
      case .noDoubleAccept: "no double accept"
      case .offersEndOnce: "offers end exactly once"
      case .capacity: "capacity"
      case .noLostMessage: "no lost message"
      case .noPhantom: "no phantom, no duplicate"
      case .order: "order in a conversation"
      case .autoReply: "automatic replies"
      case .masking: "masking"
      case .legality: "legality of transitions"
      case .liveness: "liveness"
      case .determinism: "determinism"
      case .monotony: "monotony"
      case .tenantIsolation: "tenant isolation"
      }
    return "invariant \(rawValue), \(name)"
  }
}

/// An invariant that does not hold, and what shows it.
struct Violation: Error {
  let invariant: Invariant
  let detail: String
  /// The conversation in which it shows, if it is one.
  var conversation: ConversationName?

  init(_ invariant: Invariant, _ detail: String, in conversation: ConversationName? = nil) {
    self.invariant = invariant
    self.detail = detail
    self.conversation = conversation
  }
}
