/// A sorted set: an array of short sorted arrays.
///
/// Finding, inserting and removing search twice by halves, and move at most one chunk's elements.
/// An index that only grows at its end, as most do that go by time, keeps its chunks full.
package struct SortedIndex<Element: Comparable & Sendable>: Sendable {
  /// No chunk is empty, none has more than `chunkCapacity` elements, all together are sorted.
  private(set) var chunks: [[Element]] = []
  /// The first element of each chunk: which chunk holds an element is decided here, in memory that
  /// lies together.
  private var firsts: [Element] = []
  private let chunkCapacity: Int
  /// The number of elements.
  package private(set) var count = 0

  /// Creates an empty index.
  ///
  /// `chunkCapacity`: how many elements a chunk holds at most; at least 4.
  package init(chunkCapacity: Int = 128) { self.chunkCapacity = max(4, chunkCapacity) }

  /// Whether there is no element.
  package var isEmpty: Bool { count == 0 }
  /// The smallest element.
  package var first: Element? { firsts.first }
  /// The largest element.
  package var last: Element? { chunks.last?.last }

  /// Whether an element is in the index.
  package func contains(_ element: Element) -> Bool {
    let (chunk, offset) = position(of: element)
    return chunk < chunks.count && offset < chunks[chunk].count
      && chunks[chunk][offset] == element
  }

  /// Adds an element; `false` if it was there.
  @discardableResult
  package mutating func insert(_ element: Element) -> Bool {
    guard let last else {
      startChunk(with: element, at: 0)
      count = 1
      return true
    }
    if last < element {
      append(element)
      return true
    }
    var (chunk, offset) = position(of: element)
    let length = chunks[chunk].count
    if offset < length, chunks[chunk][offset] == element { return false }
    count += 1
    if length == chunkCapacity {
      let half = length / 2
      split(chunk, at: half)
      if offset > half { (chunk, offset) = (chunk + 1, offset - half) }
    }
    chunks[chunk].insert(element, at: offset)
    if offset == 0 { firsts[chunk] = element }
    return true
  }

  /// Takes an element out; `false` if it was not there.
  @discardableResult
  package mutating func remove(_ element: Element) -> Bool {
    let (chunk, offset) = position(of: element)
    guard chunk < chunks.count, offset < chunks[chunk].count, chunks[chunk][offset] == element
    else { return false }
    count -= 1
    chunks[chunk].remove(at: offset)
    if chunks[chunk].isEmpty {
      chunks.remove(at: chunk)
      firsts.remove(at: chunk)
      return true
    }
    if offset == 0, let first = chunks[chunk].first { firsts[chunk] = first }
    if chunks[chunk].count < chunkCapacity / 4 { mergeIfSmall(chunk) }
    return true
  }

  /// Puts an element in the place of another.
  package mutating func replace(_ old: Element, with new: Element) {
    remove(old)
    insert(new)
  }

  // MARK: Chunks

  /// Adds the largest element: most indexes grow by time.
  private mutating func append(_ element: Element) {
    count += 1
    let chunk = chunks.count - 1
    if chunks[chunk].count < chunkCapacity {
      chunks[chunk].append(element)
    } else {
      startChunk(with: element, at: chunks.count)
    }
  }

  /// Where an element is or would be: the last chunk that begins at or before it, and the first
  /// place in it that is not before the element.
  ///
  /// The place may be the chunk's end.
  func position(of element: Element) -> (chunk: Int, offset: Int) {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if element < firsts[middle] { high = middle } else { low = middle + 1 }
    }
    let chunk = max(0, low - 1)
    guard chunk < chunks.count else { return (0, 0) }
    return (chunk, Self.lowerBound(of: element, in: chunks[chunk]))
  }

  private static func lowerBound(of element: Element, in chunk: [Element]) -> Int {
    var (low, high) = (0, chunk.count)
    while low < high {
      let middle = (low + high) / 2
      if chunk[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func startChunk(with element: Element, at index: Int) {
    chunks.insert([element], at: index)
    firsts.insert(element, at: index)
  }

  private mutating func split(_ chunk: Int, at offset: Int) {
    let upper = Array(chunks[chunk][offset...])
    chunks[chunk].removeSubrange(offset...)
    chunks.insert(upper, at: chunk + 1)
    firsts.insert(upper[0], at: chunk + 1)
  }

  /// Joins a chunk that has become short with a neighbour, where both fit into three quarters of
  /// one: the next insertion then does not split it again.
  private mutating func mergeIfSmall(_ chunk: Int) {
    let room = chunkCapacity * 3 / 4
    let length = chunks[chunk].count
    if chunk + 1 < chunks.count, length + chunks[chunk + 1].count <= room {
      join(chunk)
    } else if chunk > 0, chunks[chunk - 1].count + length <= room {
      join(chunk - 1)
    }
  }

  private mutating func join(_ chunk: Int) {
    let next = chunks.remove(at: chunk + 1)
    firsts.remove(at: chunk + 1)
    chunks[chunk].append(contentsOf: next)
  }
}
