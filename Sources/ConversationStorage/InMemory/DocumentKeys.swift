import ConversationCore

/// The documents of each kind that declare a key's name and value.
struct DocumentKeys: Sendable {
  /// A kind and a name of a key: a handful, so that each value carries a number for them.
  private struct Scope: Hashable, Sendable {
    let kind: DocumentKind
    let name: String
  }

  private struct Group: Sendable {
    let scope: UInt32
    let value: String
    /// The row of the document that alone has the key, and 1; 0 for none.
    var unique: UInt32 = 0
    /// All documents with the key; the index is the only element, or there is none while nobody
    /// but the unique one has it.
    var members = SortedIndex<RankedDocument>(chunkCapacity: 512)
  }

  private var scopes: [Scope: UInt32] = [:]
  private var groups = ReusableRows<Group>(blank: Group(scope: 0, value: ""))
  private var byValue = HashIndex()

  /// The row of the document that alone has a key.
  func unique(_ kind: DocumentKind, _ name: String, _ value: String) -> Int? {
    guard let group = group(kind, name, value), groups[group].unique > 0 else { return nil }
    return Int(groups[group].unique) - 1
  }

  func walk(
    _ kind: DocumentKind,
    _ name: String,
    _ value: String,
    after place: RankedDocument?
  ) -> SortedIndex<RankedDocument>.Ascending? {
    group(kind, name, value).map { groups[$0].members.ascending(after: place) }
  }

  mutating func insert(_ key: DocumentKey, of document: DocumentID, row: Int) {
    let group = groupToFill(document.kind, key)
    groups.update(group) {
      $0.members.insert(RankedDocument(rank: key.rank, name: document.id))
      if key.isUnique { $0.unique = UInt32(row) + 1 }
    }
  }

  mutating func remove(_ key: DocumentKey, of document: DocumentID, row: Int) {
    guard let group = group(document.kind, key.name, key.value) else { return }
    let isEmpty = groups.update(group) {
      $0.members.remove(RankedDocument(rank: key.rank, name: document.id))
      if $0.unique == UInt32(row) + 1 { $0.unique = 0 }
      return $0.members.isEmpty
    }
    if isEmpty {
      byValue.remove(Self.hash(groups[group].scope, key.value), group)
      groups.remove(group)
    }
  }

  private func group(_ kind: DocumentKind, _ name: String, _ value: String) -> Int? {
    guard let scope = scopes[Scope(kind: kind, name: name)] else { return nil }
    return group(scope, value)
  }

  private func group(_ scope: UInt32, _ value: String) -> Int? {
    byValue.row(Self.hash(scope, value)) {
      groups[$0].scope == scope && groups[$0].value.hasSameBytes(as: value)
    }
  }

  private mutating func groupToFill(_ kind: DocumentKind, _ key: DocumentKey) -> Int {
    let scope = scopes[Scope(kind: kind, name: key.name)] ?? UInt32(scopes.count + 1)
    scopes[Scope(kind: kind, name: key.name)] = scope
    if let known = group(scope, key.value) { return known }
    let group = groups.insert(Group(scope: scope, value: key.value))
    byValue.insert(Self.hash(scope, key.value), group)
    return group
  }

  private static func hash(_ scope: UInt32, _ value: String) -> UInt32 {
    RowHash.of(value) &+ scope &* 0x9E37_79B9
  }
}
