import ConversationCore

/// The documents that declare a key's name and value, each kind's keys apart.
struct DocumentKeys: Sendable {
  /// The documents with one key.
  ///
  /// Most keys have one document, which needs no list.
  private struct Group: Sendable {
    /// The number of the key's name in its kind.
    let name: UInt32
    /// The row of the document that alone may have the key, and 1; 0 for none.
    var unique: UInt32 = 0
    let value: TextPages.Place
    /// The row of the only document with the key, and 1; 0 when there is a list.
    var only: UInt32 = 0
    /// The list, and 1; 0 when there is none.
    var list: UInt32 = 0
    /// The rank of the only document.
    var rank: Int64 = 0
  }

  private var groups = ReusableRows(blank: Group(name: 0, value: .empty))
  private var lists = ReusableRows(blank: SortedIndex<RankedDocument>())
  private var values = TextPages()
  private var byValue = HashIndex()
  /// The names of keys with their kind; a kind has a handful.
  private var keyNames: [(kind: DocumentKind, name: String)] = []

  /// The row of the document that alone has a key.
  func unique(_ kind: DocumentKind, _ name: String, _ value: String) -> Int? {
    guard let group = group(kind, name, value) else { return nil }
    let unique = groups.read(group) { $0.unique }
    return unique > 0 ? Int(unique) - 1 : nil
  }

  /// The documents with a key, by rank and identifier.
  func walk(
    _ kind: DocumentKind,
    _ name: String,
    _ value: String,
    after place: RankedDocument?,
    documentName: (Int) -> String
  ) -> SortedIndex<RankedDocument>.Ascending? {
    // A key that no document has needs no look-up, which is a walk through cold memory.
    guard number(of: name, kind: kind) != nil,
      let group = group(kind, name, value).map({ groups[$0] })
    else { return nil }
    if group.list > 0 { return lists[Int(group.list) - 1].ascending(after: place) }
    var one = SortedIndex<RankedDocument>()
    one.insert(RankedDocument(rank: group.rank, name: documentName(Int(group.only) - 1)))
    return one.ascending(after: place)
  }

  mutating func insert(
    _ key: DocumentKey,
    of document: DocumentID,
    row: Int,
    documentName: (Int) -> String
  ) {
    let number = groupToFill(key, kind: document.kind)
    var group = groups[number]
    if key.isUnique { group.unique = UInt32(row) + 1 }
    if group.only == 0, group.list == 0 {
      group.only = UInt32(row) + 1
      group.rank = key.rank
    } else {
      if group.list == 0 {
        var list = SortedIndex<RankedDocument>()
        list.insert(RankedDocument(rank: group.rank, name: documentName(Int(group.only) - 1)))
        group.list = UInt32(lists.insert(list)) + 1
        group.only = 0
      }
      _ = lists.update(Int(group.list) - 1) {
        $0.insert(RankedDocument(rank: key.rank, name: document.id))
      }
    }
    groups.update(number) { $0 = group }
  }

  mutating func remove(_ key: DocumentKey, of document: DocumentID, row: Int) {
    guard let number = group(document.kind, key.name, key.value) else { return }
    var group = groups[number]
    if group.unique == UInt32(row) + 1 { group.unique = 0 }
    var isEmpty = false
    if group.list == 0 {
      isEmpty = group.only == UInt32(row) + 1
    } else {
      let list = Int(group.list) - 1
      isEmpty = lists.update(list) {
        $0.remove(RankedDocument(rank: key.rank, name: document.id))
        return $0.isEmpty
      }
      if isEmpty { lists.remove(list) }
    }
    groups.update(number) { $0 = group }
    guard isEmpty else { return }
    byValue.remove(Self.hash(key.name, key.value), number)
    values.release(group.value)
    groups.remove(number)
  }

  private func group(_ kind: DocumentKind, _ name: String, _ value: String) -> Int? {
    byValue.row(Self.hash(name, value)) { group in
      groups.read(group) { group in
        let known = keyNames[Int(group.name)]
        return known.kind == kind && known.name.hasSameBytes(as: name)
          && values.holds(value, at: group.value)
      }
    }
  }

  private mutating func groupToFill(_ key: DocumentKey, kind: DocumentKind) -> Int {
    if let known = group(kind, key.name, key.value) { return known }
    let name = numberToFill(of: key.name, kind: kind)
    let group = groups.insert(Group(name: name, value: values.append(key.value)))
    byValue.insert(Self.hash(key.name, key.value), group)
    return group
  }

  private func number(of name: String, kind: DocumentKind) -> UInt32? {
    keyNames.firstIndex { $0.kind == kind && $0.name.hasSameBytes(as: name) }.map { UInt32($0) }
  }

  private mutating func numberToFill(of name: String, kind: DocumentKind) -> UInt32 {
    if let known = number(of: name, kind: kind) { return known }
    keyNames.append((kind, name))
    return UInt32(keyNames.count) - 1
  }

  /// A few keys have the same value: the length of their names tells most apart.
  private static func hash(_ name: String, _ value: String) -> UInt32 {
    RowHash.of(value, marked: name.utf8.count)
  }
}
