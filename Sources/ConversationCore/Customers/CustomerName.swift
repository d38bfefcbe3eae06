/// A customer's display name, and where it came from.
public struct CustomerName: Hashable, Sendable, Codable {
  /// Who supplied a name.
  @nonexhaustive
  public enum Source: String, Hashable, Sendable, Codable {
    /// The channel's profile, such as a mail's From header.
    case channelProfile
    /// The customer, in a contact form.
    case visitorProvided
    /// The host's own system.
    case integration
    /// An agent, in the customer's card.
    case agentEntered
  }

  /// The name as it is shown.
  public let text: String
  /// Who supplied it.
  public let source: Source

  /// Creates a name.
  public init(_ text: String, source: Source) {
    self.text = text
    self.source = source
  }

  /// Up to two letters for the customer's bubbles (V-05, A-13).
  public var initials: String { Self.initials(of: text) }

  /// The initials of a name: the first letters of its first and last word, in upper case.
  ///
  /// A name without a letter, such as a phone number or nothing at all, gives `#`, so that digits
  /// never leak through initials.
  public static func initials(of name: String) -> String {
    let letters = name.split(whereSeparator: \.isWhitespace)
      .compactMap { word in word.first(where: \.isLetter) }
    guard let first = letters.first, let last = letters.last else { return "#" }
    // One letter may become two in upper case (ß): the first stands for it.
    let shown = letters.count > 1 ? [first, last] : [first]
    return shown.map { String($0.uppercased().prefix(1)) }.joined()
  }
}
