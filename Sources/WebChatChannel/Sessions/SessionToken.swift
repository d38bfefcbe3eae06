import ChannelAdapters

/// What a browser keeps to be known again: 256 random bits, and nothing about anybody.
///
/// The server keeps the hash alone. It travels in frames and headers, never in a URL, which ends up
/// in logs and in the `Referer` of the next request.
public struct SessionToken: Sendable {
  private static let prefix = "s1."
  private static let byteCount = 32

  private let bytes: [UInt8]

  /// Makes a token from chance that is handed in; a server hands in the system's.
  public init(using chance: inout some RandomNumberGenerator) {
    var bytes: [UInt8] = []
    while bytes.count < Self.byteCount {
      let word = chance.next()
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    self.bytes = bytes
  }

  /// Reads what a browser has sent; `nil` for anything that is no token.
  public init?(_ text: String) {
    guard text.utf8.count == Self.prefix.utf8.count + 43, text.utf8.starts(with: Self.prefix.utf8),
      let bytes = try? Base64Coding.decode(
        String(text.dropFirst(Self.prefix.count)),
        alphabet: .urlSafe
      ), bytes.count == Self.byteCount
    else { return nil }
    self.bytes = bytes
  }

  /// The token as text, for the browser alone: 46 characters.
  public var text: String { Self.prefix + Base64Coding.encode(bytes, alphabet: .urlSafe) }

  /// What the server keeps: the SHA-256 of the bits, in hexadecimal.
  public var hash: String { SHA256Hasher.digest(of: bytes).hexadecimal }
}

extension SessionToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
