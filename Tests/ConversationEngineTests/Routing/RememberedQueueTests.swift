import ConversationCore
import ConversationEngine
import ConversationStorage
import Testing

/// A host keeps the queues that it has routed by in mind; others may change them in the storage.
@Suite struct RememberedQueueTests {
  private let night = Queue(id: "help", name: "Help", channelClass: .social, teams: ["night"])

  /// A host that has just offered a conversation by its queue, and another one beside it.
  private func twoHosts() async throws -> (routing: Desk, other: Desk) {
    let routing = try await Desk()
    try await routing.write("Hello", from: "first", id: "1")
    #expect(try await routing.center.openOffers(to: "anna").count == 1)
    let other = try await Desk(storage: routing.storage, agents: [], queues: [], seed: 2)
    return (routing, other)
  }

  @Test func `A-14 nobody is offered what their team does not serve any more`() async throws {
    let (routing, other) = try await twoHosts()
    try await other.hire("nora", team: "night")
    try await other.center.save(night)
    try await routing.write("Hello", from: "second", id: "2")
    #expect(try await routing.center.openOffers(to: "anna").count == 1)
    #expect(try await routing.center.openOffers(to: "nora").count == 1)
  }

  @Test func `A-14 who has come to serve a queue is asked when nobody else is there`() async throws
  {
    let (routing, other) = try await twoHosts()
    try await routing.center.setIdle("anna", reason: .onBreak)
    try await other.hire("nora", team: "night")
    try await other.center.save(night)
    try await routing.write("Hello", from: "second", id: "2")
    #expect(try await routing.center.openOffers(to: "nora").count == 1)
  }

  @Test func `A queue that makes no offers at first makes them as soon as it is said to`()
    async throws
  {
    var silent = Desk.help
    silent.distribution = .claims
    let desk = try await Desk(queues: [silent])
    try await desk.write("Hello", from: "first", id: "1")
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    let other = try await Desk(storage: desk.storage, agents: [], queues: [], seed: 2)
    try await other.center.save(Desk.help)
    try await desk.write("Hello", from: "second", id: "2")
    #expect(try await desk.center.openOffers(to: "anna").count == 2)
  }
}
