/// A value of a list that may be malformed without taking the others with it.
struct Attempt<Value: Decodable>: Decodable {
  /// The value, or `nil` if it is not what it should be.
  let value: Value?

  init(from decoder: any Decoder) throws {
    value = try? Value(from: decoder)
  }
}

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

/// Any key of an object.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
