import ChannelAdapters

/// What makes a second copy of a mail a duplicate: its identifier with a hash of its content.
///
/// Some programs give all their mails one identifier: by it alone, the second would be lost. A copy
/// that came by another way has the same content, but for what servers write above it.
struct MailIdentity {
  private static let separator = ";sha256:"

  /// The text under which a mail is known.
  let externalID: String

  init(_ mail: MailMessage) {
    let hash = mail.contentHash.hexadecimal
    externalID =
      Self.bracketed(mail.messageID).map { "\($0)\(Self.separator)\(hash)" }
      ?? String("\(Self.separator)\(hash)".dropFirst())
  }

  /// The identifier that an answer names, with angle brackets; `nil` for a mail that had none.
  static func messageID(in externalID: String) -> String? {
    let text = externalID.utf8
    guard text.first == UInt8(ascii: "<"), let end = text.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let identifier = externalID[...end]
    let rest = externalID[externalID.index(after: end)...]
    let isOne =
      identifier.utf8.count <= MessageIdentifiers.longest - 20
      && identifier.utf8.allSatisfy { (0x21...0x7e).contains($0) }
      && (rest.isEmpty || rest.utf8.starts(with: separator.utf8))
    return isOne ? String(identifier) : nil
  }

  /// An identifier with angle brackets, whether its author has written them or not.
  static func bracketed(_ identifier: String?) -> String? {
    identifier.map { $0.hasPrefix("<") && $0.hasSuffix(">") ? $0 : "<\($0)>" }
  }
}
