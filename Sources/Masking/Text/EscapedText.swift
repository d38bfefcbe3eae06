/// A text as a person would read it who knows what percent signs stand for: `melissa%40example.com` is
/// an address, `%2B447966197542` a number.
struct EscapedText {
  /// The text with the characters for which percent signs and digits stand.
  let plain: String
  /// Where each of its bytes begins in the text as it was written, and where that ends.
  private let origins: [Int]

  /// How often an address is looked into that stands in another one.
  private static let depth = 4

  /// Reads a text; `nil` where nothing in it stands for anything else.
  ///
  /// What is no pair of digits stays, and so does a plus sign: it may be one. An address that stands in
  /// another one is read as well. Bytes that make no character leave all but ASCII as it is written.
  init?(_ text: String) {
    guard text.utf8.contains(Self.sign) else { return nil }
    var bytes = Array(text.utf8)
    var origins = Array(0...bytes.count)
    var plain: String?
    for _ in 0..<Self.depth {
      guard let next = Self.read(bytes, origins) else { break }
      (bytes, origins, plain) = (next.bytes, next.origins, next.text)
    }
    guard let plain else { return nil }
    self.plain = plain
    self.origins = origins
  }

  /// The place of a range of the text as it was written in the one that is read, widened to whole bytes.
  func range(ofWritten range: Range<Int>) -> Range<Int> {
    let start = first(from: range.lowerBound + 1) - 1
    return start..<max(start, first(from: range.upperBound))
  }

  /// The place of a range that is read in the text as it was written.
  func written(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<origins[range.upperBound]
  }

  /// The first byte that begins at a place of the written text, or after it.
  private func first(from place: Int) -> Int {
    var (low, high) = (0, origins.count)
    while low < high {
      let middle = (low + high) / 2
      if origins[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private typealias Reading = (bytes: [UInt8], origins: [Int], text: String)

  private static func read(_ bytes: [UInt8], _ origins: [Int]) -> Reading? {
    for limit in [UInt8.max, 0x7F] {
      let (plain, places) = decoded(bytes, origins, upTo: limit)
      if plain.count == bytes.count { return nil }
      if let text = String(validating: plain, as: UTF8.self) { return (plain, places, text) }
    }
    return nil
  }

  private static func decoded(
    _ bytes: [UInt8],
    _ origins: [Int],
    upTo limit: UInt8
  ) -> ([UInt8], [Int]) {
    var plain: [UInt8] = []
    var places: [Int] = []
    plain.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count + 1)
    var index = 0
    while index < bytes.count {
      places.append(origins[index])
      if bytes[index] == sign, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2]), high << 4 | low <= limit
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return (plain, places + [origins[bytes.count]])
  }

  private static let sign = UInt8(ascii: "%")

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
