/// An id: a text, which Meta sometimes writes as a number.
struct GraphID: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try (try? container.decode(String.self)) ?? "\(container.decode(Int64.self))"
    // Nothing of Meta's is longer, and an empty id would be everybody's.
    guard (1...512).contains(text.utf8.count) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no id")
    }
    self.text = text
  }
}

/// A whole number, which Meta sometimes writes as a text.
struct LooseInteger: Decodable {
  let value: Int64

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int64.self) {
      value = number
    } else if let number = Int64(try container.decode(String.self)) {
      value = number
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number")
    }
  }
}

/// A word of Meta's, as far as it can stand in a log.
enum MetaWord {
  /// The word, or what stands for one that is none.
  static func printable(_ word: String) -> String {
    let isPrintable = word.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return (1...64).contains(word.utf8.count) && isPrintable ? word : "unnamed"
  }
}
