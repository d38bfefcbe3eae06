import ConversationCore
import Foundation
import Testing

@Suite struct ResolveTests {
  @Test func `H-01, H-04, H-06, A-34 the assignee resolves, and it is closed`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.resolve(by: "anna", at: .second(60)) }
    #expect(!desk.conversation.isOpen)
    #expect(desk.conversationEvents.contains(.ended(.completed, by: .agent("anna"))))
    #expect(desk.notices.last == .resolved(by: "anna"))
    #expect(desk.conversation.legs.allSatisfy { !$0.isOpen })
  }

  @Test(arguments: ["carla", "olga"] as [AgentID])
  func `H-06, A-34 full access and the account owner resolve what is another's or nobody's`(
    agent: AgentID
  ) throws {
    var others = try Desk.assigned(to: "ben")
    #expect(others.refusal { try $0.resolve(by: agent, at: .second(60)) } == nil)
    #expect(!others.conversation.isOpen)
    var nobodys = try Desk.inbox()
    #expect(nobodys.refusal { try $0.resolve(by: agent, at: .second(60)) } == nil)
    #expect(!nobodys.conversation.isOpen)
  }

  @Test func `H-06, A-34 nobody else resolves; the refusal names who may`() throws {
    for agent in ["anna", "sven", "adam"] as [AgentID] {
      var others = try Desk.assigned(to: "ben")
      #expect(
        others.refusal { try $0.resolve(by: agent, at: .second(60)) }
          == .needsAssignee(.resolve, assignee: "ben")
      )
      var nobodys = try Desk.inbox()
      #expect(
        nobodys.refusal { try $0.resolve(by: agent, at: .second(60)) }
          == .needsAssignee(.resolve, assignee: nil)
      )
    }
    let text = ConversationError(.needsAssignee(.resolve, assignee: "ben")).description
    for who in ["ben", "full access", "account owner"] { #expect(text.contains(who)) }
  }

  @Test func `A-34 who has joined and is not assigned may not resolve`() throws {
    var desk = try Desk.assigned(to: "ben")
    try desk.perform { try $0.join(by: "anna", at: .second(30)) }
    #expect(
      desk.refusal { try $0.resolve(by: "anna", at: .second(60)) }
        == .needsAssignee(.resolve, assignee: "ben")
    )
  }

  @Test func `A-34 resolving what is resolved succeeds and changes nothing`() throws {
    var desk = try Desk.resolved()
    let before = desk.conversation
    for agent in ["anna", "ben", "carla"] as [AgentID] {
      #expect(desk.refusal { try $0.resolve(by: agent, at: .second(70)) } == nil)
      #expect(desk.events.isEmpty)
    }
    #expect(desk.conversation == before)
  }

  @Test func `A-41 a contact centre has no resolve, and none of the inbox's commands`() throws {
    var desk = try Desk.active()
    for command in [CommandKind.resolve, .assign, .unassign, .join, .snooze, .tag, .blockVisitor] {
      #expect(
        desk.refusal { try TransitionTableTests.give(command, to: &$0) } == .notPermitted(command)
      )
    }
  }

  @Test func `H-05, A-35 the visitor's message reopens it for its assignee`() throws {
    var desk = try Desk.resolved()
    #expect(desk.conversation.route(inboundUnder: desk.policy, at: .second(70)) == .reopen)
    try desk.perform { try $0.reopen(in: Fixtures.support, at: .second(70)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.reopenedAt == .second(70))
  }

  @Test func `A-35 an assignee who is gone does not get it back: it is nobody's`() throws {
    var desk = try Desk.resolved()
    try desk.change("anna") { $0.depart(as: .signedOut, at: .second(65)) }
    try desk.perform { try $0.reopen(by: "ben", in: Fixtures.support, at: .second(70)) }
    #expect(desk.conversation.owner == nil)
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.reopenedAt == .second(70))
  }

  @Test func `A-36 an agent reopens explicitly, and only what is resolved`() throws {
    var desk = try Desk.resolved()
    try desk.perform { try $0.reopen(by: "ben", in: Fixtures.support, at: .second(70)) }
    #expect(desk.conversation.owner == "anna", "A-35 its assignee is signed in")
    #expect(desk.inboxEvents == [.reopenedBy("ben")])
    #expect(desk.conversation.reopenCount == 1)
    #expect(
      desk.refusal { try $0.reopen(by: "ben", in: Fixtures.support, at: .second(80)) }
        == .illegalCommand(.reopen, in: .active)
    )
  }

  private static func answer(_ desk: inout Desk, by agent: AgentID) -> ConversationError.Code? {
    desk.refusal {
      try $0.perform(
        .send(MessageDraft("One more thing"), in: $0.conversation.id),
        by: agent,
        with: CommandContext(entryPoint: Fixtures.sms, capabilities: Fixtures.capabilities),
        at: .second(70)
      )
    }
  }

  @Test func `A-36 an agent's answer reopens only where the policy says so`() throws {
    var strict = try Desk.resolved()
    #expect(Self.answer(&strict, by: "ben") == .illegalCommand(.send, in: .ended))
    var policy = Fixtures.sharedInbox
    policy.reopensOnAgentReply = true
    var lenient = try Desk.resolved(policy)
    #expect(Self.answer(&lenient, by: "ben") == nil)
    #expect(lenient.conversation.owner == "ben")
    #expect(lenient.messages.last?.text == "One more thing")
    #expect(lenient.conversation.reopenCount == 1)
  }

  @Test func `A-36 C-03 an approved wording reopens although the window has closed`() throws {
    var policy = Fixtures.sharedInbox
    policy.reopensOnAgentReply = true
    let capabilities = ChannelCapabilities(window: .init(standard: 60), takesTemplates: true)
    let template = MessageTemplate("parcel_there", language: "en_US")
    for (draft, isSent) in [
      (MessageDraft("One more thing"), false),
      (MessageDraft("Your parcel is there.", template: template), true),
    ] {
      var desk = try Desk.resolved(policy)
      let refusal = desk.refusal {
        try $0.perform(
          .send(draft, in: $0.conversation.id),
          by: "ben",
          with: CommandContext(entryPoint: Fixtures.sms, capabilities: capabilities),
          at: .second(86_400)
        )
      }
      let last = try #require(desk.conversation.customerLastMessageAt)
      let since = last.milliseconds + 60_000
      #expect(refusal == (isSent ? nil : .windowClosed(sinceMilliseconds: since)))
    }
  }

  @Test func `S-03 what a program says after the end reopens nothing`() throws {
    var desk = try Desk.resolved()
    desk.perform {
      $0.answerAutomatically("We are closed", by: "bot", from: Fixtures.sms, at: .second(70))
    }
    #expect(!desk.conversation.isOpen)
    #expect(desk.conversation.reopenCount == 0)
  }
}
