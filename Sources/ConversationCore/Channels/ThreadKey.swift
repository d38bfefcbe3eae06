/// A unique row that points to a conversation: how an inbound message finds its way.
///
/// A conversation has one key for channel, entry point and customer's address, and one for each
/// reference by which an answer may name it (an email's `Message-ID`).
public struct ThreadKey: HostIdentifier {
  /// The text of the row.
  public let rawValue: String

  /// Creates a key from a stored text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The key of a customer's address at an entry point, which is named by what the provider calls
  /// it: so that one look-up finds the entry point and the conversation at once.
  public static func address(
    _ address: ChannelAddress,
    at identity: String,
    channel: ChannelKind
  ) -> Self {
    // The address as its own key has it.
    let text = KeyText.joining(
      "a",
      channel.rawValue,
      identity,
      address.kind.rawValue,
      address.scope ?? "",
      address.value
    )
    return Self(rawValue: text)
  }

  /// The key of a reference that an answer at this entry point may quote.
  public static func reference(
    _ reference: String,
    at identity: String,
    channel: ChannelKind
  ) -> Self {
    Self(rawValue: KeyText.joining("r", channel.rawValue, identity, reference))
  }
}
