import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing

/// What somebody does not see, they do not reach by a command either.
@Suite struct HiddenConversationTests {
  @Test func `S-06 nobody takes over a customer of whom they see nothing`() async throws {
    let desk = try await SharedDesk(sees: .own)
    let addresses: [ChannelAddress] = [
      .anonymousVisitor("s-1", widget: "shop"), .visitor("user-42", widget: "shop"),
    ]
    var written: [ConversationID] = []
    for (number, address) in addresses.enumerated() {
      let message = InboundMessage(
        channel: "loopback",
        recipient: "shop",
        sender: address,
        text: "Hello",
        externalID: "\(number)"
      )
      let results = try await desk.center.ingest([.message(message)], from: "loopback")
      guard case .stored(let message, _) = results.first else { throw NoOffer() }
      written.append(message.conversation)
    }
    let ids = written
    let hidden = try #require(await desk.conversation(ids[0])).customer
    let own = try #require(await desk.conversation(ids[1])).customer
    try await desk.center.assign(ids[1], to: "carla", by: "olga")
    try await desk.center.assign(ids[0], to: "ben", by: "olga")
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await desk.center.takeOver(hidden, into: own, proof: .person, by: .agent("carla"))
    }
  }

  @Test func `E-11 a ticket names no conversation that its agent does not see`() async throws {
    let line = try await Hotline()
    try await line.center.save(
      AgentProfile(
        id: "eve",
        name: "Eve",
        teams: ["day"],
        permissions: AgentPermissions(sees: .own)
      )
    )
    guard case .stored(let message, _) = try await line.shop.write("Hello", id: "1") else {
      throw NoOffer()
    }
    let draft = TicketDraft(.advisor, conversation: message.conversation)
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await line.center.openTicket(draft, by: .agent("eve"))
    }
    #expect(try await line.center.openTicket(draft, by: .agent("anna")) != nil)
  }

  @Test func `A-42 who may start no conversation learns of none`() async throws {
    let desk = try await Desk(capabilities: ChannelCapabilities(mayWriteFirst: true))
    try await desk.write("Hello", from: "dora", id: "1")
    try await desk.center.save(
      AgentProfile(
        id: "eve",
        name: "Eve",
        teams: ["day"],
        permissions: AgentPermissions(mayStartConversations: false)
      )
    )
    try await desk.center.signIn("eve")
    await #expect(throws: ConversationError(.notPermitted(.startConversation))) {
      try await desk.center.startConversation(
        from: "shop",
        with: ChannelAddress(kind: "loopback", value: "dora"),
        text: "Hello",
        by: "eve"
      )
    }
  }

  @Test func `A-37 who was removed before the mail went gets none`() async throws {
    for isRemoved in [false, true] {
      let house = try await NoticeHouse()
      try await house.write("1", on: "text")
      try await house.center.runDue()
      #expect(try await house.notices().count == 1)
      if isRemoved {
        try await house.center.perform(Command(.removeAgent("ben"), by: .administrator))
      }
      try await house.send()
      #expect(house.mails.isEmpty == isRemoved)
    }
  }
}
