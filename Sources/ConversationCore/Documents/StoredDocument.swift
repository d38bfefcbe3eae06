/// The kind of a stored document.
///
/// The set is open: a new kind changes no line of any storage.
public struct DocumentKind: OpenVocabulary {
  /// The word that is stored, such as `customer`.
  public let rawValue: String

  /// Creates a kind from its word.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// What a stored document is: its kind and its identifier within the kind.
public struct DocumentID: Hashable, Sendable, Codable {
  /// The kind.
  public let kind: DocumentKind
  /// The identifier within the kind.
  public let id: String

  /// Names a document.
  public init(kind: DocumentKind, id: String) {
    self.kind = kind
    self.id = id
  }

  /// Compares byte by byte.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.id.hasSameBytes(as: rhs.id) && lhs.kind == rhs.kind
  }

  /// Feeds the identifier to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A key under which a document is found, declared by the document itself.
public struct DocumentKey: Hashable, Sendable, Codable {
  /// The name of the key, such as `address`.
  public let name: String
  /// The value; documents are found by name and value.
  public let value: String
  /// The order among documents of one name and value, lowest first.
  public let rank: Int64
  /// Whether no two documents of the kind may share name and value.
  public let isUnique: Bool

  /// Declares a key.
  public init(_ name: String, _ value: String, rank: Int64 = 0, isUnique: Bool = false) {
    self.name = name
    self.value = value
    self.rank = rank
    self.isUnique = isUnique
  }
}

/// A record that storages keep without knowing what it is: customers, queues, entry points, and
/// whatever a later module or a host adds.
///
/// To add a kind, conform a value type and choose a word for it. Storages keep its JSON with the
/// format number, and find it by the keys that it declares.
public protocol StoredDocument: Codable, Sendable {
  /// The kind.
  static var documentKind: DocumentKind { get }
  /// The number of the format that this version writes; it rises with every change of the JSON.
  static var formatNumber: Int { get }
  /// The identifier within the kind.
  var documentName: String { get }
  /// The keys under which it is found.
  var documentKeys: [DocumentKey] { get }
}

extension StoredDocument {
  /// The first format.
  public static var formatNumber: Int { 1 }
  /// No keys.
  public var documentKeys: [DocumentKey] { [] }
  /// What the document is: its kind and name.
  public var documentID: DocumentID { DocumentID(kind: Self.documentKind, id: documentName) }
}
