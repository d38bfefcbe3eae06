import ConversationCore
import ConversationStorage

// What lists of conversations promise.
extension StorageChecks {
  var listChecks: [StorageCheck] {
    [
      StorageCheck("waitingOrder", waitingOrder),
      StorageCheck("inboxLists", inboxLists),
      StorageCheck("pagingUnderInserts", pagingUnderInserts),
    ]
  }

  /// Who waits: highest priority first, then the longest wait, then the lower identifier, over all
  /// queues that are asked for; who is offered waits no more, and comes back to their place.
  public func waitingOrder() async throws {
    let scene = try await scene()
    let (low, high) = (scene.queue("low"), scene.queue("high", priority: 5))
    let other = scene.queue("other")
    let first = try await scene.open(1, in: low, at: 10)
    let second = try await scene.open(2, in: high, at: 30)
    let third = try await scene.open(3, in: other, at: 5)
    let fourth = try await scene.open(4, in: high, at: 20)
    let fifth = try await scene.open(5, in: low, at: 8)
    let twins = try [
      ConversationID(high: 9, low: 2), ConversationID(high: 9, low: 1),
    ].map { try scene.opening(6, in: low, at: 9, id: $0) }
    try await scene.commit { batch in
      for twin in twins { batch.take(twin, expected: nil) }
    }
    let order =
      [fourth, second, fifth].map(\.value.id)
      + twins.map(\.conversation.id).reversed() + [first.value.id]
    let queues: [QueueID] = ["low", "high", "unknown"]
    try await expectWaiting(scene, queues, 99, order)
    try await expectWaiting(scene, queues, 2, Array(order.prefix(2)))
    try await expectWaiting(scene, queues, 0, [])
    try await expectWaiting(scene, [], 9, [])
    try await expectWaiting(scene, ["other"], 9, [third.value.id])
    let anna = try await scene.save(try scene.agent("anna"))
    let offered = try await scene.change(fourth, agents: [anna], at: 40) {
      try $0.offer(to: "anna", at: scene.time(40))
    }
    try await expectWaiting(scene, queues, 99, Array(order.dropFirst()))
    _ = try await scene.change(offered.conversation, agents: offered.agents, at: 41) {
      try $0.decline(offer: 1, by: "anna", at: scene.time(41))
    }
    try await expectWaiting(scene, queues, 99, order)
  }

  private func expectWaiting(
    _ scene: StorageScene,
    _ queues: [QueueID],
    _ limit: Int,
    _ expected: [ConversationID]
  ) async throws {
    let waiting = try await scene.storage.waiting(in: queues, limit: limit)
    try expect(
      "the first \(limit) who wait in \(queues)",
      waiting.map(\.value.id),
      is: expected,
      check: "waitingOrder()"
    )
  }

  /// A conversation is in the one list of its state and owner, latest activity first, in its
  /// customer's list, and, while it is open, in its entry point's.
  public func inboxLists() async throws {
    let scene = try await scene()
    let annas = ConversationQuery.inbox(
      InboxQuery([.mine], sight: InboxSight(agent: "anna", sees: .all))
    )
    let unassigned = ConversationQuery.inbox(InboxQuery([.unassigned], sight: .everything))
    let resolved = ConversationQuery.inbox(InboxQuery([.resolved], sight: .everything))
    let old = try await scene.open(1, at: 1)
    let new = try await scene.open(2, at: 2)
    try await expectList(scene, unassigned, [new, old])
    let spoken = try await scene.change(old, at: 5) {
      try $0.receive(scene.inbound(1), isVerifiedSender: true, at: scene.time(5))
    }.conversation
    try await expectList(scene, unassigned, [old, new])
    var claim = Transition(
      spoken.value,
      agents: [try scene.agent("anna")],
      policy: scene.policy
    )
    try claim.claim(by: "anna", at: scene.time(6))
    try await scene.commit { $0.take(claim, expected: 2) }
    try await expectList(scene, unassigned, [new])
    try await expectList(scene, annas, [old])
    let entryPoint = ConversationQuery.openAt(scene.entryPoint.id)
    try await expectList(scene, entryPoint, [old, new])
    let claimed = Versioned(claim.conversation, version: 3)
    _ = try await scene.change(claimed, at: 7) { try $0.end(by: "anna", at: scene.time(7)) }
    try await expectList(scene, annas, [])
    try await expectList(scene, resolved, [old])
    try await expectList(scene, entryPoint, [new])
    let next = try await scene.change(new, at: 8) { $0.endByCustomer(at: scene.time(8)) }
    try await expectList(scene, resolved, [next.conversation, old])
    // A second conversation of the first customer, older than the first one's last activity.
    let again = try scene.opening(1, at: 3)
    try await scene.commit { $0.take(again, expected: nil) }
    let second = Versioned(again.conversation, version: 1)
    let customer = ConversationQuery.ofCustomer(scene.customer(1).id)
    try await expectList(scene, customer, [old, second])
    _ = try await scene.change(second, at: 9) {
      try $0.receive(scene.inbound(1), isVerifiedSender: true, at: scene.time(9))
    }
    try await expectList(scene, customer, [second, old])
    try await expectList(scene, .ofCustomer(scene.customer(9).id), [])
  }

  private func expectList(
    _ scene: StorageScene,
    _ query: ConversationQuery,
    _ expected: [Versioned<Conversation>]
  ) async throws {
    let page = try await scene.storage.conversations(query, after: nil, limit: 99)
    try expect(
      "the list \(query)",
      page.elements.map(\.value.id),
      is: expected.map(\.value.id),
      check: "inboxLists()"
    )
  }

  /// Who reads page by page meets everything that was there all the time once, in order, though
  /// other records come and go meanwhile.
  public func pagingUnderInserts() async throws {
    let scene = try await scene()
    var all: [ConversationID] = []
    for number in 1...10 {
      all.append(try await scene.open(1, threadless: number, at: Double(number * 10)).value.id)
    }
    let queries: [(ConversationQuery, [ConversationID])] = [
      (.inbox(InboxQuery([.unassigned], sight: .everything)), all.reversed()),
      (.ofCustomer(scene.customer(1).id), all.reversed()),
      (.openAt(scene.entryPoint.id), all),
    ]
    for (query, expected) in queries {
      var seen: [ConversationID] = []
      var cursor: PageCursor?
      var pages = 0
      repeat {
        let page = try await scene.storage.conversations(query, after: cursor, limit: 3)
        try expect(page.elements.count <= 3, "at most 3 elements", seen: "\(page.elements.count)")
        seen += page.elements.map(\.value.id)
        cursor = page.next
        pages += 1
        // One before what was read, one behind it.
        try await scene.open(1, threadless: 20, at: 1000)
        try await scene.open(1, threadless: 21, at: 0.5)
      } while cursor != nil && pages < 20
      let met = seen.filter { all.contains($0) }
      try expect("what was there all the time in \(query)", met, is: expected)
      try expect("elements met twice", seen.count - Set(seen).count, is: 0)
    }
    let exact = try await scene.storage.conversations(
      .inbox(InboxQuery([.unassigned], sight: .everything)),
      after: nil,
      limit: 1000
    )
    try expect("the cursor behind the last page", exact.next, is: nil)
  }
}
