/// Texts of digits.
enum MetaNumbers {
  /// Whether a text can be an id of a page, number or account.
  static func isID(_ text: some StringProtocol) -> Bool {
    (1...32).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
  }

  /// Whether a text is a phone number in E.164 form without its plus sign.
  static func isPhone(_ text: some StringProtocol) -> Bool {
    (7...15).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
      && text.utf8.first != UInt8(ascii: "0")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
