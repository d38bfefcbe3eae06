import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

@Suite struct AdvisorReplyTests {
  private static let photo: AutoReplyTrigger = .requestPhotoOrVideo

  private func conversation(at shop: ReplyingDesk) async throws -> ConversationID {
    try await shop.write("Hello", id: "1")
    guard let offer = try await shop.desk.center.openOffers(to: "anna").first else {
      throw NoOffer()
    }
    try await shop.desk.center.accept(offer.id, by: "anna")
    return offer.conversation.id
  }

  @Test func `P-12 an advisor's reply goes out in the conversation, written by the program`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let id = try await conversation(at: shop)
    let outcome = try await shop.desk.center.sendReply(Self.photo, in: id, by: "anna")
    let last = try await shop.desk.storage.transcript(of: id, before: nil, limit: 9).last
    #expect(last?.id == outcome.message && last?.author == .automation("auto-reply/\(Self.photo)"))
    #expect(try await shop.sent() == [last?.text ?? ""])
  }

  @Test func `H-02 P-12 a prepared reply that an advisor asks for is an advisor's answer`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let id = try await conversation(at: shop)
    #expect(try await shop.desk.conversation(id)?.waitingSince != nil)
    try await shop.desk.center.sendReply(Self.photo, in: id, by: "anna")
    let answered = try #require(try await shop.desk.conversation(id))
    #expect(answered.waitingSince == nil)
    #expect(answered.agentLastMessageAt == shop.desk.time.now)
  }

  @Test func `A-36 a prepared reply reopens where the policy says so, if it is sent`() async throws
  {
    for reopens in [true, false] {
      var policy = InboxPolicy.sharedInbox(
        "support",
        offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
      )
      policy.reopensOnAgentReply = reopens
      let shop = try await ReplyingDesk(on: [Self.photo], policy: policy)
      let center = shop.desk.center
      let id = try await conversation(at: shop)
      try await center.resolve(id, by: "anna")
      let refusal = ConversationError(
        reopens
          ? .replySuppressed("the team has switched it off, or never on")
          : .illegalCommand(.send, in: .ended)
      )
      await #expect(throws: refusal) {
        try await center.sendReply(.requestApproval, in: id, by: "anna")
      }
      #expect(try await shop.desk.conversation(id)?.isOpen == false)
      guard reopens else { continue }
      try await center.sendReply(Self.photo, in: id, by: "anna")
      let conversation = try #require(try await shop.desk.conversation(id))
      #expect(conversation.owner == "anna" && conversation.reopenCount == 1)
      #expect(try await shop.sent().count == 1)
    }
  }

  @Test func `P-13 the values of an advisor's reply fill its text, their own name among them`()
    async throws
  {
    let shop = try await ReplyingDesk()
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.shareVoiceHub] = AutoReply(
      isEnabled: true,
      body: .template("{advisorName}: {link}")
    )
    try await shop.save(draft)
    let id = try await conversation(at: shop)
    try await shop.desk.center.sendReply(
      .shareVoiceHub,
      in: id,
      values: [.link: "https://example.com/c"],
      by: "anna"
    )
    #expect(try await shop.sent() == ["Anna: https://example.com/c"])
    let without = ConversationError(
      .replySuppressed("the text names {link}, which has no value here")
    )
    await #expect(throws: without) {
      try await shop.desk.center.sendReply(.shareVoiceHub, in: id, by: "anna")
    }
  }

  @Test func `W-28 what fills an advisor's reply is redacted like their messages`() async throws {
    let card = "4111 1111 1111 1111"
    for policy in [ArrivalPolicy.redact, .drop] {
      let shop = try await ReplyingDesk(redaction: ["support": policy])
      var draft = AutoReplyDraft(team: "day", companyName: "Example")
      draft[.shareVoiceHub] = AutoReply(isEnabled: true, body: .template("See {link}"))
      try await shop.save(draft)
      let id = try await conversation(at: shop)
      do {
        try await shop.desk.center.sendReply(
          .shareVoiceHub,
          in: id,
          values: [.link: card],
          by: "anna"
        )
        #expect(policy == .redact)
        #expect(try await shop.sent() == ["See " + String(repeating: "*", count: 16)])
      } catch let error as ConversationError {
        #expect(policy == .drop && error == ConversationError(.containsCardNumber))
      }
      #expect(try await !shop.desk.texts(of: id).joined().contains("4111"))
    }
  }

  @Test func `E1 the digest of a prepared reply is not made of a card number`() async throws {
    let shop = try await ReplyingDesk(redaction: ["support": .redact])
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.shareVoiceHub] = AutoReply(isEnabled: true, body: .template("See {link}"))
    try await shop.save(draft)
    let id = try await conversation(at: shop)
    func send(_ link: String) async throws {
      try await shop.desk.center.sendReply(
        .shareVoiceHub,
        in: id,
        values: [.link: link],
        by: "anna",
        idempotencyKey: "k"
      )
    }
    try await send("4111 1111 1111 1111")
    try await send("5555 5555 5555 4444")
    #expect(try await shop.sent().count == 1, "one digest for two card numbers")
    await #expect(throws: ConversationError(.idempotencyKeyReused)) { try await send("another") }
  }

  @Test func `G2 an advisor's reply under one key is sent once, under two keys twice`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let id = try await conversation(at: shop)
    let center = shop.desk.center
    for key in ["a", "a", "b"] {
      try await center.sendReply(Self.photo, in: id, by: "anna", idempotencyKey: key)
    }
    #expect(try await shop.sent().count == 2)
  }

  @Test func `P-16 an advisor's reply is refused as a message of theirs would be`() async throws {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let center = shop.desk.center
    try await shop.write("Hello", id: "1")
    let offer = try #require(try await center.openOffers(to: "anna").first)
    let id = offer.conversation.id
    await #expect(throws: ConversationError(.illegalCommand(.send, in: .offered))) {
      try await center.sendReply(Self.photo, in: id, by: "anna")
    }
    try await center.accept(offer.id, by: "anna")
    try await shop.desk.hire("ben")
    await #expect(throws: ConversationError(.notParticipant)) {
      try await center.sendReply(Self.photo, in: id, by: "ben")
    }
    await #expect(throws: ConversationError(.notPermitted(.sendReply))) {
      let request = ReplyRequest(trigger: Self.photo.rawValue, to: .conversation(id))
      try await center.perform(Command(.sendReply(request), by: .system))
    }
    let off = ConversationError(.replySuppressed("the team has switched it off, or never on"))
    await #expect(throws: off) {
      try await center.sendReply(.requestApproval, in: id, by: "anna")
    }
    let theirs = "it is not for this party to bring about"
    try await shop.save(on: [.customerSendsFirstChat])
    await #expect(throws: ConversationError(.replySuppressed(theirs))) {
      try await center.sendReply(.customerSendsFirstChat, in: id, by: "anna")
    }
    try await shop.save(on: [Self.photo])
    try await shop.write("STOP", id: "2")
    await #expect(throws: ConversationError(.optedOut)) {
      try await center.sendReply(Self.photo, in: id, by: "anna")
    }
    try await center.end(id, by: "anna")
    await #expect(throws: ConversationError(.illegalCommand(.send, in: .ended))) {
      try await center.sendReply(Self.photo, in: id, by: "anna")
    }
    #expect(try await shop.sent().isEmpty)
  }

  @Test func `A-42 a contact without a conversation gets one started, which the advisor owns`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let center = shop.desk.center
    let customer = ChannelAddress.phone("+13125550101")
    let outcome = try await center.sendReply(Self.photo, from: "texts", to: customer, by: "anna")
    let id = try #require(outcome.conversation)
    let started = try #require(try await shop.desk.conversation(id))
    #expect(started.owner == "anna" && started.direction == .outbound)
    #expect(try await shop.desk.agent("anna")?.slots.map(\.conversation) == [id])
    #expect(try await shop.sent().count == 1)
    await #expect(throws: ConversationError(.conversationExists(id))) {
      try await center.sendReply(Self.photo, from: "texts", to: customer, by: "anna")
    }
  }

  @Test func `A-42 the start of a conversation by a reply is refused as any start is`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [Self.photo])
    let center = shop.desk.center
    let customer = ChannelAddress.phone("+13125550101")
    try await center.signOut("anna")
    await #expect(throws: ConversationError(.agentSignedOut("anna"))) {
      try await center.sendReply(Self.photo, from: "texts", to: customer, by: "anna")
    }
    try await center.signIn("anna")
    try await shop.write("STOP", id: "1")
    await #expect(throws: ConversationError(.optedOut)) {
      try await center.sendReply(Self.photo, from: "texts", to: customer, by: "anna")
    }
    let other = ChannelAddress.phone("+13125550102")
    await #expect(throws: ConversationError.self) {
      try await center.sendReply(.requestApproval, from: "texts", to: other, by: "anna")
    }
    #expect(try await shop.desk.agent("anna")?.slots.isEmpty == true)
  }
}
