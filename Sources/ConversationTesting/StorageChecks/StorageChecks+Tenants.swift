import ConversationCore
import ConversationStorage

// What tenants promise each other.
extension StorageChecks {
  var tenantChecks: [StorageCheck] {
    makeTenants == nil ? [] : [StorageCheck("tenantsNeverMeet", tenantsNeverMeet)]
  }

  /// Two tenants over one database use the same identifiers, and never see each other.
  ///
  /// - Throws: ``CheckFailure``, also if no storages of two tenants can be opened.
  public func tenantsNeverMeet() async throws {
    guard let makeTenants else {
      throw CheckFailure(
        check: "tenantsNeverMeet()",
        expected: "storages of two tenants, made by `makeTenants`",
        seen: "nothing"
      )
    }
    let (first, second) = try await makeTenants()
    let (one, other) = (StorageScene(first), StorageScene(second))
    try await fill(one)
    let events = try await first.events(after: .start, limit: 99)
    try await expectNothing(other)
    // The same identifiers, those of batches and leases included, once more.
    try await fill(other)
    for scene in [one, other] {
      let own = try await scene.storage.events(after: .start, limit: 99)
      try expect("a tenant's events", own.map(\.event), is: events.map(\.event))
      let lease = try await scene.lease(at: 9)
      try expect("a tenant's deliveries", lease.deliveries.count, is: 1)
      let agents = try await scene.storage.agents(of: nil, after: nil, limit: 9)
      try expect("a tenant's agents", agents.map(\.version), is: [1])
    }
  }

  /// Writes one record of each kind.
  private func fill(_ scene: StorageScene) async throws {
    let id = ConversationID(high: 1, low: 1)
    let opening = try scene.opening(1, id: id)
    try await scene.commit { batch in
      batch.take(opening, expected: nil)
      batch.agents = [Change(try scene.agent("anna"), expected: nil)]
      batch.documents = [Change(Document(scene.customer(1)), expected: nil)]
      batch.threads = [ThreadBinding(scene.threadKey(1), to: id, expected: nil)]
      batch.claims = [Claim("sms\u{1F}1", expiresAt: scene.time(60))]
    }
    var claim = Transition(
      opening.conversation,
      agents: [try scene.agent("anna")],
      policy: scene.policy
    )
    try claim.claim(by: "anna", at: scene.time(1))
    try await scene.commit { $0.take(claim, expected: 1) }
    let claimed = Versioned(claim.conversation, version: 2)
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 2)
  }

  /// Nothing of another tenant is found by any read.
  private func expectNothing(_ scene: StorageScene) async throws {
    let check = "tenantsNeverMeet()"
    let storage = scene.storage
    var request = LoadRequest()
    request.conversations = [ConversationID(high: 1, low: 1)]
    request.threadKeys = [scene.threadKey(1)]
    request.agents = ["anna"]
    request.documents = [scene.customer(1).documentID]
    request.claims = ["sms\u{1F}1"]
    let loaded = try await storage.load(request)
    let found = [
      loaded.conversations.count, loaded.threads.count, loaded.agents.count,
      loaded.documents.count, loaded.claims.count,
      try await storage.events(after: .start, limit: 99).count,
      try await storage.waiting(in: ["support"], limit: 9).count,
      try await storage.agents(of: nil, after: nil, limit: 9).count,
      try await scene.lease(at: 9).deliveries.count,
      try await storage.transcript(
        of: ConversationID(high: 1, low: 1),
        before: nil,
        limit: 9
      ).count,
    ]
    try expect(
      "another tenant's records",
      found,
      is: Array(repeating: 0, count: found.count),
      check: check
    )
  }
}
