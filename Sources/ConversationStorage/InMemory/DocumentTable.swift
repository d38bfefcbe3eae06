import ConversationCore

/// Every document, with the keys that they declare.
///
/// One table holds all kinds, so that nothing has to be reached through another table.
struct DocumentTable: Sendable {
  private struct Row: Sendable {
    /// The number of its kind.
    var kind: UInt32
    var version: UInt32
    /// The identifier, which stands in the pages of texts.
    let name: TextPages.Place
    var content: Document.Content?
  }

  /// A handful, so that they are searched one by one.
  private var kinds: [DocumentKind] = []
  /// A bit for each length of their names: most kinds of which there are no documents are known by it
  /// without a look-up, which would be a walk through cold memory.
  private var kindLengths: UInt64 = 0
  private var rows = ReusableRows(blank: Row(kind: 0, version: 0, name: .empty, content: nil))
  private var names = TextPages()
  private var byName = HashIndex()
  private var keys = DocumentKeys()
  /// Documents that were read lately, each at the place of its row: every message asks for the same
  /// few, and gets the same references.
  private var recent: [(row: Int, document: Versioned<Document>)?] = []

  mutating func find(_ id: DocumentID) -> Versioned<Document>? {
    guard let row = row(id) else { return nil }
    return lately(row) ?? keep(document(row, id), row)
  }

  func version(_ id: DocumentID) -> Int? {
    guard let row = row(id) else { return nil }
    return rows.read(row) { Int($0.version) }
  }

  /// The document that alone has a key.
  mutating func find(_ key: UniqueKey) -> Versioned<Document>? {
    guard let row = holder(of: key) else { return nil }
    if let known = lately(row) { return known }
    return keep(document(row, DocumentID(kind: key.kind, id: name(of: row))), row)
  }

  /// Whether another document than one has a key that one alone may have; it is returned.
  func holder(of key: UniqueKey, besides id: DocumentID) -> DocumentID? {
    guard let holder = holder(of: key), holder != row(id) else { return nil }
    return DocumentID(kind: key.kind, id: name(of: holder))
  }

  /// The documents with a key, by rank and identifier.
  func walk(
    _ query: DocumentQuery,
    after place: RankedDocument?
  ) -> SortedIndex<RankedDocument>.Ascending? {
    keys.walk(query.kind, query.name, query.value, after: place) { name(of: $0) }
  }

  /// Takes the keys of a document away that is about to be removed or to get other keys.
  ///
  /// - Returns: Whether the document needs the new keys to be entered.
  mutating func withdrawKeys(of id: DocumentID, before new: [DocumentKey]) -> Bool {
    guard let row = row(id), let old = document(row, id)?.value.keys else { return true }
    if old == new { return false }
    for key in old { keys.remove(key, of: id, row: row) }
    return true
  }

  mutating func write(_ document: Document, entersKeys: Bool) {
    let name = document.id.id
    let row: Int
    if let known = self.row(document.id) {
      row = known
      forget(row)
      rows.update(row) {
        $0.content = document.content
        $0.version += 1
      }
    } else {
      let kind = numberToFill(of: document.id.kind)
      let new = Row(kind: kind, version: 1, name: names.append(name), content: document.content)
      row = rows.insert(new)
      byName.insert(Self.hash(document.id), row)
    }
    guard entersKeys else { return }
    for key in document.keys {
      keys.insert(key, of: document.id, row: row) { [rows, names] other in
        names.text(at: rows.read(other) { $0.name })
      }
    }
  }

  /// Removes a document whose keys have been withdrawn.
  mutating func remove(_ id: DocumentID) {
    guard let row = row(id) else { return }
    byName.remove(Self.hash(id), row)
    names.release(rows.read(row) { $0.name })
    forget(row)
    rows.remove(row)
  }

  // MARK: Lately read

  /// How many documents are kept at hand; a power of two.
  private static let recentCount = 256

  private func lately(_ row: Int) -> Versioned<Document>? {
    guard !recent.isEmpty, let kept = recent[row & (Self.recentCount - 1)], kept.row == row else {
      return nil
    }
    return kept.document
  }

  private mutating func keep(
    _ document: Versioned<Document>?,
    _ row: Int
  ) -> Versioned<Document>? {
    guard let document else { return nil }
    if recent.isEmpty { recent = Array(repeating: nil, count: Self.recentCount) }
    recent[row & (Self.recentCount - 1)] = (row, document)
    return document
  }

  private mutating func forget(_ row: Int) {
    if lately(row) != nil { recent[row & (Self.recentCount - 1)] = nil }
  }

  // MARK: Rows

  private func row(_ id: DocumentID) -> Int? {
    guard kindLengths & Self.lengthBit(id.kind) != 0 else { return nil }
    return byName.row(Self.hash(id)) { row in
      rows.read(row) { kinds[Int($0.kind)] == id.kind && names.holds(id.id, at: $0.name) }
    }
  }

  private func holder(of key: UniqueKey) -> Int? {
    keys.unique(key.kind, key.name, key.value)
  }

  private mutating func numberToFill(of kind: DocumentKind) -> UInt32 {
    if let known = kinds.firstIndex(of: kind) { return UInt32(known) }
    kinds.append(kind)
    kindLengths |= Self.lengthBit(kind)
    return UInt32(kinds.count) - 1
  }

  private static func lengthBit(_ kind: DocumentKind) -> UInt64 {
    1 << UInt64(kind.rawValue.utf8.count & 63)
  }

  private func name(of row: Int) -> String {
    names.text(at: rows.read(row) { $0.name })
  }

  private func document(_ row: Int, _ id: DocumentID) -> Versioned<Document>? {
    rows.read(row) { row in
      row.content.map { Versioned(Document(id: id, content: $0), version: Int(row.version)) }
    }
  }

  /// Documents of a few kinds have the same name: its length tells most kinds apart.
  private static func hash(_ id: DocumentID) -> UInt32 {
    RowHash.of(id.id, marked: id.kind.rawValue.utf8.count)
  }
}
