/// What a run has come to.
public struct SimulationCounts: Hashable, Sendable {
  /// Operations that were carried out.
  public var steps = 0
  /// Conversations that were opened.
  public var conversations = 0
  /// Messages of customers that were stored.
  public var messagesIn = 0
  /// Messages that the provider was handed.
  public var messagesOut = 0
  /// Replies that programs have sent by themselves.
  public var autoReplies = 0
  /// Second copies that were recognised.
  public var duplicates = 0
  /// Offers that were made.
  public var offers = 0
  /// Commands that were refused.
  public var refusals = 0
  /// Failures of the storage that were simulated.
  public var faults = 0
  /// Events that were recorded.
  public var events = 0

  /// Nothing yet.
  public init() {}

  /// Adds what another run has come to.
  public static func += (sum: inout Self, other: Self) {
    sum.steps += other.steps
    sum.conversations += other.conversations
    sum.messagesIn += other.messagesIn
    sum.messagesOut += other.messagesOut
    sum.autoReplies += other.autoReplies
    sum.duplicates += other.duplicates
    sum.offers += other.offers
    sum.refusals += other.refusals
    sum.faults += other.faults
    sum.events += other.events
  }
}
