import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

// What the storage in memory promises beyond what every storage does.
@Suite struct InMemoryStorageTests {
  let ids = SeededSource(seed: 11)
  let now = Date(timeIntervalSince1970: 1_750_000_000)

  func batch() -> ChangeBatch { ChangeBatch(id: ids.make(at: now), at: now) }

  @Test func `It remembers a batch over 262,143 others`() throws {
    let storage = InMemoryStorage()
    var first = batch()
    first.claims = [Claim("first", expiresAt: now)]
    first.events = [.other(kind: "test", subject: "first")]
    let result = try storage.commit(first)
    for _ in 1..<262_144 { _ = try storage.commit(batch()) }
    #expect(try storage.commit(first) == result)
    _ = try storage.commit(batch())
    // From here on it may forget, and what the batch claims is taken by then.
    #expect(throws: StorageError.self) { try storage.commit(first) }
  }

  @Test func `A-43 storages of one tenant share their records`() throws {
    let database = InMemoryDatabase()
    var first = batch()
    first.claims = [Claim("claim", expiresAt: now)]
    _ = try database.storage(for: "tenant").commit(first)
    var request = LoadRequest()
    request.claims = ["claim"]
    #expect(try database.storage(for: "tenant").load(request).claims.count == 1)
    #expect(try database.storage(for: "other").load(request).claims.isEmpty)
  }

  @Test(arguments: ["", "5", "x y", "5 not-an-identifier", "99999999999999999999 0"])
  func `A page cursor of another list is an error, not a first page`(text: String) {
    let storage = InMemoryStorage()
    let query = ConversationQuery.inbox(InboxQuery([.unassigned], sight: .everything))
    #expect(throws: StorageError.self) {
      try storage.conversations(query, after: PageCursor(text: text), limit: 5)
    }
  }

  @Test func `Changing a record twice in one batch is a conflict`() throws {
    let storage = InMemoryStorage()
    let agent = Agent(id: "anna", name: "Anna", teams: [], createdAt: now)
    var twice = batch()
    twice.agents = [Change(agent, expected: nil), Change(agent, expected: 1)]
    #expect(throws: StorageError.self) { try storage.commit(twice) }
    var request = LoadRequest()
    request.agents = ["anna"]
    #expect(try storage.load(request).agents.isEmpty)
  }

  @Test func `A batch of many records is applied as a small one`() throws {
    let storage = InMemoryStorage()
    var many = batch()
    many.agents = (1...500).map { number in
      let agent = Agent(id: AgentID("\(number)"), name: "", teams: ["all"], createdAt: now)
      return Change(agent, expected: nil)
    }
    many.claims = (1...500).map { Claim(ClaimKey("\($0)"), expiresAt: now) }
    _ = try storage.commit(many)
    #expect(try storage.agents(of: "all", after: nil, limit: 1000).count == 500)
    var repeated = batch()
    repeated.claims = (400...900).map { Claim(ClaimKey("\($0)"), expiresAt: now) }
    #expect {
      try storage.commit(repeated)
    } throws: { error in
      guard case .duplicate(let keys)? = (error as? StorageError)?.code else { return false }
      return Set(keys) == Set((400...500).map { ClaimKey("\($0)") })
    }
  }
}
