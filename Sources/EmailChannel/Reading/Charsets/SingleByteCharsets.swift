/// Character sets in which each byte is a character.
enum SingleByteCharsets {
  /// The characters of the bytes from 0x80 on, by the set's name without hyphens; zero for none.
  static let upperHalves: [String: [UInt32]] = {
    var sets: [String: [UInt32]] = [:]
    var name = ""
    for word in SingleByteTable.text.description.split(whereSeparator: { $0 == " " || $0 == "\n" })
    {
      if let numbers = numbers(word) {
        sets[name, default: []] += numbers
      } else {
        name = CharsetName.key(String(word))
      }
    }
    return sets.mapValues { stated in
      // The rest are control characters, which have the same number in all sets.
      let controls = (0..<UInt32(128 - stated.count)).map { 0x80 + $0 }
      return controls + stated
    }
  }()

  /// The numbers of `2014` or of `0410-044F`; `nil` for a name.
  private static func numbers(_ word: Substring) -> [UInt32]? {
    let ends = word.split(separator: "-").map { UInt32($0, radix: 16) }
    guard word.utf8.count == 4 || word.utf8.count == 9, let first = ends.first ?? nil,
      let last = ends.last ?? nil, first <= last
    else { return nil }
    return (first...last).map { $0 == 0xfffd ? 0 : $0 }
  }
}
