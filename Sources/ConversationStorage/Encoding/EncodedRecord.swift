import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A record as bytes: its JSON and the number of the format it was written in.
///
/// Dates are whole milliseconds since 1970, keys are sorted: equal records have equal bytes. What
/// the first version wrote is read for ever.
public struct EncodedRecord: Hashable, Sendable {
  /// The number of the format.
  public let format: Int
  /// The JSON.
  public let json: Data

  /// Wraps what a storage has read.
  public init(format: Int, json: Data) {
    self.format = format
    self.json = json
  }

  /// Encodes a record.
  public init(encoding value: some Encodable, format: Int) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(date.milliseconds)
    }
    self.format = format
    json = try encoder.encode(value)
  }

  /// Decodes the record.
  ///
  /// `name`: what the record is, for the error.
  /// - Throws: ``StorageError`` `corrupt`, without any of the record's content.
  public func decode<Value: Decodable>(_ type: Value.Type, name: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      Date(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }
    do {
      return try decoder.decode(type, from: json)
    } catch {
      throw StorageError(.corrupt, "a stored \(name) of format \(format) cannot be read")
    }
  }
}
