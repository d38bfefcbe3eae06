import ConversationCore
import ConversationStorage

// What deadlines promise.
extension StorageChecks {
  var deadlineChecks: [StorageCheck] { [StorageCheck("dueIsFoundOnce", dueIsFoundOnce)] }

  /// A deadline is found from its instant on, earliest first, and no more once it was carried out.
  public func dueIsFoundOnce() async throws {
    let scene = try await scene()
    let storage = scene.storage
    try expect("the next deadline of nothing", try await storage.nextDeadline(), is: nil)
    var offered: [(conversation: Versioned<Conversation>, agents: [Versioned<Agent>])] = []
    for (number, time) in [(1, 20.0), (2, 10), (3, 30)] {
      let opened = try await scene.open(number)
      let agent = try await scene.save(try scene.agent(AgentID("agent-\(number)")))
      offered.append(
        try await scene.change(opened, agents: [agent], at: time) {
          try $0.offer(to: agent.value.id, at: scene.time(time))
        }
      )
    }
    let ids = offered.map(\.conversation.value.id)
    // Offers expire after a minute.
    let next = try await storage.nextDeadline()
    try expect("the next deadline", next, is: scene.time(70))
    let lists: [(at: Double, limit: Int, expected: [ConversationID])] = [
      (69.999, 9, []), (70, 9, [ids[1]]), (80, 9, [ids[1], ids[0]]), (80, 1, [ids[1]]),
      (999, 0, []), (999, 9, [ids[1], ids[0], ids[2]]),
    ]
    for list in lists {
      let due = try await storage.due(at: scene.time(list.at), limit: list.limit)
      try expect("what is due after \(list.at) s", due, is: list.expected)
    }
    _ = try await scene.change(offered[1].conversation, agents: offered[1].agents, at: 70) {
      $0.advance(to: scene.time(70))
    }
    let rest = try await storage.due(at: scene.time(999), limit: 9)
    try expect("what is due after one was carried out", rest, is: [ids[0], ids[2]])
    _ = try await scene.change(offered[0].conversation, agents: offered[0].agents, at: 75) {
      try $0.accept(offer: 1, by: "agent-1", at: scene.time(75))
    }
    let last = try await storage.due(at: scene.time(999), limit: 9)
    try expect("what is due after one was accepted", last, is: [ids[2]])
    try expect("the next deadline", try await storage.nextDeadline(), is: scene.time(90))
  }
}
