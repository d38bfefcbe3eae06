/// Several sorted walks as one: an element that more than one of them have comes once.
struct MergedWalk<Walk: IteratorProtocol>: Sequence, IteratorProtocol
where Walk.Element: Comparable {
  private var heads: [(element: Walk.Element, rest: Walk)] = []

  init(_ walks: [Walk]) {
    heads.reserveCapacity(walks.count)
    for var walk in walks {
      if let element = walk.next() { heads.append((element, walk)) }
    }
  }

  mutating func next() -> Walk.Element? {
    guard var smallest = heads.first?.element else { return nil }
    for head in heads.dropFirst() where head.element < smallest { smallest = head.element }
    var index = 0
    while index < heads.count {
      guard heads[index].element == smallest else {
        index += 1
        continue
      }
      if let element = heads[index].rest.next() {
        heads[index].element = element
        index += 1
      } else {
        heads.remove(at: index)
      }
    }
    return smallest
  }
}
