import ConversationCore
import ConversationStorage

// What the erasure of a customer's data needs of a storage.
extension StorageChecks {
  var erasureChecks: [StorageCheck] {
    [
      StorageCheck("erasuresLeaveNothing", erasuresLeaveNothing),
      StorageCheck("forgottenClaimsAreFree", forgottenClaimsAreFree),
    ]
  }

  /// What is held under a conversation is emptied: its messages say nothing, nothing of it is sent any
  /// more, and no thread key leads to it.
  ///
  /// Numbers, order and events stay; other conversations, too.
  public func erasuresLeaveNothing() async throws {
    let scene = try await scene()
    let sent = try await scene.claimed(1, by: "anna")
    let waiting = try await scene.send(["My answer"], in: sent, by: "anna", at: 1)
    let other = try await scene.open(2)
    let before = try await scene.storage.transcript(of: waiting.value.id, before: nil, limit: 9)
    var change = Transition(waiting.value, agents: [], policy: scene.policy)
    change.erase(at: scene.time(5))
    try await scene.commit(at: 5) { batch in
      batch.take(change, expected: waiting.version)
      batch.erasures = [ConversationErasure(waiting.value.id)]
    }
    let after = try await scene.storage.transcript(of: waiting.value.id, before: nil, limit: 9)
    try expect("the numbers of erased messages", after.map(\.id), is: before.map(\.id))
    try expect("the authors of erased messages", after.map(\.author), is: before.map(\.author))
    try expect("the times of erased messages", after.map(\.at), is: before.map(\.at))
    try expect("texts of erased messages", after.compactMap(\.text), is: [])
    let message = MessageID(
      conversation: waiting.value.id,
      sequence: waiting.value.messageCount
    )
    let delivery = try await scene.storage.delivery(of: message)
    try expect("where an erased delivery goes", delivery?.recipient, is: .erased)
    try expect("how an erased delivery stands", delivery?.status, is: .cancelled)
    let leased = try await scene.lease(at: 60).deliveries
    try expect("deliveries that are still sent", leased.map(\.delivery.id), is: [])
    var request = LoadRequest()
    request.threadKeys = [scene.threadKey(1), scene.threadKey(2)]
    let loaded = try await scene.storage.load(request)
    try expect(
      "the conversations that thread keys lead to",
      loaded.threads.map(\.conversation),
      is: [other.value.id]
    )
    let texts = try await scene.storage.transcript(of: other.value.id, before: nil, limit: 9)
    try expect("another conversation's texts", texts.compactMap(\.text).count, is: 1)
    // The key is free for somebody new.
    try await scene.commit(at: 6) { batch in
      batch.threads = [ThreadBinding(scene.threadKey(1), to: other.value.id, expected: nil)]
    }
    try await expectConflict("the erasure of a conversation that there is not") {
      try await scene.commit { batch in
        batch.erasures = [ConversationErasure(ConversationID(high: 9, low: 9))]
      }
    }
  }

  /// A claim that is forgotten can be taken again, also in the same batch; others stay.
  public func forgottenClaimsAreFree() async throws {
    let scene = try await scene()
    try await scene.commit { batch in
      batch.claims = ["a", "b"].map { Claim($0, expiresAt: scene.time(60)) }
    }
    try await scene.commit { $0.forgottenClaims = ["a", "never taken"] }
    var request = LoadRequest()
    request.claims = ["a", "b"]
    let left = try await scene.storage.load(request).claims.map(\.key)
    try expect("the claims that are left", left, is: ["b"])
    try await scene.commit { $0.claims = [Claim("a", result: "again", expiresAt: scene.time(60))] }
    let again = try await scene.storage.load(request).claim("a")?.result
    try expect("what was left with a claim that is taken again", again, is: "again")
    let removed = try await scene.storage.removeExpired(at: scene.time(60), limit: 9)
    try expect("the claims that expire, each once", removed, is: 2)
  }
}
