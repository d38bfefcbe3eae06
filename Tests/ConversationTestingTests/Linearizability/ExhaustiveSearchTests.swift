import ConversationTesting
import Testing

/// The search against one that tries every order of every choice.
@Suite struct ExhaustiveSearchTests {
  /// An operation of a history, as plainly as it can be written down.
  struct Entry {
    let operation: RegisterModel.Operation
    let invokedAt: Int
    var endedAt: Int?
    var outcome: RegisterModel.Outcome?
    var hasFailed = false
  }

  @Test func `G6 the search finds an order exactly where trying all of them does`() throws {
    var random = SeededRandom(seed: 6)
    var found = [true: 0, false: 0]
    for number in 1...400 {
      let (history, entries) = try Self.history(&random)
      let expected = Self.isLinearizable(entries)
      found[expected, default: 0] += 1
      switch LinearizationSearch(RegisterModel()).linearization(of: history) {
      case .found(let order):
        #expect(expected, "history \(number):\n\(history)")
        #expect(Self.explains(order, entries), "history \(number): \(order)\n\(history)")
      case .impossible: #expect(!expected, "history \(number):\n\(history)")
      case .undecided: Issue.record("history \(number) is not decided")
      }
    }
    // A sample of one kind alone would prove little.
    #expect(found.values.allSatisfy { $0 > 50 }, "\(found)")
  }

  /// A random history of three processes and at most five operations on a register.
  ///
  /// Most outcomes are those of a register, some of a broken one.
  private static func history(
    _ random: inout SeededRandom
  ) throws -> (RegisterHistory, [Entry]) {
    var history = RegisterHistory()
    var entries: [Entry] = []
    var open: [Int: Int] = [:]
    var (gone, value): (Set<Int>, Int) = ([], 0)
    for number in 0..<12 {
      let process = Int.random(in: 0..<3, using: &random)
      if gone.contains(process) { continue }
      guard let index = open[process] else {
        guard entries.count < 5 else { continue }
        let operation = operation(&random)
        entries.append(Entry(operation: operation, invokedAt: number))
        open[process] = entries.count - 1
        try history.append(.invoke(operation), by: process)
        continue
      }
      open[process] = nil
      let (answer, next) = RegisterModel().answer(to: entries[index].operation, in: value)
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        entries[index].hasFailed = true
        try history.append(.fail, by: process)
      case 1, 2:
        if Bool.random(using: &random) { value = next }
        gone.insert(process)
        try history.append(.info, by: process)
      case let chance:
        // One answer in seven is the one of another moment.
        let other = RegisterModel().answer(to: entries[index].operation, in: 1 - min(value, 1)).0
        let told = chance == 3 ? other : answer
        value = next
        entries[index].outcome = told
        entries[index].endedAt = number
        try history.append(.ok(told), by: process)
      }
    }
    return (history, entries)
  }

  private static func operation(_ random: inout SeededRandom) -> RegisterModel.Operation {
    let (one, two) = (Int.random(in: 0..<3, using: &random), Int.random(in: 0..<3, using: &random))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return .read
    case 1: return .write(one)
    default: return .compareAndSet(one, two)
    }
  }

  /// Whether any order of all that has happened, with any of what may have, explains the outcomes.
  private static func isLinearizable(_ entries: [Entry]) -> Bool {
    let certain = entries.indices.filter { entries[$0].endedAt != nil }
    let possible = entries.indices.filter { entries[$0].endedAt == nil && !entries[$0].hasFailed }
    return (0..<1 << possible.count).contains { choice in
      let chosen = possible.indices.filter { choice >> $0 & 1 == 1 }.map { possible[$0] }
      return orders(of: certain + chosen).contains { explains($0, entries) }
    }
  }

  private static func orders(of indices: [Int]) -> [[Int]] {
    guard !indices.isEmpty else { return [[]] }
    return indices.flatMap { first in
      orders(of: indices.filter { $0 != first }).map { [first] + $0 }
    }
  }

  /// Whether an order holds all that has happened, keeps what was one after the other, and has the
  /// outcomes of a register.
  private static func explains(_ order: [Int], _ entries: [Entry]) -> Bool {
    guard entries.indices.allSatisfy({ entries[$0].endedAt == nil || order.contains($0) }) else {
      return false
    }
    var state = 0
    for (place, index) in order.enumerated() {
      let isLate = order[place...].contains {
        (entries[$0].endedAt ?? .max) < entries[index].invokedAt
      }
      if isLate || entries[index].hasFailed { return false }
      let (answer, next) = RegisterModel().answer(to: entries[index].operation, in: state)
      if let outcome = entries[index].outcome, outcome != answer { return false }
      state = next
    }
    return true
  }
}
