/// Sorted sets by key, such as what waits in each queue.
///
/// There are as many keys as queues, agents, entry points and adapters. One whose set has become empty stays:
/// a queue is empty and not empty again all day long.
struct SortedIndexes<Key: Hashable & Sendable, Entry: Comparable & Sendable>: Sendable {
  /// The row of each key's index: changing an index in the dictionary itself would take three
  /// allocations.
  private var numbers: [Key: Int] = [:]
  private var indexes = PagedRows<SortedIndex<Entry>>()

  /// The set of every key.
  var all: [SortedIndex<Entry>] { numbers.values.map { indexes[$0] } }

  subscript(key: Key) -> SortedIndex<Entry>? { numbers[key].map { indexes[$0] } }

  mutating func insert(_ entry: Entry, at key: Key) {
    if let number = numbers[key] {
      _ = indexes.update(number) { $0.insert(entry) }
    } else {
      var index = SortedIndex<Entry>()
      index.insert(entry)
      numbers[key] = indexes.append(index)
    }
  }

  mutating func remove(_ entry: Entry, at key: Key) {
    guard let number = numbers[key] else { return }
    _ = indexes.update(number) { $0.remove(entry) }
  }

  mutating func replace(_ old: Entry, with new: Entry, at key: Key) {
    guard let number = numbers[key] else { return }
    indexes.update(number) { $0.replace(old, with: new) }
  }
}
