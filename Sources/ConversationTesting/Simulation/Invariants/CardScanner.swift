/// Looks for card numbers in any text, in a way of its own: what it is to check is not used by it.
///
/// Runs of 15 or 16 digits of the schemes that a simulation has, with a space or a hyphen between them,
/// whose check digit is right. Digits that touch a letter are a part of a name, such as an identifier.
enum CardScanner {
  static func hasCardNumber(_ text: String) -> Bool {
    var run = Run()
    var isAfterLetter = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if run.digits.isEmpty { run.isGlued = isAfterLetter }
        run.digits.append(Int(byte - UInt8(ascii: "0")))
        run.isInterrupted = false
        isAfterLetter = false
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        if run.isInterrupted {
          if run.isCardNumber { return true }
          run = Run()
        } else if !run.digits.isEmpty {
          run.isInterrupted = true
        }
        isAfterLetter = false
      default:
        isAfterLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        if isAfterLetter, !run.isInterrupted { run.isGlued = true }
        if run.isCardNumber { return true }
        run = Run()
      }
    }
    return run.isCardNumber
  }

  /// Digits with at most one space or hyphen between two of them.
  private struct Run {
    var digits: [Int] = []
    /// Whether a space or hyphen stands behind the last digit.
    var isInterrupted = false
    /// Whether a letter touches it.
    var isGlued = false

    var isCardNumber: Bool {
      guard !isGlued, digits.count == 15 || digits.count == 16, (3...5).contains(digits[0]) else {
        return false
      }
      var sum = 0
      for (place, digit) in digits.reversed().enumerated() {
        let doubled = place.isMultiple(of: 2) ? digit : digit * 2
        sum += doubled > 9 ? doubled - 9 : doubled
      }
      return sum.isMultiple(of: 10)
    }
  }
}
