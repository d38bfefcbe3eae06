import ConversationCore
import Foundation
import Testing

@Suite struct ChannelTests {
  @Test func `W-31 an entry point is found by its channel and identity`() {
    let page = EntryPoint(
      id: "page",
      channel: .messenger,
      identity: .page("1000001"),
      displayName: "Page",
      inbox: "service",
      queue: "support"
    )
    #expect(page.key == EntryPoint.key(channel: .messenger, identity: "1000001"))
    #expect(page.key != EntryPoint.key(channel: .whatsApp, identity: "1000001"))
    #expect(page.channelClass == .social)
    #expect(page.adapter == "messenger")
  }

  @Test func `H-12 an entry point that is not connected takes and sends nothing`() throws {
    try Fixtures.sms.checkInUse()
    var loose = Fixtures.sms
    loose.isConnected = false
    #expect(throws: ConversationError(.entryPointNotConnected("sms-line"))) {
      try loose.checkInUse()
    }
  }

  @Test func `A host's own channel takes the social class unless it names one`() {
    let own = EntryPoint(
      id: "own",
      channel: "own",
      identity: .other("x"),
      displayName: "Own",
      inbox: "service",
      queue: "support"
    )
    #expect(own.channelClass == .social)
    let chat = EntryPoint(
      id: "own",
      channel: "own",
      channelClass: .chat,
      identity: .other("x"),
      displayName: "Own",
      inbox: "service",
      queue: "support"
    )
    #expect(chat.channelClass == .chat)
  }

  @Test func `Addresses of one text are two where kind or scope differ`() {
    let addresses: [ChannelAddress] = [
      .phone("1"), .email("1"), .pageScoped("1", page: "a"), .pageScoped("1", page: "b"),
      .visitor("1", widget: "a"),
    ]
    #expect(Set(addresses).count == 5)
    #expect(Set(addresses.map(\.key)).count == 5)
    #expect(ChannelAddress.email("caf\u{E9}@example.com") != .email("cafe\u{301}@example.com"))
  }

  @Test func `One value for each class survives its JSON, by name`() throws {
    let values = PerClass(telephony: 1, chat: 2, email: 3, social: 4)
    let json = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode(PerClass<Int>.self, from: json) == values)
    let object = try JSONDecoder().decode([String: Int].self, from: json)
    #expect(object == ["telephony": 1, "chat": 2, "email": 3, "social": 4])
  }
}
