/// The addresses of a field such as `To`, in one pass (RFC 5322 section 3.4).
///
/// Groups are read as their members; comments, routes and quotes are understood; what is no
/// address is skipped.
struct AddressList {
  private(set) var addresses: [MailAddress] = []
  /// Whether something stands between them that is no address.
  private(set) var isDamaged = false
  private let limit: Int

  private var phrase: [UInt8] = []
  private var comment: [UInt8] = []
  private var angle: [UInt8]?
  private var isInAngle = false

  /// Reads a field.
  ///
  /// - Throws: ``MailError`` for more addresses than the limit.
  init(_ value: [UInt8], limit: Int) throws(MailError) {
    self.limit = limit
    var isQuoted = false
    var isEscaped = false
    var commentDepth = 0
    for byte in value {
      if isEscaped {
        isEscaped = false
        add(byte, isComment: commentDepth > 0, isQuoted: true)
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where isQuoted || commentDepth > 0: isEscaped = true
      case UInt8(ascii: "\"") where commentDepth == 0: isQuoted.toggle()
      case _ where isQuoted: add(byte, isQuoted: true)
      case UInt8(ascii: "("): commentDepth += 1
      case UInt8(ascii: ")") where commentDepth > 0: commentDepth -= 1
      case _ where commentDepth > 0: add(byte, isComment: true)
      case UInt8(ascii: "<"):
        angle = []
        isInAngle = true
      case UInt8(ascii: ">"): isInAngle = false
      case UInt8(ascii: ":") where isInAngle:
        // A route of old: `<@a,@b:c@d>`.
        angle = []
      case UInt8(ascii: ":"):
        // The name of a group ends.
        phrase = []
      case UInt8(ascii: ",") where !isInAngle, UInt8(ascii: ";") where !isInAngle: try close()
      default: add(byte)
      }
    }
    try close()
  }

  private mutating func add(_ byte: UInt8, isComment: Bool = false, isQuoted: Bool = false) {
    if isComment {
      comment.append(byte)
    } else if isInAngle {
      // A blank in quotes is part of the address, and makes it one that is not taken.
      if isQuoted || !Self.isBlank(byte) { angle?.append(byte) }
    } else {
      phrase.append(byte)
    }
  }

  private mutating func close() throws(MailError) {
    defer {
      phrase = []
      comment = []
      angle = nil
      isInAngle = false
    }
    let found =
      if let angle {
        MailAddress(angle, name: EncodedWords.text(phrase))
      } else {
        MailAddress(Self.trimmed(phrase), name: EncodedWords.text(comment))
      }
    guard let found else {
      isDamaged = isDamaged || angle?.isEmpty == false || phrase.contains { !Self.isBlank($0) }
      return
    }
    guard addresses.count < limit else { throw MailError(.tooManyAddresses(limit: limit)) }
    addresses.append(found)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return bytes[start..<end]
  }
}
