import ConversationCore
import ConversationStorage

// What holds when many commit at once.
extension StorageChecks {
  var raceChecks: [StorageCheck] {
    [
      StorageCheck("concurrentWritersHaveOneWinner", concurrentWritersHaveOneWinner),
      StorageCheck("threadKeysUnderARace", threadKeysUnderARace),
      StorageCheck("loadsAreOfOneInstant", loadsAreOfOneInstant),
    ]
  }

  /// Of writers who have read the same version one succeeds, and of those who take the same claim.
  public func concurrentWritersHaveOneWinner() async throws {
    let scene = try await scene()
    let opened = try await scene.open(1)
    let anna = try await scene.save(try scene.agent("anna"))
    let writes = (1...16).map { _ in
      var batch = scene.batch(at: 1)
      batch.conversations = [Change(opened.value, expected: 1)]
      return batch
    }
    try expect("writers of one conversation who succeed", await winners(of: writes, scene), is: 1)
    let agents = (1...16).map { _ in
      var batch = scene.batch(at: 1)
      batch.agents = [Change(anna.value, expected: 1)]
      return batch
    }
    try expect("writers of one agent who succeed", await winners(of: agents, scene), is: 1)
    let claims = (1...16).map { number in
      var batch = scene.batch(at: 1)
      batch.claims = [Claim("one", result: "\(number)", expiresAt: scene.time(60))]
      return batch
    }
    try expect("writers who take one claim", await winners(of: claims, scene), is: 1)
    let conversation = try await scene.loadConversation(opened.value.id)
    try expect("the version after 16 writers", conversation?.version, is: 2)
  }

  /// Of first messages that come at once under one thread key one opens a conversation; the key is
  /// then moved only by who knows where it points to.
  public func threadKeysUnderARace() async throws {
    let scene = try await scene()
    let openings = try (1...16).map { _ in try scene.opening(1) }
    let batches = openings.map { opening in
      var batch = scene.batch()
      batch.take(opening, expected: nil)
      batch.threads = [
        ThreadBinding(scene.threadKey(1), to: opening.conversation.id, expected: nil)
      ]
      return batch
    }
    try expect("first messages that open a conversation", await winners(of: batches, scene), is: 1)
    var request = LoadRequest()
    request.conversations = openings.map(\.conversation.id)
    request.threadKeys = [scene.threadKey(1)]
    let loaded = try await scene.storage.load(request)
    try expect("conversations of 16 first messages", loaded.conversations.count, is: 1)
    guard let winner = loaded.conversation(at: scene.threadKey(1)) else {
      throw CheckFailure(
        check: "threadKeysUnderARace()",
        expected: "the winner at the thread key",
        seen: "nothing"
      )
    }
    // An ended conversation is still found: what happens to it is for the rules to decide.
    _ = try await scene.change(winner, at: 1) { $0.endByCustomer(at: scene.time(1)) }
    let next = try scene.opening(1, at: 2)
    for wrong in [nil, next.conversation.id] {
      try await expectConflict("moving a thread key from where it does not point to") {
        try await scene.commit { batch in
          batch.take(next, expected: nil)
          batch.threads = [
            ThreadBinding(scene.threadKey(1), to: next.conversation.id, expected: wrong)
          ]
        }
      }
    }
    let found = try await scene.storage.load(request).conversation(at: scene.threadKey(1))
    try expect("the ended conversation at its key", found?.value.isOpen, is: false)
    try await scene.commit { batch in
      batch.take(next, expected: nil)
      batch.threads = [
        ThreadBinding(scene.threadKey(1), to: next.conversation.id, expected: winner.value.id)
      ]
    }
    let moved = try await scene.storage.load(request).conversation(at: scene.threadKey(1))
    try expect("the next conversation at the key", moved?.value.id, is: next.conversation.id)
  }

  /// A load sees each commit as a whole or not at all.
  public func loadsAreOfOneInstant() async throws {
    let scene = try await scene()
    let agents: [AgentID] = ["anna", "ben", "carla", "dora"]
    for id in agents { try await scene.save(try scene.agent(id)) }
    let storage = scene.storage
    let rounds = (1...60).map { round in (scene.batch(at: 1), round) }
    let loads = try await withThrowingTaskGroup(of: [[Int]].self) { group in
      group.addTask {
        for (batch, round) in rounds {
          var batch = batch
          batch.agents = try agents.map { Change(try scene.agent($0), expected: round) }
          _ = try await storage.commit(batch)
          await Task.yield()
        }
        return []
      }
      for _ in 1...2 {
        group.addTask {
          var seen: [[Int]] = []
          var request = LoadRequest()
          request.agents = agents
          for _ in 1...120 {
            seen.append(try await storage.load(request).agents.map(\.version))
            await Task.yield()
          }
          return seen
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    for versions in loads {
      try expect(
        Set(versions).count == 1,
        "all records of one commit to be read together",
        seen: "versions \(versions)"
      )
    }
  }

  /// Commits batches at once and counts those that are not refused.
  private func winners(of batches: [ChangeBatch], _ scene: StorageScene) async -> Int {
    let storage = scene.storage
    return await withTaskGroup(of: Bool.self) { group in
      for batch in batches {
        group.addTask {
          do {
            _ = try await storage.commit(batch)
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
  }
}
