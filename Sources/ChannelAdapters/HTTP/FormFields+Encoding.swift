extension FormFields {
  /// The form as the body of a request with the content type `application/x-www-form-urlencoded`.
  ///
  /// Letters, digits and `*-._` stand for themselves, a space is `+`, everything else is `%` and
  /// two upper-case digits, as browsers write it.
  public func encoded() -> [UInt8] {
    var body: [UInt8] = []
    for (position, field) in self.enumerated() {
      if position > 0 {
        body.append(UInt8(ascii: "&"))
      }
      Self.append(field.name, to: &body)
      body.append(UInt8(ascii: "="))
      Self.append(field.value, to: &body)
    }
    return body
  }

  private static func append(_ text: String, to body: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        body.append(byte)
      case UInt8(ascii: " "):
        body.append(UInt8(ascii: "+"))
      default:
        body.append(UInt8(ascii: "%"))
        body.append(contentsOf: HexadecimalCoding.encode([byte]).uppercased().utf8)
      }
    }
  }
}
