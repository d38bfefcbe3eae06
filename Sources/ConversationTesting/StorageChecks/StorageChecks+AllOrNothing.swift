import ConversationCore
import ConversationStorage

extension StorageChecks {
  /// A batch of which one part is refused leaves nothing behind.
  public func allOrNothing() async throws {
    let scene = try await scene()
    let known = try await scene.claimed(1, by: "anna")
    try await scene.save(try scene.agent("anna"))
    try await scene.commit { batch in
      batch.claims = [Claim("taken", expiresAt: scene.time(60))]
      batch.documents = [Change(Document(scene.customer(1)), expected: nil)]
    }
    let before = try await scene.storage.lastCursor()
    let faults: [(name: String, spoil: @Sendable (inout ChangeBatch) throws -> Void)] = [
      ("a stale conversation", { $0.conversations.append(Change(known.value, expected: 1)) }),
      ("a stale agent", { $0.agents.append(Change(try scene.agent("anna"), expected: nil)) }),
      (
        "a stale document",
        { $0.documents.append(Change(Document(scene.customer(1)), expected: 7)) }
      ),
      (
        "a removal of nothing",
        { $0.removals = [DocumentRemoval(scene.queue().documentID, expected: 1)] }
      ),
      ("a guard", { $0.guards = [.agent("anna", version: 9)] }),
      (
        "a thread key",
        { $0.threads.append(ThreadBinding(scene.threadKey(1), to: known.value.id, expected: nil)) }
      ),
      (
        "a message out of sequence",
        { batch in
          let id = MessageID(conversation: known.value.id, sequence: 9)
          batch.messages.append(scene.note("out of sequence", id))
        }
      ),
      (
        "an amendment of nothing",
        { batch in
          let id = MessageID(conversation: known.value.id, sequence: 9)
          batch.amendments = [MessageAmendment(message: id, content: .text("amended"))]
        }
      ),
      ("a claim", { $0.claims.append(Claim("taken", expiresAt: scene.time(60))) }),
    ]
    for fault in faults {
      do {
        try await scene.commit { batch in
          try fill(&batch, scene, known)
          try fault.spoil(&batch)
        }
        throw CheckFailure(
          check: "allOrNothing()",
          expected: "a refusal of a batch with \(fault.name)",
          seen: "success"
        )
      } catch is StorageError {
        try await expectNothing(scene, known, before, "a batch with \(fault.name)")
      }
    }
    // The same without a fault is applied: it was refused for nothing else.
    try await scene.commit { try fill(&$0, scene, known) }
  }

  /// Fills a batch with everything that a batch can hold.
  private func fill(
    _ batch: inout ChangeBatch,
    _ scene: StorageScene,
    _ known: Versioned<Conversation>
  ) throws {
    var change = Transition(known.value, agents: [], policy: scene.policy)
    try change.send(
      MessageDraft("an answer"),
      by: "anna",
      from: scene.entryPoint,
      capabilities: ChannelCapabilities(),
      at: scene.time(5)
    )
    batch.take(change, expected: known.version)
    let opening = try scene.opening(2, id: ConversationID(high: 2, low: 2))
    batch.take(opening, expected: nil)
    batch.agents = [Change(try scene.agent("ben"), expected: nil)]
    batch.documents = [Change(Document(scene.customer(2)), expected: nil)]
    batch.threads = [
      ThreadBinding(scene.threadKey(2), to: opening.conversation.id, expected: nil)
    ]
    batch.claims = [Claim("free", expiresAt: scene.time(60))]
    let first = MessageID(conversation: known.value.id, sequence: 1)
    batch.amendments = [MessageAmendment(message: first, content: .text("amended"))]
  }

  private func expectNothing(
    _ scene: StorageScene,
    _ known: Versioned<Conversation>,
    _ before: EventCursor,
    _ what: String
  ) async throws {
    let check = "allOrNothing()"
    let storage = scene.storage
    var request = LoadRequest()
    request.conversations = [known.value.id, ConversationID(high: 2, low: 2)]
    request.threadKeys = [scene.threadKey(2)]
    request.agents = ["ben"]
    request.documents = [scene.customer(2).documentID]
    request.claims = ["free"]
    let loaded = try await storage.load(request)
    let versions = loaded.conversations.map(\.version)
    try expect("conversations after \(what)", versions, is: [known.version], check: check)
    let found = [
      loaded.threads.count, loaded.agents.count, loaded.documents.count, loaded.claims.count,
    ]
    try expect(
      "threads, agents, documents, claims after \(what)",
      found,
      is: [0, 0, 0, 0],
      check: check
    )
    let transcript = try await storage.transcript(of: known.value.id, before: nil, limit: 9)
    let texts = transcript.map(\.text)
    try expect("messages after \(what)", texts, is: ["Where is my order?"], check: check)
    let due = try await storage.nextDeadline()
    try expect("the next deadline after \(what)", due, is: nil, check: check)
    let cursor = try await storage.lastCursor()
    try expect("the last event after \(what)", cursor, is: before, check: check)
  }
}
