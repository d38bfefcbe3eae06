import ConversationCore
import Foundation
import Testing

@Suite struct StartConversationTests {
  static func start(
    by agent: Agent,
    _ text: String = "Your order is here",
    from entryPoint: EntryPoint = Fixtures.sms,
    policy: InboxPolicy? = nil,
    capabilities: ChannelCapabilities = Fixtures.capabilities,
    lastCustomerMessageAt: Date? = nil
  ) throws -> Desk {
    let started = try Transition.start(
      ConversationID(bits: 9),
      with: Fixtures.customer,
      at: Fixtures.address,
      from: entryPoint,
      queue: Fixtures.support,
      draft: MessageDraft(text),
      by: agent,
      policy: policy ?? Fixtures.policy(),
      capabilities: capabilities,
      lastCustomerMessageAt: lastCustomerMessageAt,
      now: .second(10)
    )
    return Desk(started, agents: [agent])
  }

  @Test func `A-42 an agent's own conversation is active at once, with its first message`() throws {
    var desk = try Self.start(by: Fixtures.agent("anna"))
    #expect(desk.conversation.direction == .outbound)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.stage.name == .active)
    #expect(desk.conversation.offerCount == 0)
    #expect(desk.use(of: "anna") == .handling)
    #expect(desk.messages.map(\.direction) == [.outbound])
    #expect(desk.deliveries.map(\.recipient) == [Fixtures.address])
    #expect(
      desk.conversationEvents == [
        .opened(.outbound), .assigned(to: "anna"), .messageAppended(sequence: 1, .outbound),
      ]
    )
    #expect(desk.conversation.route(inboundUnder: desk.policy, at: .second(20)) == .append)
    try desk.perform {
      try $0.receive(Fixtures.inbound("Thanks"), isVerifiedSender: true, at: .second(20))
    }
    #expect(desk.conversation.messageCount == 2)
  }

  @Test func `A-42 a channel that may not be written to first says so`() throws {
    let messenger = EntryPoint(
      id: "page",
      channel: .messenger,
      identity: .page("1000001"),
      displayName: "Page",
      inbox: "service",
      queue: "support"
    )
    #expect(throws: ConversationError(.mayNotWriteFirst(.messenger))) {
      try Self.start(
        by: Fixtures.agent("anna"),
        from: messenger,
        capabilities: ChannelCapabilities()
      )
    }
  }

  @Test func `A-42, C-03 an approved wording may be written first where nothing else may`() throws {
    let whatsApp = EntryPoint(
      id: "line",
      channel: .whatsApp,
      identity: .number("+15555550100", kind: .longCode),
      displayName: "Line",
      inbox: "service",
      queue: "support"
    )
    func start(
      _ template: MessageTemplate?,
      _ capabilities: ChannelCapabilities
    ) throws -> Transition {
      try Transition.start(
        ConversationID(bits: 1),
        with: Fixtures.customer,
        at: Fixtures.address,
        from: whatsApp,
        queue: Fixtures.support,
        draft: MessageDraft("Your parcel is there.", template: template),
        by: Fixtures.agent("anna"),
        policy: Fixtures.policy(),
        capabilities: capabilities,
        now: .second(10)
      )
    }
    let template = MessageTemplate("parcel_there", language: "en_US")
    let able = ChannelCapabilities(window: .init(standard: 86_400), takesTemplates: true)
    let started = try start(template, able)
    #expect(started.messages.first?.template == template)
    #expect(started.deliveries.count == 1)
    #expect(throws: ConversationError(.mayNotWriteFirst(.whatsApp))) { try start(nil, able) }
    #expect(throws: ConversationError(.mayNotWriteFirst(.whatsApp))) {
      try start(template, ChannelCapabilities())
    }
  }

  @Test func `A-42 permission, capacity and signing in are required`() throws {
    var forbidden = try Fixtures.agent("anna")
    forbidden.permissions.mayStartConversations = false
    #expect(throws: ConversationError(.notPermitted(.startConversation))) {
      try Self.start(by: forbidden)
    }
    #expect(throws: ConversationError(.noCapacity("anna"))) {
      try Self.start(by: Fixtures.agent("anna", capacity: CapacityProfile(social: 0)))
    }
    var away = try Fixtures.agent("anna")
    _ = away.depart(as: .signedOut, at: .second(1))
    #expect(throws: ConversationError(.agentSignedOut("anna"))) { try Self.start(by: away) }
  }

  @Test func `A-42 nothing starts by an entry point that is deleted or not connected`() throws {
    var deleted = Fixtures.sms
    deleted.delete(at: .second(1))
    #expect(throws: ConversationError(.entryPointDeleted("sms-line"))) {
      try Self.start(by: Fixtures.agent("anna"), from: deleted)
    }
    var loose = Fixtures.sms
    loose.isConnected = false
    #expect(throws: ConversationError(.entryPointNotConnected("sms-line"))) {
      try Self.start(by: Fixtures.agent("anna"), from: loose)
    }
  }

  @Test func `A-42 the messaging window counts from the customer's last message`() throws {
    let window = ChannelCapabilities(window: .init(standard: 100), mayWriteFirst: true)
    let anna = try Fixtures.agent("anna")
    #expect(throws: ConversationError(.windowClosed(sinceMilliseconds: 0))) {
      try Self.start(by: anna, capabilities: window)
    }
    let open = try Self.start(
      by: anna,
      capabilities: window,
      lastCustomerMessageAt: .second(-89)
    )
    #expect(open.conversation.owner == "anna")
    #expect(
      throws: ConversationError(.windowClosed(sinceMilliseconds: Date.second(10).milliseconds))
    ) {
      try Self.start(by: anna, capabilities: window, lastCustomerMessageAt: .second(-90))
    }
  }

  @Test func `A-42 the first message is held to the same limits`() throws {
    let anna = try Fixtures.agent("anna")
    #expect(throws: ConversationError(.textEmpty)) { try Self.start(by: anna, "  ") }
    #expect(
      throws: ConversationError(.textTooLong(maximum: 1000, actual: 1001, unit: "characters"))
    ) {
      try Self.start(by: anna, String(repeating: "x", count: 1001))
    }
  }

  @Test func `A-41 in a shared inbox it takes no slot`() throws {
    let desk = try Self.start(by: Fixtures.agent("anna"), policy: Fixtures.sharedInbox)
    #expect(desk.conversation.owner == "anna")
    #expect(desk.use(of: "anna") == nil)
  }
}
