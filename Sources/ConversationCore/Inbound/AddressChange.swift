/// That a customer is known by another address from now on: a provider has given them another
/// identifier, or they have another number.
public struct AddressChange: Hashable, Sendable {
  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point.
  public let recipient: String
  /// The address that the customer had.
  public let old: ChannelAddress
  /// The address that they have now.
  public let new: ChannelAddress

  /// Describes a change.
  public init(
    channel: ChannelKind,
    recipient: String,
    from old: ChannelAddress,
    to new: ChannelAddress
  ) {
    self.channel = channel
    self.recipient = recipient
    self.old = old
    self.new = new
  }
}
