public import ChannelAdapters
public import ConversationCore

/// Names the mails that leave, so that an answer proves which of our messages it answers.
///
/// A `Message-ID` is `<CONVERSATION.SEQUENCE.CODE@domain>`, where the code is an HMAC-SHA-256 cut
/// to 80 bits, in base 32. Whoever has seen one mail knows that one name and can make no other;
/// and the thread is found again even by a store that has lost its references.
public struct OwnMessageIDs: Sendable {
  /// The domain on the right of the names, in lower case.
  public let domain: String

  private let newest: Secret
  private let older: [Secret]

  /// How many bytes of the code are kept: 80 bits.
  private static let codeBytes = 10

  /// Names mails of a domain.
  ///
  /// - Parameters:
  ///   - domain: A domain of the business, in ASCII.
  ///   - newest: The secret that names are made with.
  ///   - older: Secrets whose names are still recognised: customers answer mails of years ago.
  /// - Throws: ``EmailSetupError`` `invalidDomain` for what cannot stand behind an `@`.
  public init(
    domain: String,
    newest: Secret,
    older: [Secret] = []
  ) throws(EmailSetupError) {
    let isDomain = domain.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isDomain, (1...253).contains(domain.utf8.count) else {
      throw EmailSetupError(.invalidDomain)
    }
    self.domain = domain.lowercased()
    self.newest = newest
    self.older = older
  }

  /// The name of a mail, the same each time, with angle brackets.
  public func messageID(of message: MessageID) -> String {
    "<\(message).\(code(of: message, with: newest))@\(domain)>"
  }

  /// The message that a name stands for, or `nil` if it is none of ours.
  public func message(named messageID: String) -> MessageID? {
    guard messageID.utf8.count <= 512, messageID.hasPrefix("<"), messageID.hasSuffix(">") else {
      return nil
    }
    let sides = messageID.dropFirst().dropLast().lowercased().split(
      separator: "@",
      omittingEmptySubsequences: false
    )
    guard sides.count == 2, sides[1].utf8.elementsEqual(domain.utf8),
      let dot = sides[0].lastIndex(of: "."),
      let message = MessageID(String(sides[0][..<dot]))
    else { return nil }
    let stated = Array(sides[0][sides[0].index(after: dot)...].utf8)
    var isOurs = false
    for secret in [newest] + older {
      let code = Array(code(of: message, with: secret).utf8)
      isOurs = ConstantTime.areEqual(code, stated) || isOurs
    }
    return isOurs ? message : nil
  }

  private func code(of message: MessageID, with secret: Secret) -> String {
    let text = Array("message-id\n\(message)@\(domain)".utf8)
    let digest = secret.withBytes { KeyedHasher<SHA256Hasher>.code(for: text, key: $0) }
    return Base32.encode(digest.bytes.prefix(Self.codeBytes))
  }
}
