/// The digits of a number as somebody wrote it.
struct WrittenNumber {
  /// The digits, at most as many as an international number may have.
  let digits: String
  /// Whether it begins with `+`.
  let isInternational: Bool

  /// Reads digits with the usual separators between them.
  ///
  /// - Throws: ``PhoneNumberError`` `forbiddenCharacter` or `tooLong`.
  init(_ text: String) throws(PhoneNumberError) {
    // Digits that lead out of a country come before the number itself.
    let limit = PhoneNumber.internationalDigits.upperBound
    var digits: [UInt8] = []
    var isInternational = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        digits.append(UInt8(truncatingIfNeeded: scalar.value))
        guard digits.count <= (isInternational ? limit : limit + 5) else {
          throw PhoneNumberError(.tooLong)
        }
      case "+" where digits.isEmpty && !isInternational:
        isInternational = true
      case " ", "-", ".", "/", "(", ")", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2013}":
        continue
      default:
        throw PhoneNumberError(.forbiddenCharacter)
      }
    }
    self.digits = String(decoding: digits, as: UTF8.self)
    self.isInternational = isInternational
  }
}
