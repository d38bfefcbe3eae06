import ConversationCore

/// Every document, with the keys that it declares.
struct DocumentTable: Sendable {
  private var rows = ReusableRows<Versioned<Document>?>(blank: nil)
  private var byID = HashIndex()
  private var keys = DocumentKeys()

  func find(_ id: DocumentID) -> Versioned<Document>? { row(id).flatMap { rows[$0] } }

  func version(_ id: DocumentID) -> Int? { find(id)?.version }

  /// The document that alone has a key.
  func find(_ key: UniqueKey) -> Versioned<Document>? {
    keys.unique(key.kind, key.name, key.value).flatMap { rows[$0] }
  }

  /// The documents with a key, by rank and identifier.
  func walk(
    _ query: DocumentQuery,
    after place: RankedDocument?
  ) -> SortedIndex<RankedDocument>.Ascending? {
    keys.walk(query.kind, query.name, query.value, after: place)
  }

  /// Takes the keys of a document away that is about to be written or removed.
  mutating func withdrawKeys(of id: DocumentID) {
    guard let row = row(id), let document = rows[row]?.value else { return }
    for key in document.keys { keys.remove(key, of: id, row: row) }
  }

  /// Writes a document whose old keys have been withdrawn.
  mutating func write(_ document: Document) {
    let row: Int
    if let known = self.row(document.id) {
      row = known
      rows.update(row) { $0 = Versioned(document, version: ($0?.version ?? 0) + 1) }
    } else {
      row = rows.insert(Versioned(document, version: 1))
      byID.insert(Self.hash(document.id), row)
    }
    for key in document.keys { keys.insert(key, of: document.id, row: row) }
  }

  /// Removes a document whose keys have been withdrawn.
  mutating func remove(_ id: DocumentID) {
    guard let row = row(id) else { return }
    byID.remove(Self.hash(id), row)
    rows.remove(row)
  }

  private func row(_ id: DocumentID) -> Int? {
    byID.row(Self.hash(id)) { rows[$0]?.value.id == id }
  }

  private static func hash(_ id: DocumentID) -> UInt32 {
    RowHash.of(id.kind.rawValue, id.id)
  }
}
