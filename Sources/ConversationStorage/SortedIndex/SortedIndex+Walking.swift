extension SortedIndex {
  /// A walk through an index from one place to its end.
  package struct Ascending: Sequence, IteratorProtocol {
    private let chunks: [[Element]]
    private var chunk: Int
    private var offset: Int

    init(_ chunks: [[Element]], chunk: Int, offset: Int) {
      self.chunks = chunks
      self.chunk = chunk
      self.offset = offset
    }

    /// The next larger element.
    package mutating func next() -> Element? {
      while chunk < chunks.count {
        if offset < chunks[chunk].count {
          defer { offset += 1 }
          return chunks[chunk][offset]
        }
        (chunk, offset) = (chunk + 1, 0)
      }
      return nil
    }
  }

  /// A walk through an index from one place back to its beginning.
  package struct Descending: Sequence, IteratorProtocol {
    private let chunks: [[Element]]
    private var chunk: Int
    private var offset: Int

    init(_ chunks: [[Element]], chunk: Int, offset: Int) {
      self.chunks = chunks
      self.chunk = chunk
      self.offset = offset
    }

    /// The next smaller element.
    package mutating func next() -> Element? {
      while offset == 0 {
        guard chunk > 0 else { return nil }
        chunk -= 1
        offset = chunks[chunk].count
      }
      offset -= 1
      return chunks[chunk][offset]
    }
  }

  /// The elements after one that need not be there, smallest first; all without one.
  package func ascending(after element: Element? = nil) -> Ascending {
    guard let element else { return Ascending(chunks, chunk: 0, offset: 0) }
    let (chunk, offset) = position(of: element)
    let isThere =
      chunk < chunks.count && offset < chunks[chunk].count && chunks[chunk][offset] == element
    return Ascending(chunks, chunk: chunk, offset: isThere ? offset + 1 : offset)
  }

  /// The elements before one that need not be there, largest first; all without one.
  package func descending(before element: Element? = nil) -> Descending {
    guard let element else { return Descending(chunks, chunk: chunks.count, offset: 0) }
    let (chunk, offset) = position(of: element)
    return Descending(chunks, chunk: chunk, offset: offset)
  }
}
