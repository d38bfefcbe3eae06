/// An identifier that the host owns: a short text such as an agent's login or a queue's name.
///
/// Each kind is a type of its own, so that a queue's identifier can never pass for an agent's. Two
/// identifiers are equal when their UTF-8 bytes are: unlike `String`, canonically equivalent
/// spellings (`é` and `e` + accent) stay two identifiers, as they do in a database.
public protocol HostIdentifier:
  RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
  ExpressibleByStringLiteral
where RawValue == String {
  /// Creates the identifier from the host's text.
  init(rawValue: String)
}

extension HostIdentifier {
  /// Creates the identifier from the host's text.
  public init(_ text: String) { self.init(rawValue: text) }

  /// Creates the identifier from a literal.
  public init(stringLiteral text: String) { self.init(rawValue: text) }

  /// The host's text.
  public var description: String { rawValue }

  /// Compares byte by byte.
  @inlinable
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue.hasSameBytes(as: rhs.rawValue)
  }

  /// Orders byte by byte.
  @inlinable
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue.precedesInBytes(rhs.rawValue)
  }

  /// Feeds the text to a hasher; equal bytes give equal hashes.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// Reads the identifier from a single text.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the identifier as a single text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
