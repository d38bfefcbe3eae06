import ConversationCore
import Foundation
import Testing

/// Where the rules of a shared inbox end: how many, who not, and what is over with the end.
@Suite struct InboxBoundTests {
  @Test func `S-03 what may not reopen, such as an absence note, ends no snooze`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.snooze(until: nil, by: "anna", at: .second(30)) }
    let note = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Fixtures.address,
      text: "I am away",
      externalID: "away",
      automaticSignal: "auto-submitted",
      mayReopen: false
    )
    try desk.perform { try $0.receive(note, isVerifiedSender: true, at: .second(40)) }
    #expect(desk.conversation.snooze != nil)
  }

  @Test func `a snooze has whole milliseconds, as every date has`() throws {
    var desk = try Desk.assigned()
    let until = Date.second(100).addingTimeInterval(0.000_9)
    try desk.perform { try $0.snooze(until: until, by: "anna", at: .second(30)) }
    #expect(desk.conversation.snooze?.until == .second(100))
  }

  @Test func `notes and notices are not counted against the ceiling of messages`() throws {
    var policy = Fixtures.sharedInbox
    policy.messagesPerMinute = 2
    var desk = try Desk.assigned(to: "anna", policy)  // one message so far, at second 10
    for second in 21...29 {
      try desk.perform { try $0.addNote("Hm", by: "anna", at: .second(second)) }
    }
    #expect(desk.conversation.mayHaveMessage(under: policy, at: .second(30)))
    try desk.perform { try $0.say("Hello", by: "anna", at: .second(30)) }
    #expect(!desk.conversation.mayHaveMessage(under: policy, at: .second(31)))
  }

  @Test func `H-27 a note names 16 colleagues at most`() throws {
    var desk = try Desk.assigned()
    func refusal(_ count: Int) throws -> ConversationError.Code? {
      let names = Array(repeating: AgentID("ben"), count: count)
      return desk.refusal {
        try $0.addNote("?", mentioning: names, by: "anna", at: .second(30))
      }
    }
    #expect(try refusal(17) == .notPermitted(.addNote))
    #expect(try refusal(16) == nil)
  }

  @Test func `S-05 32 agents join one conversation at most`() throws {
    var desk = try Desk.assigned()
    let many = try (1...33).map { try Fixtures.agent(AgentID("agent-\($0)")) }
    desk.agents += many
    for agent in many.dropLast() {
      try desk.perform { try $0.join(by: agent.id, at: .second(30)) }
    }
    #expect(desk.conversation.joined.count == 32)
    #expect(
      desk.refusal { try $0.join(by: "agent-33", at: .second(31)) } == .notPermitted(.join)
    )
  }

  @Test func `S-02 who assigned it is forgotten with the end`() throws {
    var desk = try Desk.inbox()
    try desk.perform { try $0.assign(to: "ben", by: "carla", at: .second(20)) }
    #expect(desk.conversation.assignedBy == "carla")
    try desk.perform { try $0.resolve(by: "ben", at: .second(30)) }
    #expect(desk.conversation.assignedBy == nil)
  }

  @Test func `V-07 H-04 resolving what is interrupted says why it is over`() throws {
    var desk = try Desk.assigned()
    desk.perform { $0.interrupt(at: .second(30)) }
    try desk.perform { try $0.resolve(by: "anna", at: .second(40)) }
    guard case .ended(let ending) = desk.conversation.stage else {
      Issue.record("it has not ended")
      return
    }
    #expect(ending.reason == .entryPointDeleted && ending.by == .agent("anna"))
  }

  @Test func `V-33 W-21 queues to which a profile may not transfer are not listed`() throws {
    var owner = try Fixtures.agent("anna")
    owner.permissions.transferQueues = .only(["sales"])
    let directory = TransferDirectory(
      for: try Desk.active().conversation,
      owner: owner,
      agents: [],
      queues: [Fixtures.support, Fixtures.sales],
      policy: try Fixtures.policy(),
      asOf: .second(30)
    )
    #expect(directory.queues.map(\.id) == ["sales"])
  }

  @Test func `H-29 a page that has changed its title is another one, a reload is not`() throws {
    var visit = Visit(of: .anonymousVisitor("s", widget: "shop"), at: .second(0))
    for (title, second) in [("Basket (0)", 1), ("Basket (0)", 2), ("Basket (1)", 3)] {
      let page = PageView(url: "https://shop.example.com/", title: title, at: .second(second))
      visit.opened(try #require(page))
    }
    #expect(visit.pages.map(\.title) == ["Basket (0)", "Basket (1)"])
  }
}
