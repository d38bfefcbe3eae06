import ConversationCore
import ConversationStorage

// What a commit promises.
extension StorageChecks {
  var commitChecks: [StorageCheck] {
    [
      StorageCheck("readYourWrite", readYourWrite),
      StorageCheck("staleWriteIsRefused", staleWriteIsRefused),
      StorageCheck("allOrNothing", allOrNothing),
      StorageCheck("guardsHold", guardsHold),
      StorageCheck("aBatchCommittedTwice", aBatchCommittedTwice),
    ]
  }

  /// Every record is read as it was written, by every way that leads to it; what does not exist is
  /// absent.
  public func readYourWrite() async throws {
    let scene = try await scene()
    let (opening, anna) = (try scene.opening(1), try scene.agent("anna"))
    let (customer, queue) = (scene.customer(1), scene.queue())
    let claim = Claim("sms\u{1F}1", result: "first", expiresAt: scene.time(60))
    try await scene.commit { batch in
      batch.take(opening, expected: nil)
      batch.agents = [Change(anna, expected: nil)]
      batch.documents = [
        Change(Document(customer), expected: nil), Change(Document(queue), expected: nil),
      ]
      batch.threads = [
        ThreadBinding(scene.threadKey(1), to: opening.conversation.id, expected: nil)
      ]
      batch.claims = [claim]
    }
    var request = LoadRequest()
    request.conversations = [scene.ids.make(at: scene.time(9))]
    request.threadKeys = [scene.threadKey(1), scene.threadKey(2)]
    request.agents = ["anna", "nobody"]
    request.documents = [queue.documentID, DocumentID(kind: "queue", id: "none")]
    let address = scene.address(1).key
    request.uniqueKeys = [
      UniqueKey(kind: Customer.documentKind, name: Customer.addressKey, value: address),
      UniqueKey(kind: Customer.documentKind, name: Customer.addressKey, value: "none"),
    ]
    request.claims = [claim.key, "sms\u{1F}2"]
    let loaded = try await scene.storage.load(request)
    try expect(
      "the conversations found",
      loaded.conversations.map(\.value),
      is: [opening.conversation]
    )
    try expect("the version of a new record", loaded.conversations.first?.version, is: 1)
    try expect(
      "the conversation at its thread key",
      loaded.conversation(at: scene.threadKey(1))?.value.id,
      is: opening.conversation.id
    )
    try expect("the agents found", loaded.agents, is: [Versioned(anna, version: 1)])
    try expect("the documents found by identifier", loaded.documents.count, is: 1)
    try expect("the queue", try loaded.documents.first?.value.value(as: Queue.self), is: queue)
    try expect("the documents found by key", loaded.uniqueDocuments.count, is: 1)
    try expect(
      "the customer",
      try loaded.uniqueDocuments.first?.document.value.value(as: Customer.self),
      is: customer
    )
    try expect("the claims found", loaded.claims, is: [claim])
    let transcript = try await scene.storage.transcript(
      of: opening.conversation.id,
      before: nil,
      limit: 9
    )
    try expect("the transcript", transcript, is: opening.messages)
    try await expectConcernedAgents(scene, opening)
  }

  /// The agents whom a conversation concerns come with it, each once, and only if asked for.
  private func expectConcernedAgents(
    _ scene: StorageScene,
    _ opening: Transition
  ) async throws {
    var request = LoadRequest()
    request.conversations = [opening.conversation.id, opening.conversation.id]
    let before = try await scene.storage.load(request)
    guard let conversation = before.conversations.first else { return }
    try expect("a conversation asked for twice", before.conversations.count, is: 1)
    let anna = Versioned(try scene.agent("anna"), version: 1)
    _ = try await scene.change(conversation, agents: [anna], at: 1) { change in
      try change.offer(to: "anna", at: scene.time(1))
    }
    request.includesConcernedAgents = true
    request.agents = ["anna"]
    let after = try await scene.storage.load(request)
    let versions = [after.conversations.map(\.version), after.agents.map(\.version)]
    try expect(
      "versions after a second commit",
      versions,
      is: [[2], [2]],
      check: "readYourWrite()"
    )
  }

  /// A record of another version than expected is not overwritten, created again or removed.
  public func staleWriteIsRefused() async throws {
    let scene = try await scene()
    let opened = try await scene.open(1)
    let anna = try await scene.save(try scene.agent("anna"))
    let queue = Document(scene.queue())
    try await scene.commit { $0.documents = [Change(queue, expected: nil)] }
    try await scene.commit { batch in
      batch.conversations = [Change(opened.value, expected: 1)]
      batch.agents = [Change(anna.value, expected: 1)]
      batch.documents = [Change(queue, expected: 1)]
    }
    for stale in [nil, 1, 3] {
      try await expectConflict("a conversation of version 2 as \(stale ?? 0)") {
        try await scene.commit { $0.conversations = [Change(opened.value, expected: stale)] }
      }
      try await expectConflict("an agent of version 2 as \(stale ?? 0)") {
        try await scene.commit { $0.agents = [Change(anna.value, expected: stale)] }
      }
      try await expectConflict("a document of version 2 as \(stale ?? 0)") {
        try await scene.commit { $0.documents = [Change(queue, expected: stale)] }
      }
    }
    try await expectConflict("removing a document of version 2 as 1") {
      try await scene.commit { $0.removals = [DocumentRemoval(queue.id, expected: 1)] }
    }
    try await expectConflict("changing a conversation that does not exist") {
      let other = try scene.opening(2).conversation
      try await scene.commit { $0.conversations = [Change(other, expected: 1)] }
    }
    try await scene.commit { $0.removals = [DocumentRemoval(queue.id, expected: 2)] }
    var request = LoadRequest()
    request.conversations = [opened.value.id]
    request.documents = [queue.id]
    let loaded = try await scene.storage.load(request)
    try expect("the version after refusals", loaded.conversations.first?.version, is: 2)
    try expect("removed documents found", loaded.documents.count, is: 0)
  }

  /// What a command has only read is still so when its batch is applied.
  public func guardsHold() async throws {
    let scene = try await scene()
    let opened = try await scene.open(1)
    try await scene.save(try scene.agent("anna"))
    let (queue, absent) = (Document(scene.queue()), DocumentID(kind: "queue", id: "none"))
    try await scene.commit { $0.documents = [Change(queue, expected: nil)] }
    try await scene.commit { batch in
      batch.guards = [
        .conversation(opened.value.id, version: 1), .agent("anna", version: 1),
        .document(queue.id, version: 1), .document(absent, version: nil),
      ]
      batch.claims = [Claim("held", expiresAt: scene.time(60))]
    }
    let broken: [Guard] = [
      .conversation(opened.value.id, version: 2), .agent("anna", version: 2),
      .agent("nobody", version: 1), .document(queue.id, version: 2),
      .document(queue.id, version: nil), .document(absent, version: 1),
    ]
    for condition in broken {
      try await expectConflict("a batch whose guard does not hold (\(condition))") {
        try await scene.commit { batch in
          batch.guards = [condition]
          batch.claims = [Claim("refused", expiresAt: scene.time(60))]
        }
      }
    }
    var request = LoadRequest()
    request.claims = ["held", "refused"]
    let claims = try await scene.storage.load(request).claims.map(\.key)
    try expect("the claims that were taken", claims, is: ["held"])
  }

  /// A batch that is committed again changes nothing and has its first result, whatever happened
  /// since.
  public func aBatchCommittedTwice() async throws {
    let scene = try await scene()
    var batch = scene.batch()
    let opening = try scene.opening(1)
    batch.take(opening, expected: nil)
    batch.claims = [Claim("sms\u{1F}1", expiresAt: scene.time(60))]
    let first = try await scene.storage.commit(batch)
    try await scene.open(2)
    for _ in 1...2 {
      let again = try await scene.storage.commit(batch)
      try expect("the result of a batch committed again", again, is: first)
    }
    let conversation = try await scene.loadConversation(opening.conversation.id)
    try expect("its conversation's version", conversation?.version, is: 1)
    let events = try await scene.storage.events(after: .start, limit: 100)
    let own = events.count { $0.cursor <= first }
    try expect("its events", own, is: opening.events.count)
    try expect("all events", events.count, is: opening.events.count * 2)
    try await expectOneApplication(scene)
  }

  /// Two copies of a batch that overlap have one effect, and both succeed.
  private func expectOneApplication(_ scene: StorageScene) async throws {
    var batch = scene.batch()
    batch.take(try scene.opening(3), expected: nil)
    let (storage, copy) = (scene.storage, batch)
    let results = try await withThrowingTaskGroup(of: EventCursor.self) { group in
      for _ in 1...8 { group.addTask { try await storage.commit(copy) } }
      return try await group.reduce(into: Set<EventCursor>()) { $0.insert($1) }
    }
    try expect("results of 8 copies", results.count, is: 1, check: "aBatchCommittedTwice()")
  }
}
