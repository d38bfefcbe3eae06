import ConversationStorage
import ConversationTesting
import Testing

/// A sorted index beside a sorted array, which does the same more slowly.
private struct Pair {
  var index: SortedIndex<Int>
  var model: [Int] = []

  init(chunkCapacity: Int) { index = SortedIndex(chunkCapacity: chunkCapacity) }

  mutating func insert(_ element: Int) -> Bool {
    let place = model.firstIndex { $0 >= element } ?? model.count
    let isNew = place == model.count || model[place] != element
    if isNew { model.insert(element, at: place) }
    return index.insert(element) == isNew
  }

  mutating func remove(_ element: Int) -> Bool {
    let place = model.firstIndex(of: element)
    if let place { model.remove(at: place) }
    return index.remove(element) == (place != nil)
  }

  /// Whether both say the same, as a whole and from an element on.
  func agrees(from element: Int) -> Bool {
    Array(index.ascending()) == model && Array(index.descending()) == model.reversed()
      && Array(index.ascending(after: element)) == model.filter { $0 > element }
      && Array(index.descending(before: element)) == model.filter { $0 < element }.reversed()
      && index.contains(element) == model.contains(element) && index.count == model.count
      && index.isEmpty == model.isEmpty && index.first == model.first
      && index.last == model.last
  }
}

@Suite struct SortedIndexTests {
  static let capacities = [4, 5, 8, 16]

  @Test(arguments: capacities)
  func `It does what a sorted array does, whatever is inserted and removed`(capacity: Int) {
    for seed: UInt64 in 1...12 {
      var random = SeededRandom(seed: seed)
      var pair = Pair(chunkCapacity: capacity)
      // Few different elements are met again and again; many make many chunks.
      let range = seed.isMultiple(of: 2) ? 0...60 : 0...5000
      for step in 1...600 {
        let element = Int.random(in: range, using: &random)
        // It grows at first, then shrinks.
        let inserts = Int.random(in: 0..<10, using: &random) < (step < 350 ? 7 : 2)
        let isSame = inserts ? pair.insert(element) : pair.remove(element)
        #expect(isSame, "seed \(seed), step \(step)")
        if step.isMultiple(of: 7) {
          let place = Int.random(in: range, using: &random)
          #expect(pair.agrees(from: place), "seed \(seed), step \(step)")
        }
      }
    }
  }

  @Test(arguments: capacities)
  func `It grows at its end, at its beginning and from both sides`(capacity: Int) {
    let orders: [[Int]] = [
      Array(0..<300), (0..<300).reversed(), (0..<150).flatMap { [$0, 299 - $0] },
    ]
    for order in orders {
      var pair = Pair(chunkCapacity: capacity)
      let grown = order.map { pair.insert($0) }
      #expect(grown.allSatisfy { $0 })
      #expect(pair.agrees(from: 77))
      let shrunk = order.map { pair.remove($0) }
      #expect(shrunk.allSatisfy { $0 })
      #expect(pair.agrees(from: 77))
      let isSame = pair.insert(1)
      #expect(isSame)
      #expect(pair.agrees(from: 0))
    }
  }

  @Test func `An element takes another's place`() {
    var index = SortedIndex<Int>()
    for element in [1, 5, 9] { index.insert(element) }
    index.replace(5, with: 12)
    #expect(Array(index.ascending()) == [1, 9, 12])
    index.replace(7, with: 3)
    #expect(Array(index.ascending()) == [1, 3, 9, 12])
  }

  @Test func `A walk goes on with what was there when it began`() {
    var index = SortedIndex<Int>(chunkCapacity: 4)
    for element in 1...20 { index.insert(element) }
    var walk = index.ascending(after: 5)
    for element in 1...20 { index.remove(element) }
    let next = walk.next()
    #expect(next == 6)
    #expect(Array(IteratorSequence(walk)) == Array(7...20))
    #expect(index.isEmpty)
  }

  @Test func `A thousand chunks are no different from one`() {
    var index = SortedIndex<Int>()
    for element in 0..<100_000 { index.insert(element &* 7919 % 100_003) }
    let all = Array(index.ascending())
    #expect(all == all.sorted())
    #expect(all.count == index.count)
    for element in all where !element.isMultiple(of: 10) { index.remove(element) }
    #expect(Array(index.ascending()) == all.filter { $0.isMultiple(of: 10) })
  }
}
