/// Walks through several shelves as one.
///
/// A heap of their next entries: each step looks at as many as the logarithm of their number.
struct InboxWalk<Walk: IteratorProtocol>: Sequence, IteratorProtocol
where Walk.Element == TimedRow {
  private struct Head {
    var entry: TimedRow
    var rest: Walk
  }

  private var heads: [Head] = []
  private let comesBefore: (TimedRow, TimedRow) -> Bool

  init(_ walks: [Walk], by comesBefore: @escaping (TimedRow, TimedRow) -> Bool) {
    self.comesBefore = comesBefore
    heads.reserveCapacity(walks.count)
    for var walk in walks {
      if let entry = walk.next() { heads.append(Head(entry: entry, rest: walk)) }
    }
    for index in stride(from: heads.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  mutating func next() -> TimedRow? {
    guard let first = heads.first?.entry else { return nil }
    if let following = heads[0].rest.next() {
      heads[0].entry = following
    } else {
      let last = heads.removeLast()
      if heads.isEmpty { return first }
      heads[0] = last
    }
    sink(0)
    return first
  }

  /// Moves a head down until none below it comes before it.
  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      let (left, right) = (2 * place + 1, 2 * place + 2)
      var first = place
      if left < heads.count, comesBefore(heads[left].entry, heads[first].entry) { first = left }
      if right < heads.count, comesBefore(heads[right].entry, heads[first].entry) { first = right }
      if first == place { return }
      heads.swapAt(place, first)
      place = first
    }
  }
}
