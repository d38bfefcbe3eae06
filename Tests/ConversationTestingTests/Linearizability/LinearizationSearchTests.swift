import ConversationTesting
import Testing

@Suite struct LinearizationSearchTests {
  let search = LinearizationSearch(RegisterModel())

  func isLinearizable(_ events: [(process: Int, event: RegisterHistory.Event)]) throws -> Bool {
    switch search.linearization(of: try RegisterHistory(events)) {
    case .found: return true
    case .impossible: return false
    case .undecided:
      Issue.record("a few operations are too many")
      return false
    }
  }

  @Test func `G6 of nothing at all there is one order`() throws {
    #expect(search.linearization(of: RegisterHistory()) == .found([]))
  }

  @Test func `G6 an operation may come before one that began earlier`() throws {
    let history = try RegisterHistory([
      (0, .invoke(.write(1))), (1, .invoke(.read)), (1, .ok(.value(0))), (0, .ok(.written)),
    ])
    #expect(search.linearization(of: history) == .found([1, 0]))
  }

  @Test func `G6 an operation never comes before one that ended earlier`() throws {
    // The reader begins after the writer has ended, and reads what was before.
    let history = try RegisterHistory([
      (0, .invoke(.write(1))), (0, .ok(.written)), (1, .invoke(.read)), (1, .ok(.value(0))),
    ])
    #expect(search.linearization(of: history) == .impossible(longest: [0], state: 1))
  }

  @Test func `G6 two readers never see a value come and go`() throws {
    let writing: [(process: Int, event: RegisterHistory.Event)] = [
      (0, .invoke(.write(1))), (1, .invoke(.read)), (1, .ok(.value(1))), (2, .invoke(.read)),
    ]
    #expect(try isLinearizable(writing + [(2, .ok(.value(1))), (0, .ok(.written))]))
    #expect(try !isLinearizable(writing + [(2, .ok(.value(0))), (0, .ok(.written))]))
  }

  @Test func `G6 of two who set what they have compared one is refused`() throws {
    func race(second isSet: Bool) throws -> Bool {
      try isLinearizable([
        (0, .invoke(.compareAndSet(0, 1))), (1, .invoke(.compareAndSet(0, 2))),
        (0, .ok(.isSet(true))), (1, .ok(.isSet(isSet))),
      ])
    }
    #expect(try race(second: false))
    #expect(try !race(second: true))
  }

  @Test func `G6 what nobody knows has happened where somebody has seen it, even later`() throws {
    let history = try RegisterHistory([
      (0, .invoke(.write(1))), (0, .info), (1, .invoke(.read)), (1, .ok(.value(0))),
      (1, .invoke(.read)), (1, .ok(.value(1))),
    ])
    #expect(search.linearization(of: history) == .found([1, 0, 2]))
  }

  @Test func `G6 what nobody knows has not happened where nobody has seen it`() throws {
    let history = try RegisterHistory([
      (0, .invoke(.write(1))), (0, .info), (1, .invoke(.compareAndSet(0, 2))),
      (1, .ok(.isSet(true))), (1, .invoke(.read)), (1, .ok(.value(2))),
    ])
    #expect(search.linearization(of: history) == .found([1, 2]))
  }

  @Test func `G6 what nobody knows happens once`() throws {
    // Seen, written over, and seen again.
    #expect(
      try !isLinearizable([
        (0, .invoke(.write(1))), (0, .info), (1, .invoke(.read)), (1, .ok(.value(1))),
        (1, .invoke(.write(2))), (1, .ok(.written)), (1, .invoke(.read)), (1, .ok(.value(1))),
      ])
    )
  }

  @Test func `G6 what has certainly not happened explains nothing`() throws {
    func reads(_ value: Int) throws -> Bool {
      try isLinearizable([
        (0, .invoke(.write(1))), (0, .fail), (0, .invoke(.read)), (0, .ok(.value(value))),
      ])
    }
    #expect(try reads(0))
    #expect(try !reads(1))
  }

  @Test func `G6 what has not ended counts as nobody knows`() throws {
    for value in [0, 1] {
      #expect(
        try isLinearizable([
          (0, .invoke(.write(1))), (1, .invoke(.read)), (1, .ok(.value(value))),
        ])
      )
    }
  }

  @Test func `G6 no process does two things at once, or goes on after an info`() throws {
    for events: [(process: Int, event: RegisterHistory.Event)] in [
      [(0, .invoke(.read)), (0, .invoke(.read))],
      [(0, .invoke(.read)), (0, .ok(.value(0))), (0, .fail)],
      [(0, .invoke(.read)), (0, .info), (0, .invoke(.read))],
      [(1, .info)],
    ] {
      #expect(throws: MalformedHistory.self) { try RegisterHistory(events) }
    }
  }

  @Test func `G6 a search that may look at little says that it does not know`() throws {
    // All writes at once, and a value that none of them has written.
    var events: [(process: Int, event: RegisterHistory.Event)] = []
    for writer in 1...10 { events.append((writer, .invoke(.write(writer)))) }
    for writer in 1...10 { events.append((writer, .ok(.written))) }
    events += [(0, .invoke(.read)), (0, .ok(.value(11)))]
    let history = try RegisterHistory(events)
    #expect(
      LinearizationSearch(RegisterModel(), maximumConfigurations: 100).linearization(of: history)
        == .undecided
    )
    // Each set of writes with each one that may be its last: without a memory it would be 10!.
    #expect(
      LinearizationSearch(RegisterModel(), maximumConfigurations: 10 * 1_024)
        .linearization(of: history) != .undecided
    )
    let most = LinearizationSearch<RegisterModel>.maximumOperations
    let long =
      (0...most).flatMap { _ in [(0, .invoke(.read)), (0, .ok(.value(0)))] }
      as [(process: Int, event: RegisterHistory.Event)]
    #expect(search.linearization(of: try RegisterHistory(long)) == .undecided)
    #expect(try isLinearizable(Array(long.dropLast(2))))
  }

  @Test func `G6 a history reads line by line`() throws {
    let history = try RegisterHistory([
      (0, .invoke(.write(1))), (1, .invoke(.read)), (0, .info), (1, .fail),
    ])
    #expect(
      "\(history)".split(separator: "\n") == [
        "1\tprocess 0\tinvoke write(1)", "2\tprocess 1\tinvoke read", "3\tprocess 0\tinfo",
        "4\tprocess 1\tfail",
      ]
    )
  }
}
