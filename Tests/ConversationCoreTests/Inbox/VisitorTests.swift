import ConversationCore
import Foundation
import Testing

@Suite struct VisitorTests {
  private static func write(_ desk: inout Desk, at second: Int) throws {
    try desk.perform {
      try $0.receive(
        Fixtures.inbound("Me again", id: "in-\(second)"),
        isVerifiedSender: true,
        at: .second(second)
      )
    }
  }

  @Test func `S-09 what a blocked visitor writes is stored, and reopens nothing`() throws {
    for afterEnd in [AfterEnd.reopen(), .newConversation] {
      var policy = Fixtures.sharedInbox
      policy.afterEnd = afterEnd
      var desk = try Desk.resolved(policy)
      try desk.perform { try $0.blockVisitor(by: "carla", at: .second(65)) }
      #expect(desk.inboxEvents == [.visitorBlocked(by: "carla")])
      #expect(desk.conversation.visitorBlock?.by == "carla")
      #expect(desk.conversation.visitorBlock?.at == .second(65))
      #expect(desk.conversation.route(inboundUnder: policy, at: .second(70)) == .append)
      let lastActivity = desk.conversation.lastActivityAt
      try Self.write(&desk, at: 70)
      #expect(desk.messages.last?.text == "Me again")
      #expect(!desk.conversation.isOpen)
      #expect(desk.conversation.reopenCount == 0)
      #expect(desk.conversation.lastActivityAt == lastActivity)
    }
  }

  @Test func `S-09 a blocked visitor wakes no snoozed conversation and moves nothing up`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.snooze(until: nil, by: "anna", at: .second(30)) }
    try desk.perform { try $0.blockVisitor(by: "anna", at: .second(31)) }
    let lastActivity = desk.conversation.lastActivityAt
    try Self.write(&desk, at: 40)
    #expect(desk.conversation.snooze != nil)
    #expect(desk.conversation.lastActivityAt == lastActivity)
    #expect(desk.conversation.customerLastMessageAt == .second(40))
  }

  @Test func `S-09 an unblocked visitor is heard again`() throws {
    var desk = try Desk.resolved()
    try desk.perform { try $0.blockVisitor(by: "carla", at: .second(65)) }
    #expect(desk.refusal { try $0.blockVisitor(by: "olga", at: .second(66)) } == nil)
    #expect(desk.events.isEmpty)
    try desk.perform { try $0.unblockVisitor(by: "olga", at: .second(67)) }
    #expect(desk.conversation.visitorBlock == nil)
    #expect(desk.conversation.route(inboundUnder: desk.policy, at: .second(70)) == .reopen)
  }

  @Test func `S-06 a customer rates after the end; the last rating counts`() throws {
    var desk = try Desk.assigned()
    #expect(
      desk.refusal { try $0.rate(Rating(5), at: .second(30)) }
        == .illegalCommand(.rate, in: .active)
    )
    desk = try Desk.resolved()
    try desk.perform { try $0.rate(Rating(2, text: "Slow"), at: .second(70)) }
    try desk.perform { try $0.rate(Rating(4), at: .second(80)) }
    #expect(desk.conversation.rating == (try Rating(4)))
    #expect(desk.inboxEvents == [.rated(4)])
    #expect(desk.refusal { try $0.rate(Rating(4), at: .second(81)) } == nil)
    #expect(desk.events.isEmpty)
  }

  @Test func `S-06 a rating is 1 to 5, with a text of at most 1,000 characters`() throws {
    for value in [Int.min, 0, 6] {
      #expect(throws: ConversationError(.invalidRating)) { try Rating(value) }
    }
    #expect(throws: ConversationError(.invalidRating)) {
      try Rating(3, text: String(repeating: "x", count: 1_001))
    }
    #expect(throws: Never.self) { try Rating(1, text: String(repeating: "x", count: 1_000)) }
    // A character may have as many marks as somebody likes: bytes are limited, too.
    let marks = String(repeating: "\u{301}", count: TextLimit.maximumBytes)
    #expect(throws: ConversationError(.invalidRating)) { try Rating(1, text: "e" + marks) }
    #expect(try Rating(1, text: "o\u{0}k").text == "ok", "databases take no U+0000")
  }

  @Test func `tags are sorted, each there once, and changed in any stage`() throws {
    var desk = try Desk.inbox()
    try desk.perform { try $0.tag(adding: ["vip", "late", "vip"], by: "ben", at: .second(20)) }
    #expect(desk.conversation.tags == ["late", "vip"])
    #expect(desk.inboxEvents == [.tagged])
    try desk.perform {
      try $0.tag(adding: ["vip"], removing: ["late", "none"], by: "ben", at: .second(21))
    }
    #expect(desk.inboxEvents == [.tagged])
    #expect(desk.refusal { try $0.tag(adding: ["vip"], by: "ben", at: .second(22)) } == nil)
    #expect(desk.events.isEmpty)
    try desk.perform { try $0.tag(adding: [], removing: ["vip"], by: "ben", at: .second(23)) }
    #expect(desk.conversation.tags.isEmpty)
    desk = try Desk.resolved()
    #expect(desk.refusal { try $0.tag(adding: ["done"], by: "ben", at: .second(70)) } == nil)
  }

  @Test func `tags are few, short and one line each`() throws {
    var desk = try Desk.inbox()
    let refused = ConversationError.Code.invalidTags(maximum: 32, longest: 64)
    let invisible = ["\u{200B}", "\u{2060} \u{FEFF}", "\u{1B}[31mred", "a\u{0}b"]
    for tag in ["", "  ", "a\nb", String(repeating: "x", count: 65)] + invisible {
      #expect(
        desk.refusal { try $0.tag(adding: [TagID(tag)], by: "ben", at: .second(20)) } == refused
      )
    }
    let many = (1...33).map { TagID("tag \($0)") }
    #expect(desk.refusal { try $0.tag(adding: many, by: "ben", at: .second(20)) } == refused)
    let enough = Array(many.dropLast())
    #expect(desk.refusal { try $0.tag(adding: enough, by: "ben", at: .second(20)) } == nil)
  }

  @Test func `H-27 a note names colleagues, who are told once each`() throws {
    var desk = try Desk.assigned()
    try desk.perform {
      try $0.addNote(
        "Please look",
        mentioning: ["ben", "carla", "ben"],
        by: "anna",
        at: .second(30)
      )
    }
    let note = try #require(desk.messages.last)
    #expect(note.isNote)
    #expect(desk.deliveries.isEmpty)
    #expect(
      desk.inboxEvents == [
        .mentioned("ben", sequence: note.id.sequence),
        .mentioned("carla", sequence: note.id.sequence),
      ]
    )
    #expect(
      desk.refusal { try $0.addNote("?", mentioning: ["zoe"], by: "anna", at: .second(31)) }
        == .unknownAgent("zoe")
    )
  }

  @Test func `H-27 a note names nobody from whom the conversation is hidden`() throws {
    var desk = try Desk.assigned()
    desk.agents = desk.agents.map { agent in
      var agent = agent
      if agent.id == "ben" { agent.permissions.sees = .own }
      return agent
    }
    #expect(
      desk.refusal { try $0.addNote("?", mentioning: ["ben"], by: "anna", at: .second(30)) }
        == .doesNotSee("ben")
    )
    // Who has joined sees it.
    try desk.perform { try $0.join(by: "ben", at: .second(31)) }
    try desk.perform { try $0.addNote("!", mentioning: ["ben"], by: "anna", at: .second(32)) }
    #expect(desk.inboxEvents.count == 1)
  }

  @Test func `more messages a minute than the ceiling stop agents, never customers`() throws {
    var policy = Fixtures.sharedInbox
    policy.messagesPerMinute = 4
    var desk = try Desk.assigned(to: "anna", policy)  // one message so far, at second 10
    for second in [30, 31] {
      try desk.perform { try $0.say("Hi", by: "anna", at: .second(second)) }
    }
    try Self.write(&desk, at: 32)
    #expect(!desk.conversation.mayHaveMessage(under: policy, at: .second(33)))
    let refused = desk.refusal { try $0.say("Hi", by: "anna", at: .second(33)) }
    #expect(refused == .tooManyMessages(perMinute: 4))
    try Self.write(&desk, at: 34)
    // Notes are not messages; the minute that began at second 10 is over at second 70.
    #expect(desk.refusal { try $0.addNote("Robots?", by: "anna", at: .second(35)) } == nil)
    #expect(
      desk.refusal { try $0.say("Hi", by: "anna", at: .millisecond(69_999)) }
        == .tooManyMessages(perMinute: 4)
    )
    #expect(desk.refusal { try $0.say("Hi", by: "anna", at: .second(70)) } == nil)
    #expect(try Desk.assigned().conversation.mayHaveMessage(under: policy, at: .second(20)))
  }
}
