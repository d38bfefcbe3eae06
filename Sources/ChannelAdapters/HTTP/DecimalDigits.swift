/// Numbers in protocols: ASCII digits only, which `Int(_:)` and `isNumber` do not insist on.
enum DecimalDigits {
  /// The digit's value, or `nil` for a byte that is none.
  static func value(of byte: UInt8) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return digits.contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// The number of a text of exactly so many digits.
  static func number(_ text: Substring.UTF8View, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count) else { return nil }
    var number = 0
    for byte in text {
      guard let digit = value(of: byte) else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}
