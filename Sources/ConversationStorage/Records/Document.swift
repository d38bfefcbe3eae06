public import ConversationCore

/// A document as storages hold it: what it is, how it is found, and its content.
///
/// A storage in memory keeps the value as it is; a durable one keeps ``encoded()`` and makes a
/// document from bytes again. Each is decoded at most once, when somebody asks for the value.
public struct Document: Sendable {
  @usableFromInline enum Content: Sendable {
    case value(any StoredDocument)
    case record(EncodedRecord, keys: [DocumentKey])
  }

  /// What it is.
  public let id: DocumentID
  @usableFromInline let content: Content
  /// The keys, where they were made already: a storage asks for those of a change several times.
  private let knownKeys: [DocumentKey]?

  /// Wraps a value.
  public init(_ value: some StoredDocument) {
    id = value.documentID
    content = .value(value)
    knownKeys = value.documentKeys
  }

  /// Wraps what a durable storage has read.
  public init(id: DocumentID, keys: [DocumentKey], record: EncodedRecord) {
    self.init(id: id, content: .record(record, keys: keys))
  }

  init(id: DocumentID, content: Content) {
    self.id = id
    self.content = content
    knownKeys = nil
  }

  /// How it is found.
  public var keys: [DocumentKey] {
    if let knownKeys { return knownKeys }
    return switch content {
    case .value(let value): value.documentKeys
    case .record(_, let keys): keys
    }
  }

  /// The content as a value.
  ///
  /// - Throws: ``StorageError`` `corrupt` if the document is of another kind or its bytes do not
  ///   hold the value.
  @inlinable
  public func value<Value: StoredDocument>(as type: Value.Type = Value.self) throws -> Value {
    switch content {
    case .value(let value):
      guard let value = value as? Value else {
        throw StorageError(.corrupt, "document \(id.kind) holds no \(Value.documentKind)")
      }
      return value
    case .record(let record, _):
      return try record.decode(Value.self, name: Value.documentKind.rawValue)
    }
  }

  /// The content as bytes, for a durable storage.
  public func encoded() throws -> EncodedRecord {
    switch content {
    case .value(let value): try Self.encode(value)
    case .record(let record, _): record
    }
  }

  private static func encode(_ value: some StoredDocument) throws -> EncodedRecord {
    try EncodedRecord(encoding: value, format: type(of: value).formatNumber)
  }
}
