/// Looks for card numbers in any text, in a way of its own: what it is to check is not used by it.
///
/// Runs of 15 or 16 digits of the schemes that a simulation has, with a space or a hyphen between them,
/// whose check digit is right.
enum CardScanner {
  static func hasCardNumber(_ text: String) -> Bool {
    var digits: [Int] = []
    var isBroken = true
    func isNumber() -> Bool {
      guard digits.count == 15 || digits.count == 16, (3...5).contains(digits[0]) else {
        return false
      }
      var sum = 0
      for (place, digit) in digits.reversed().enumerated() {
        let doubled = place.isMultiple(of: 2) ? digit : digit * 2
        sum += doubled > 9 ? doubled - 9 : doubled
      }
      return sum.isMultiple(of: 10)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(Int(byte - UInt8(ascii: "0")))
        isBroken = false
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        if !isBroken {
          isBroken = true
        } else if isNumber() {
          return true
        } else {
          digits = []
        }
      default:
        if isNumber() { return true }
        if !digits.isEmpty { digits = [] }
      }
    }
    return isNumber()
  }
}
