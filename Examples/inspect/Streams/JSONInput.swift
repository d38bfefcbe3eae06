import Foundation

/// Values from files of JSON, with errors that a person can act on.
enum JSONInput {
  /// Reads a value whose dates are texts such as `2026-03-02T09:30:00Z`.
  ///
  /// - Throws: ``InputError`` with the place of the mistake.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let date = instant(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "expected a time such as 2026-03-02T09:30:00Z"
        )
      }
      return date
    }
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw InputError(message: text(of: error))
    }
  }

  /// A time with its zone, such as `2026-03-02T09:30:00Z` or `2026-03-02T10:30:00+01:00`.
  static func instant(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(timeZoneSeparator: .colon)))
  }

  private static func text(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath))“\(key.stringValue)” is missing"
    case .valueNotFound(_, let context): "\(place(context.codingPath))a value is missing"
    case .typeMismatch(_, let context): "\(place(context.codingPath))this is another kind of value"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it is no JSON" : "\(place(context.codingPath))\(context.debugDescription)"
    @unknown default: "it cannot be read"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty
      ? ""
      : path.map { $0.intValue.map(String.init) ?? $0.stringValue }
        .joined(separator: ".") + ": "
  }
}
