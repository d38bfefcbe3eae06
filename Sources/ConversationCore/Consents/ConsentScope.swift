/// For whom and for what a consent holds: one customer's address, and who writes to it.
///
/// Somebody who has opted out of one number of a business may still want messages of another: the
/// consent is per sender. Where a provider keeps consents for a group of numbers (a messaging
/// service), the group is the sender.
public struct ConsentScope: Hashable, Sendable, Codable {
  /// The channel.
  public let channel: ChannelKind
  /// Who writes: what the provider calls the entry point, or the group of numbers.
  public let sender: String
  /// The customer's address.
  public let address: ChannelAddress

  /// Names a scope.
  public init(channel: ChannelKind, sender: String, address: ChannelAddress) {
    self.channel = channel
    self.sender = sender
    self.address = address
  }

  /// The scope of a message from a customer.
  public init(of message: InboundMessage) {
    self.init(
      channel: message.channel,
      sender: message.recipientGroup ?? message.recipient,
      address: message.sender
    )
  }

  /// The scope of a message to a customer.
  ///
  /// `group`: the group of numbers that the entry point belongs to, as the adapter knows it.
  public init(from entryPoint: EntryPoint, group: String? = nil, to address: ChannelAddress) {
    self.init(
      channel: entryPoint.channel,
      sender: group ?? entryPoint.identity.value,
      address: address
    )
  }

  /// One text that tells two scopes apart.
  public var key: String {
    // The address comes last: it is the customer's, and may hold any character.
    KeyText.joining(channel.rawValue, sender, address.key)
  }
}
