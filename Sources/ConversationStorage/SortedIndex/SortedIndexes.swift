/// Sorted sets by key, such as what waits in each queue; one that is empty takes no room.
struct SortedIndexes<Key: Hashable & Sendable, Entry: Comparable & Sendable>: Sendable {
  /// The row of each key's index: changing an index in the dictionary itself would take three
  /// allocations.
  private var numbers: [Key: Int] = [:]
  private var indexes = ReusableRows(blank: SortedIndex<Entry>())

  subscript(key: Key) -> SortedIndex<Entry>? { numbers[key].map { indexes[$0] } }

  mutating func insert(_ entry: Entry, at key: Key) {
    if let number = numbers[key] {
      _ = indexes.update(number) { $0.insert(entry) }
    } else {
      var index = SortedIndex<Entry>()
      index.insert(entry)
      numbers[key] = indexes.insert(index)
    }
  }

  mutating func remove(_ entry: Entry, at key: Key) {
    guard let number = numbers[key] else { return }
    let isEmpty = indexes.update(number) { index in
      index.remove(entry)
      return index.isEmpty
    }
    guard isEmpty else { return }
    indexes.remove(number)
    numbers[key] = nil
  }

  mutating func replace(_ old: Entry, with new: Entry, at key: Key) {
    guard let number = numbers[key] else { return }
    indexes.update(number) { $0.replace(old, with: new) }
  }
}
