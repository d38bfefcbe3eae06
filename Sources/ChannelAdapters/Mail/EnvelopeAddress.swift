/// An address of an SMTP envelope, safe to hand to a program or to a server.
///
/// It is what stands between `<` and `>` in `MAIL FROM` and `RCPT TO`; the `From` and `To` of the
/// message itself are something else. UTF-8 is taken as it is (RFC 6531). Quoted local parts such
/// as `"a b"@example.com` are refused: nobody uses them but attackers.
public struct EnvelopeAddress: Sendable {
  /// The longest address, in bytes (RFC 5321 section 4.5.3.1.3, without the angle brackets).
  public static let longest = 254

  /// The address as it was given.
  public let text: String

  /// Checks an address.
  ///
  /// - Throws: ``MailEnvelopeError`` when it has no local part or no domain, is too long, begins
  ///   like an option, a pipe or a path, or holds white space, a control character or quotes.
  public init(_ text: String) throws(MailEnvelopeError) {
    guard text.utf8.count <= Self.longest else { throw MailEnvelopeError(.addressTooLong) }
    guard text.unicodeScalars.allSatisfy(Self.mayStandInAddress) else {
      throw MailEnvelopeError(.forbiddenCharacter)
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].first, let domainFirst = parts[1].first else {
      throw MailEnvelopeError(.notAnAddress)
    }
    // `-x` is an option to most programs, `|x` and `/x` a program and a file to some old ones.
    guard !"-|/".utf8.contains(first), !"-.".utf8.contains(domainFirst) else {
      throw MailEnvelopeError(.forbiddenFirstCharacter)
    }
    self.text = text
  }

  private static func mayStandInAddress(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned,
      .spaceSeparator, .lineSeparator, .paragraphSeparator:
      false
    default:
      !"\"\\<>(),;".unicodeScalars.contains(scalar)
    }
  }
}

extension EnvelopeAddress: Hashable {
  /// Compares byte by byte; whether case matters is the receiving server's affair.
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 {
      hasher.combine(byte)
    }
  }
}

extension EnvelopeAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// Always `‹redacted›`: an address is personal data.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { "‹redacted›" }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
