import ConversationCore

/// Every document, by kind.
struct DocumentTable: Sendable {
  /// A handful, so that they are searched one by one.
  private var kinds: [DocumentKind] = []
  /// The table of each kind.
  private var tables = PagedRows<KindTable>()

  func find(_ id: DocumentID) -> Versioned<Document>? {
    table(of: id.kind).flatMap { table in tables.read(table) { $0.find(id) } }
  }

  func version(_ id: DocumentID) -> Int? {
    table(of: id.kind).flatMap { table in tables.read(table) { $0.version(id.id) } }
  }

  /// The document that alone has a key.
  func find(_ key: UniqueKey) -> Versioned<Document>? {
    table(of: key.kind).flatMap { table in tables.read(table) { $0.find(key) } }
  }

  /// The documents with a key, by rank and identifier.
  func walk(
    _ query: DocumentQuery,
    after place: RankedDocument?
  ) -> SortedIndex<RankedDocument>.Ascending? {
    table(of: query.kind).flatMap { table in
      tables.read(table) { $0.walk(query.name, query.value, after: place) }
    }
  }

  /// Takes the keys of a document away that is about to be removed or to get other keys.
  ///
  /// - Returns: Whether the document needs the new keys to be entered.
  mutating func withdrawKeys(of id: DocumentID, before keys: [DocumentKey]) -> Bool {
    guard let table = table(of: id.kind) else { return true }
    return tables.update(table) { $0.withdrawKeys(of: id, before: keys) }
  }

  mutating func write(_ document: Document, entersKeys: Bool) {
    let kind = document.id.kind
    let number = table(of: kind) ?? tables.append(KindTable())
    if number == kinds.count { kinds.append(kind) }
    tables.update(number) { $0.write(document, entersKeys: entersKeys) }
  }

  /// Removes a document whose keys have been withdrawn.
  mutating func remove(_ id: DocumentID) {
    if let table = table(of: id.kind) { tables.update(table) { $0.remove(id.id) } }
  }

  private func table(of kind: DocumentKind) -> Int? { kinds.firstIndex(of: kind) }
}

/// The documents of one kind, with the keys that they declare.
private struct KindTable: Sendable {
  private struct Row: Sendable {
    /// The identifier, which stands in the pages of texts.
    let name: TextPages.Place
    var version: Int
    var content: Document.Content?
  }

  private var rows = ReusableRows(blank: Row(name: .empty, version: 0, content: nil))
  private var names = TextPages()
  private var byName = HashIndex()
  private var keys = DocumentKeys()

  func find(_ id: DocumentID) -> Versioned<Document>? {
    row(id.id).flatMap { document($0, id) }
  }

  func find(_ key: UniqueKey) -> Versioned<Document>? {
    keys.unique(key.name, key.value).flatMap { row in
      document(row, DocumentID(kind: key.kind, id: name(of: row)))
    }
  }

  func version(_ name: String) -> Int? {
    row(name).map { row in rows.read(row) { $0.version } }
  }

  func walk(
    _ name: String,
    _ value: String,
    after place: RankedDocument?
  ) -> SortedIndex<RankedDocument>.Ascending? {
    keys.walk(name, value, after: place) { self.name(of: $0) }
  }

  mutating func withdrawKeys(of id: DocumentID, before new: [DocumentKey]) -> Bool {
    guard let row = row(id.id), let old = document(row, id)?.value.keys else { return true }
    if old == new { return false }
    for key in old { keys.remove(key, of: id.id, row: row) }
    return true
  }

  mutating func write(_ document: Document, entersKeys: Bool) {
    let name = document.id.id
    let row: Int
    if let known = self.row(name) {
      row = known
      rows.update(row) {
        $0.content = document.content
        $0.version += 1
      }
    } else {
      row = rows.insert(Row(name: names.append(name), version: 1, content: document.content))
      byName.insert(RowHash.of(name), row)
    }
    guard entersKeys else { return }
    for key in document.keys {
      keys.insert(key, of: name, row: row) { [rows, names] other in
        names.text(at: rows[other].name)
      }
    }
  }

  mutating func remove(_ name: String) {
    guard let row = row(name) else { return }
    byName.remove(RowHash.of(name), row)
    names.release(rows[row].name)
    rows.remove(row)
  }

  private func row(_ name: String) -> Int? {
    byName.row(RowHash.of(name)) { row in
      rows.read(row) { names.holds(name, at: $0.name) }
    }
  }

  private func name(of row: Int) -> String {
    names.text(at: rows.read(row) { $0.name })
  }

  private func document(_ row: Int, _ id: DocumentID) -> Versioned<Document>? {
    rows.read(row) { row in
      row.content.map { Versioned(Document(id: id, content: $0), version: row.version) }
    }
  }
}
