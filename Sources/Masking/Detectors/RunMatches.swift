/// The matches inside one run of digits, and which groups they have claimed.
///
/// A run has few groups, so a fixed piece of the caller's memory holds what is found.
@safe
struct RunMatches: ~Copyable {
  static let room = 32
  static let byteCount = room * MemoryLayout<Match>.stride

  private let base: UnsafeMutablePointer<Match>
  private(set) var count = 0
  /// One bit for each group that belongs to a match, or to an earlier mask.
  private(set) var claimed: UInt64 = 0

  init(memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count >= Self.byteCount)
    guard let start = memory.baseAddress else { preconditionFailure("no memory for matches") }
    unsafe base = start.bindMemory(to: Match.self, capacity: Self.room)
  }

  @inline(__always)
  mutating func reset() {
    count = 0
    claimed = 0
  }

  /// Whether there is room for one more.
  var isFull: Bool { count == Self.room }

  @inline(__always)
  subscript(_ index: Int) -> Match {
    precondition(index >= 0 && index < count)
    return unsafe base[index]
  }

  @inline(__always)
  func isClaimed(_ group: Int) -> Bool { claimed >> UInt64(group) & 1 != 0 }

  /// Marks groups as taken, without a match.
  mutating func claim(_ groups: ClosedRange<Int>) {
    for group in groups { claimed |= 1 << UInt64(group) }
  }

  /// Adds a match over some groups, in the order of the text.
  mutating func add(_ match: Match, over groups: ClosedRange<Int>) {
    guard count < Self.room else { return }
    claim(groups)
    var place = count
    while place > 0, unsafe base[place - 1].start > match.start {
      unsafe base[place] = unsafe base[place - 1]
      place -= 1
    }
    unsafe base[place] = match
    count += 1
  }
}
