import ConversationCore
import Foundation
import Testing

@Suite struct AdvanceTests {
  static func queue(_ id: QueueID, after seconds: TimeInterval? = nil, to next: QueueID = "")
    -> Queue
  {
    Queue(
      id: id,
      name: id.rawValue,
      channelClass: .social,
      teams: ["desk"],
      priority: id == "third" ? 3 : 0,
      overflow: seconds.map { .init(after: $0, to: next) }
    )
  }

  @Test func `What is due is carried out at its own time, in the order it fell due`() throws {
    var desk = try Desk.transferring(Fixtures.policy(wrapUpAfter: 60))
    desk.perform { $0.advance(to: .second(5000)) }
    // The wrap-up ran out first, so the expired offer found no owner to go back to.
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.changedAt == .second(160))
    #expect(desk["ben"]?.availability[.social].since == .second(160))
    #expect(desk["anna"]?.lastContactEndedAt == .second(100))
  }

  @Test func `Advancing twice, or back in time, changes nothing more`() throws {
    var desk = try Desk.offered()
    desk.perform { $0.advance(to: .second(140)) }
    let once = desk.conversation
    for second in [140, 100, 5000] {
      let isDue = desk.perform { $0.advance(to: .second(second)) }
      #expect(!isDue)
      #expect(desk.events.isEmpty)
      #expect(desk.conversation == once)
    }
  }

  @Test func `A conversation that waits too long overflows, keeping its age`() throws {
    var desk = try Desk.waiting(in: Self.queue("first", after: 60, to: "second"))
    #expect(desk.conversation.nextDeadline == .second(70))
    let second = Self.queue("second")
    let early = desk.perform { $0.advance(to: .millisecond(69_999), overflowQueue: second) }
    #expect(!early)
    desk.perform { $0.advance(to: .second(70), overflowQueue: second) }
    #expect(desk.conversation.place.queue == "second")
    #expect(desk.conversation.place.enqueuedAt == .second(10))
    #expect(desk.conversation.place.overflowedFrom == ["first"])
    #expect(desk.conversation.nextDeadline == nil)
    #expect(desk.conversationEvents == [.queued("second")])
  }

  @Test func `A late worker loses no overflow: the next one stays due`() throws {
    var desk = try Desk.waiting(in: Self.queue("first", after: 60, to: "second"))
    let second = Self.queue("second", after: 60, to: "third")
    desk.perform { $0.advance(to: .second(500), overflowQueue: second) }
    #expect(desk.conversation.place.queue == "second")
    #expect(desk.conversation.nextDeadline == .second(130))
    desk.perform { $0.advance(to: .second(500), overflowQueue: Self.queue("third")) }
    #expect(desk.conversation.place.queue == "third")
    #expect(desk.conversation.place.priority == 3)
    #expect(desk.conversation.place.overflowedFrom == ["first", "second"])
    #expect(desk.conversation.nextDeadline == nil)
  }

  @Test func `No circle of overflow queues goes round for ever`() throws {
    let first = Self.queue("first", after: 60, to: "second")
    let second = Self.queue("second", after: 60, to: "first")
    var desk = try Desk.waiting(in: first)
    desk.perform { $0.advance(to: .second(70), overflowQueue: second) }
    #expect(desk.conversation.place.overflowAt == nil)
    let isDue = desk.perform { $0.advance(to: .second(9000), overflowQueue: first) }
    #expect(!isDue)
    #expect(desk.conversation.place.queue == "second")
    let own = Self.queue("own", after: 60, to: "own")
    #expect(own.place(since: .second(1), now: .second(1)).overflowAt == nil)
  }

  @Test func `Where the overflow queue is gone or of another class, it stays and says so`() throws {
    let chat = Queue(id: "chat", name: "Chat", channelClass: .chat, teams: ["desk"])
    for queue in [nil, chat, Self.queue("first")] {
      var desk = try Desk.waiting(in: Self.queue("first", after: 60, to: "second"))
      desk.perform { $0.advance(to: .second(70), overflowQueue: queue) }
      #expect(desk.conversation.place.queue == "first")
      #expect(desk.conversation.place.enqueuedAt == .second(10))
      #expect(desk.conversation.nextDeadline == nil)
      #expect(desk.conversationEvents == [.queued("first")])
    }
  }

  @Test func `Who refused in the first queue may be asked again in the second`() throws {
    var desk = try Desk.waiting(in: Self.queue("first", after: 60, to: "second"))
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    #expect(desk.conversation.nextDeadline == .second(140))
    try desk.perform { try $0.decline(offer: 1, by: "anna", at: .second(30)) }
    desk.perform { $0.advance(to: .second(70), overflowQueue: Self.queue("second")) }
    #expect(desk.conversation.refusals.isEmpty)
  }

  @Test func `Time never runs backwards for a record`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.say("One", by: "anna", at: .second(50)) }
    try desk.perform { try $0.say("Two", by: "anna", at: .second(40)) }
    #expect(desk.messages.suffix(2).map(\.at) == [.second(50), .second(50)])
    #expect(desk.conversation.changedAt == .second(50))
  }
}
