public import ChannelAdapters
public import ConversationCore

/// Names the mails that leave, so that an answer proves which of our messages it answers.
///
/// A `Message-ID` is `<CONVERSATION.SEQUENCE.CODE@domain>`, where the code is an HMAC-SHA-256 cut
/// to 80 bits, in base 32. Whoever has seen one mail knows that one name and can make no other;
/// and the thread is found again even by a store that has lost its references. The same, with a code
/// of its own, stands behind the plus sign of a signed reply address.
public struct OwnMessageIDs: Sendable {
  /// The domain on the right of the names, in lower case.
  public let domain: String

  private let newest: Secret
  private let older: [Secret]

  /// How many bytes of the code are kept: 80 bits.
  private static let codeBytes = 10

  /// What a code is for: one never passes for the other.
  private enum Purpose: String {
    case messageID = "message-id"
    case replyAddress = "reply-address"
  }

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

  // MARK: Message-ID

  /// The name of a mail, the same each time, with angle brackets.
  public func messageID(of message: MessageID) -> String {
    "<\(token(of: message, for: .messageID))@\(domain)>"
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
    guard sides.count == 2, sides[1].utf8.elementsEqual(domain.utf8) else { return nil }
    return message(sides[0], for: .messageID)
  }

  // MARK: Reply addresses

  /// The most bytes before the `@` of an address (RFC 5321 section 4.5.3.1.1).
  private static let longestLocalPart = 64

  /// The address of a mailbox to which answers to a mail may go: `support+TOKEN@example.com`.
  ///
  /// `nil` where the token does not fit: a local part has 64 bytes, of which a mailbox may have 15.
  /// Its server must deliver addresses with a plus sign to the mailbox before it.
  public func replyAddress(of message: MessageID, at mailbox: String) -> String? {
    guard let at = mailbox.lastIndex(of: "@") else { return nil }
    let local = "\(mailbox[..<at])+\(token(of: message, for: .replyAddress))"
    return local.utf8.count <= Self.longestLocalPart ? local + mailbox[at...] : nil
  }

  /// The message whose answers go to an address, or `nil` if it has no token of ours.
  public func message(answeredAt address: String) -> MessageID? {
    let address = address.lowercased()
    guard address.utf8.count <= MailAddress.longest, let at = address.lastIndex(of: "@"),
      let plus = address[..<at].firstIndex(of: "+")
    else { return nil }
    return message(address[address.index(after: plus)..<at], for: .replyAddress)
  }

  // MARK: Tokens

  private func token(of message: MessageID, for purpose: Purpose) -> String {
    "\(message).\(code(of: message, for: purpose, with: newest))"
  }

  /// The message of a token in lower case, if its code is one of ours.
  private func message(_ token: Substring, for purpose: Purpose) -> MessageID? {
    guard let dot = token.lastIndex(of: "."), let message = MessageID(String(token[..<dot])) else {
      return nil
    }
    let stated = Array(token[token.index(after: dot)...].utf8)
    var isOurs = false
    for secret in [newest] + older {
      let code = Array(code(of: message, for: purpose, with: secret).utf8)
      isOurs = ConstantTime.areEqual(code, stated) || isOurs
    }
    return isOurs ? message : nil
  }

  private func code(of message: MessageID, for purpose: Purpose, with secret: Secret) -> String {
    let text = Array("\(purpose.rawValue)\n\(message)@\(domain)".utf8)
    let digest = secret.withBytes { KeyedHasher<SHA256Hasher>.code(for: text, key: $0) }
    return Base32.encode(digest.bytes.prefix(Self.codeBytes))
  }
}
