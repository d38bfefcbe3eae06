/// What an inbox does about visitors of a web site who go away (H-16, A-37, S-09).
public struct VisitorPolicy: Hashable, Sendable {
  /// How long visitors may be still before they count as away, or as gone; the chat's server has the
  /// same.
  public var presence: PresencePolicy
  /// When answers go after a visitor by email.
  public var answers: AnswerPolicy
  /// The mailbox that they leave by.
  ///
  /// It is an entry point of the same inbox, so that what comes back finds the conversation. `nil` for
  /// none: answers wait in the chat.
  public var mailbox: EntryPointID?

  /// Creates a policy; without a mailbox, no email is sent.
  public init(
    presence: PresencePolicy = PresencePolicy(),
    answers: AnswerPolicy = AnswerPolicy(),
    mailbox: EntryPointID? = nil
  ) {
    self.presence = presence
    self.answers = answers
    self.mailbox = mailbox
  }
}
