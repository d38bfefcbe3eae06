/// An address in a mail's header.
public struct MailAddress: Hashable, Sendable {
  /// The longest address, in bytes (RFC 5321 section 4.5.3.1.3).
  public static let longest = 254

  /// The address as it was written.
  public let address: String

  /// The name beside it.
  public let name: String?

  /// Takes an address; `nil` unless it has one `@` with something on both sides, at most 254
  /// bytes, and neither blanks nor control characters.
  init?(_ bytes: some Collection<UInt8>, name: String?) {
    guard bytes.count <= Self.longest, let text = String(validating: bytes, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ Self.mayStandInAddress($0) })
    else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    address = text
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The form by which two spellings are one mailbox: all in lower case.
  public var normalized: String { address.lowercased() }

  private static func mayStandInAddress(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned,
      .spaceSeparator, .lineSeparator, .paragraphSeparator:
      false
    default: !"<>(),;:\"\\".unicodeScalars.contains(scalar)
    }
  }
}

extension MailAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: an address is personal data.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
