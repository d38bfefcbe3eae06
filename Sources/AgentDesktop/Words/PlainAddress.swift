/// The address of a page as a person would read it: with the characters for which percent signs and
/// digits stand.
enum PlainAddress {
  /// How often an address is looked into that stands in another one.
  private static let depth = 4

  /// The address; `nil` where nothing stands for anything else.
  ///
  /// What is no pair of digits stays, and so does a plus sign: it may be one. An address that stands in
  /// another one is read as well.
  static func of(_ url: String) -> String? {
    var plain: String?
    for _ in 0..<depth {
      guard let next = decoded(plain ?? url) else { break }
      plain = next
    }
    return plain
  }

  private static func decoded(_ url: String) -> String? {
    let bytes = Array(url.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain.count == bytes.count ? nil : String(decoding: plain, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
