/// What a mail server or a mail program reports of a mail of ours: that it failed, is late, has
/// arrived (RFC 3464), or was displayed (RFC 8098).
public struct MailBounce: Hashable, Sendable {
  /// What became of the mail.
  @nonexhaustive
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// It will not be delivered.
    case failed
    /// It has not been delivered yet, and will be tried again.
    case delayed
    /// It has been delivered.
    case delivered
    /// It has been handed on to a server that sends no reports.
    case relayed
    /// It has been delivered to the members of a list.
    case expanded
    /// Its recipient has displayed it.
    case displayed
    /// Something else that a recipient's program has done with it.
    case other
  }

  /// What is reported of one recipient.
  public struct Recipient: Hashable, Sendable {
    /// The address, as the report has it.
    public let address: String
    /// What became of the mail.
    public let action: Action
    /// The status code of RFC 3463, such as `5.1.1`, where one is stated.
    public let status: String?
    /// What the other server said.
    public let diagnostic: String?

    /// Whether trying again is in vain: the status begins with 5, or there is none and it failed.
    public var isPermanent: Bool { status.map { $0.hasPrefix("5") } ?? (action == .failed) }
  }

  /// The recipients, in the report's order; at most a hundred.
  public let recipients: [Recipient]

  /// The identifier of the mail that it is about, with angle brackets.
  public let originalMessageID: String?

  /// What became of the mail for the recipient who had the worst of it.
  public var action: Action {
    [.failed, .delayed, .delivered, .displayed, .relayed, .expanded]
      .first { action in recipients.contains { $0.action == action } } ?? .other
  }

  /// The status code that belongs to ``action``.
  public var status: String? {
    let action = action
    return recipients.first { $0.action == action && $0.status != nil }?.status
  }

  init(recipients: [Recipient], originalMessageID: String?) {
    self.recipients = recipients
    self.originalMessageID = originalMessageID
  }
}
