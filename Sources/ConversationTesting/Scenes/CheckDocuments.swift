import ConversationCore
import ConversationStorage

/// A kind of document that no storage has ever heard of.
struct CheckDocument: StoredDocument, Hashable {
  static let documentKind: DocumentKind = "check-document"
  static let formatNumber = 3

  let name: String
  var colours: [String]
  var rank: Int64
  var unique: String?
  var content: [String: Double?] = [:]

  init(
    _ name: String,
    colours: [String] = [],
    rank: Int64 = 0,
    unique: String? = nil
  ) {
    self.name = name
    self.colours = colours
    self.rank = rank
    self.unique = unique
  }

  var documentName: String { name }

  var documentKeys: [DocumentKey] {
    let lists = colours.map { DocumentKey("colour", $0, rank: rank) }
    guard let unique else { return lists }
    return lists + [DocumentKey("number", unique, isUnique: true)]
  }
}

/// A second kind, which may use the same keys.
struct OtherDocument: StoredDocument, Hashable {
  static let documentKind: DocumentKind = "other-check-document"

  let value: String

  var documentName: String { "only" }
  var documentKeys: [DocumentKey] { [DocumentKey("number", value, isUnique: true)] }
}

extension StorageScene {
  /// Writes a document.
  func put(_ document: some StoredDocument, expected: Int? = nil) async throws {
    try await commit { $0.documents = [Change(Document(document), expected: expected)] }
  }
}
