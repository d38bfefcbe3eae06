public import ConversationCore

/// A document as storages hold it: what it is, how it is found, and its content.
///
/// A storage in memory keeps the value as it is; a durable one keeps ``encoded()`` and makes a
/// document from bytes again. Each is decoded at most once, when somebody asks for the value.
public struct Document: Sendable {
  private enum Content: Sendable {
    case value(any StoredDocument)
    case record(EncodedRecord)
  }

  /// What it is.
  public let id: DocumentID
  /// How it is found.
  public let keys: [DocumentKey]
  private let content: Content

  /// Wraps a value.
  public init(_ value: some StoredDocument) {
    id = value.documentID
    keys = value.documentKeys
    content = .value(value)
  }

  /// Wraps what a durable storage has read.
  public init(id: DocumentID, keys: [DocumentKey], record: EncodedRecord) {
    self.id = id
    self.keys = keys
    content = .record(record)
  }

  /// The content as a value.
  ///
  /// - Throws: ``StorageError`` `corrupt` if the document is of another kind or its bytes do not
  ///   hold the value.
  public func value<Value: StoredDocument>(as type: Value.Type = Value.self) throws -> Value {
    switch content {
    case .value(let value):
      guard let value = value as? Value else {
        throw StorageError(.corrupt, "document \(id.kind) holds no \(Value.documentKind)")
      }
      return value
    case .record(let record):
      return try record.decode(Value.self, name: Value.documentKind.rawValue)
    }
  }

  /// The content as bytes, for a durable storage.
  public func encoded() throws -> EncodedRecord {
    switch content {
    case .value(let value): try Self.encode(value)
    case .record(let record): record
    }
  }

  private static func encode(_ value: some StoredDocument) throws -> EncodedRecord {
    try EncodedRecord(encoding: value, format: type(of: value).formatNumber)
  }
}
