/// A customer's name as it came, and whether it is a name at all.
///
/// People who write by SMS have no name; systems then put their number in its place. Such a "name"
/// is masked like a number, and any other is never touched (V-30, A-17).
public struct DisplayName: Hashable, Sendable {
  /// The name as it came.
  public let text: String

  /// Wraps a name.
  /// - Parameter text: The name as it came.
  public init(_ text: String) { self.text = text }

  /// Whether the name is a phone number: it has the shape of one (an optional `+`, digits and phone
  /// punctuation, 7 to 15 digits), or no letters and, with five digits or more, the digits of the
  /// customer's number.
  /// - Parameter number: The customer's number or id, if there is one.
  /// - Returns: Whether it has to be masked.
  public func isNumber(ofCustomer number: String?) -> Bool {
    let facts = Facts(text)
    if facts.hasPhoneShape && (7...15).contains(facts.digits.count) { return true }
    guard let number, !facts.hasLetters, facts.digits.count >= 5 else { return false }
    return facts.digits == Facts(number).digits
  }

  /// One or two capital letters for a picture: of the first and the last word, or of the only one;
  /// `#` for a name that is a number or empty, so that digits never show in initials (A-13).
  /// - Parameter number: The customer's number or id, if there is one.
  /// - Returns: One or two capital letters, or `#`.
  public func initials(ofCustomer number: String? = nil) -> String {
    if isNumber(ofCustomer: number) { return "#" }
    let words = text.split { $0.isWhitespace }.compactMap { word in word.first { $0.isLetter } }
    guard let first = words.first, let last = words.last else { return "#" }
    func capital(_ letter: Character) -> String { String(letter.uppercased().prefix(1)) }
    return words.count > 1 ? capital(first) + capital(last) : capital(first)
  }

  /// Whether something stands before the last at sign.
  static func hasLocalPart(_ address: String) -> Bool {
    ByteView.lend(address) { bytes in
      var at = bytes.count - 1
      while at > 0 && !bytes.isAt(at: at) { at -= 1 }
      return at > 0
    }
  }

  /// What a text is made of.
  private struct Facts {
    var digits: [UInt8] = []
    var hasLetters = false
    /// Nothing but digits, phone punctuation and, in front, a plus sign.
    var hasPhoneShape = true

    init(_ text: String) {
      ByteView.lend(text) { bytes in
        var index = 0
        while index < bytes.count {
          if let (value, length) = bytes.digit(at: index) {
            digits.append(value)
            index += length
            continue
          }
          let (value, length) = bytes.scalar(at: index)
          if ScalarClass.isAddressLetter(value) || ScalarClass.isSpacedLetter(value) {
            hasLetters = true
          }
          if !Self.isPunctuation(value, isFirst: digits.isEmpty) { hasPhoneShape = false }
          index += length
        }
      }
    }

    private static func isPunctuation(_ value: UInt32, isFirst: Bool) -> Bool {
      switch value {
      case 0x2B, 0xFF0B: isFirst
      case 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x5F: true
      default:
        ScalarClass.isSpace(value) || (value >= 0x80 && ScalarClass.isWideDash(value))
          || (value >= 0x80 && ScalarClass.isInvisible(value))
      }
    }
  }
}
