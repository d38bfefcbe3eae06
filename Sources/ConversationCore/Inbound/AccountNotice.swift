/// Something that a provider reports about the business's account, page or number, and not about any
/// conversation: a warning, a restriction, a decision about a template.
public struct AccountNotice: Hashable, Sendable {
  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point or account it is about.
  public let recipient: String
  /// What it is about, in the provider's word, such as `policy-enforcement`.
  public let kind: String
  /// What was decided, in the provider's words, such as `block`; without data of customers.
  public let detail: String?

  /// Describes a notice.
  public init(channel: ChannelKind, recipient: String, kind: String, detail: String? = nil) {
    self.channel = channel
    self.recipient = recipient
    self.kind = kind
    self.detail = detail
  }
}
