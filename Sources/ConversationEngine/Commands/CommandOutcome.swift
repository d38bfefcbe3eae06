public import ConversationCore

/// What a command has done.
public struct CommandOutcome: Hashable, Sendable {
  /// The conversation it changed or started.
  public let conversation: ConversationID?
  /// The message it appended.
  public let message: MessageID?
  /// The ticket it opened or changed.
  public let ticket: TicketID?
  /// Whether it had been carried out before, under the same idempotency key: the rest is what came
  /// of it then.
  public let isRepeated: Bool

  init(
    conversation: ConversationID? = nil,
    message: MessageID? = nil,
    ticket: TicketID? = nil,
    isRepeated: Bool = false
  ) {
    self.conversation = conversation
    self.ticket = ticket
    self.message = message
    self.isRepeated = isRepeated
  }
}

/// A command that was carried out, and what it leaves for routing.
struct Performed: Sendable {
  let outcome: CommandOutcome
  let work: RoutingWork

  init(_ outcome: CommandOutcome, _ work: RoutingWork = RoutingWork()) {
    self.outcome = outcome
    self.work = work
  }
}
