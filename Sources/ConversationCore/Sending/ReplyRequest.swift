/// A prepared reply that an advisor wants sent: a request for a photo, an approval, a payment (P-12,
/// P-13, P-16).
public struct ReplyRequest: Hashable, Sendable, Codable {
  /// To whom it goes.
  @nonexhaustive
  public enum Destination: Hashable, Sendable, Codable {
    /// To the customer of a conversation in which the advisor takes part.
    case conversation(ConversationID)
    /// To an address, from an entry point: a conversation is started with it.
    case address(ChannelAddress, from: EntryPointID)
  }

  /// The word of the trigger, such as `requestPhotoOrVideo`.
  public let trigger: String
  /// To whom it goes.
  public let destination: Destination
  /// What the fields of its text hold, by their names, such as `link`.
  public let values: [String: String]

  /// Describes a request.
  public init(trigger: String, to destination: Destination, values: [String: String] = [:]) {
    self.trigger = trigger
    self.destination = destination
    self.values = values
  }
}
