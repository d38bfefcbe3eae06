import ChannelAdapters

/// Names a file in a mail: the hash of the mail's bytes, and the position of the part.
///
/// The SDK does not keep mails. A host that stores each one under its hash can open any file in it
/// later: `try MailMessage(parsing: bytes).parts[reference.part].content`.
public struct MailFileReference: Hashable, Sendable, LosslessStringConvertible {
  /// The SHA-256 of the mail, in lower-case hexadecimal digits.
  public let mail: String

  /// The position in ``MailMessage/parts``.
  public let part: Int

  /// Names a part of a mail.
  public init(mail bytes: [UInt8], part: Int) {
    self.init(hash: SHA256Hasher.digest(of: bytes).hexadecimal, part: part)
  }

  init(hash: String, part: Int) {
    mail = hash
    self.part = part
  }

  /// `HASH/PART`, the form that stands in an attachment's reference.
  public var description: String { "\(mail)/\(part)" }

  /// Reads `HASH/PART`; `nil` for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let hash = try? HexadecimalCoding.decode(String(parts[0])),
      hash.count == SHA256Hasher.digestByteCount, let part = Int(parts[1]), part >= 0,
      "\(HexadecimalCoding.encode(hash))/\(part)" == description
    else { return nil }
    self.init(hash: String(parts[0]), part: part)
  }
}
