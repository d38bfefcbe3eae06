import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// What a storage holds, as text, wherever it may stand.
private func everything(in desk: Desk, _ id: ConversationID) async throws -> String {
  let transcript = try await desk.storage.transcript(of: id, before: nil, limit: 1000)
  let events = try await desk.storage.events(after: .start, limit: 10_000)
  let conversation = try await desk.conversation(id)
  return "\(transcript) \(events) \(String(describing: conversation))"
}

@Suite struct RedactionOnArrivalTests {
  static let card = "4111 1111 1111 1111"
  static let stars = String(repeating: "*", count: 16)

  private func conversation(_ result: InboundResult) throws -> ConversationID {
    guard case .stored(let id, _) = result else { throw NoOffer() }
    return id.conversation
  }

  private func told(_ desk: Desk, _ event: ConversationEvent) async throws -> Bool {
    try await desk.storage.events(after: .start, limit: 10_000).contains {
      if case .conversation(_, let happened) = $0.event { return happened == event }
      return false
    }
  }

  @Test func `A-15 a contact centre stores what comes, unless it is told to redact`() async throws {
    let desk = try await Desk()
    let id = try conversation(try await desk.write("It is \(Self.card).", id: "1"))
    #expect(try await desk.texts(of: id) == ["It is \(Self.card)."])
  }

  @Test func `H-37 a shared inbox redacts card numbers without being told`() async throws {
    let policy = InboxPolicy.sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
    let desk = try await Desk(policy: policy)
    let id = try conversation(try await desk.write("It is \(Self.card).", id: "1"))
    #expect(try await desk.texts(of: id) == ["It is \(Self.stars)."])
  }

  @Test func `W-28 what is quoted below a message is redacted as well, and nothing keeps it`()
    async throws
  {
    for policy in [ArrivalPolicy.redact, .drop] {
      let desk = try await Desk(redaction: ["support": policy])
      for (number, text) in ["Hello", "It is \(Self.card)"].enumerated() {
        let known = desk.message(text, id: "\(number)")
        let message = InboundMessage(
          channel: known.channel,
          recipient: known.recipient,
          sender: known.sender,
          text: text,
          externalID: known.externalID,
          fullText: "\(text)\n> my card is \(Self.card)"
        )
        let results = try await desk.center.ingest([.message(message)], from: "loopback")
        let id = try conversation(results[0])
        #expect(try await !everything(in: desk, id).contains(Self.card))
        let stored = try await desk.storage.transcript(of: id, before: nil, limit: 10)
        let full = stored.last { $0.text?.hasPrefix("Hello") == true }?.fullText
        #expect(full == (policy == .redact ? "Hello\n> my card is \(Self.stars)" : nil))
      }
    }
  }

  @Test func `W-28 a first message, a later one and an agent's are redacted alike`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try conversation(try await desk.write("First \(Self.card)", id: "1"))
    try await desk.write("Later 5555 5555 5555 4444", id: "2")
    let offer = try #require(try await desk.center.openOffers(to: "anna").first)
    try await desk.center.accept(offer.id, by: "anna")
    try await desk.center.send("Is it \(Self.card)?", in: id, by: "anna")
    try await desk.center.addNote("they gave \(Self.card)", in: id, by: "anna")
    #expect(
      try await desk.texts(of: id) == [
        "First \(Self.stars)", "Later \(Self.stars)", "Is it \(Self.stars)?",
        "they gave \(Self.stars)",
      ]
    )
    for sequence in 1...4 {
      #expect(try await told(desk, .messageRedacted(sequence: sequence)))
    }
    #expect(!(try await everything(in: desk, id)).contains("1111"))
  }

  @Test func `W-28 what the customer receives is the redacted text`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    try await desk.center.send("Is it \(Self.card)?", in: id, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["Is it \(Self.stars)?"])
  }

  @Test func `W-28 with drop an agent's message is refused and nothing is stored`() async throws {
    let desk = try await Desk(redaction: ["support": .drop])
    let id = try await desk.activeConversation()
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await desk.center.send("Is it \(Self.card)?", in: id, by: "anna")
    }
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await desk.center.addNote(Self.card, in: id, by: "anna")
    }
    #expect(try await desk.texts(of: id) == ["Hello"])
    #expect(!desk.observer.observations.joined().contains("1111"))
  }

  @Test func `W-28 with drop a customer's message is kept without its text`() async throws {
    let desk = try await Desk(redaction: ["support": .drop])
    let first = try conversation(try await desk.write("It is \(Self.card)", id: "1"))
    try await desk.write("and again \(Self.card)", id: "2")
    let messages = try await desk.storage.transcript(of: first, before: nil, limit: 9)
    #expect(
      messages.map(\.content) == [.withheld(reason: .cardNumber), .withheld(reason: .cardNumber)]
    )
    #expect(try await told(desk, .messageWithheld(sequence: 2, .cardNumber)))
    #expect(!(try await everything(in: desk, first)).contains("1111"))
  }

  @Test func `E2 a number split over two messages is taken out of both`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try conversation(try await desk.write("It is 4111 1111", id: "1"))
    try await desk.write("moment", id: "2")
    desk.time.advance(by: 100)
    try await desk.write("1111 1111", id: "3")
    #expect(try await desk.texts(of: id) == ["It is ********", "moment", "********"])
    #expect(try await told(desk, .messageAmended(sequence: 1)))
    #expect(try await told(desk, .messageRedacted(sequence: 3)))
  }

  @Test func `E2 a number that ends in the next conversation is taken out of both`() async throws {
    let desk = try await Desk(
      policy: try Desk.policy(afterEnd: .newConversation),
      redaction: ["support": .redact]
    )
    let id = try await desk.activeConversation()
    try await desk.write("It is 4111 1111", id: "1")
    try await desk.center.end(id, by: "anna")
    let next = try conversation(try await desk.write("1111 1111", id: "2"))
    #expect(next != id)
    #expect(try await desk.texts(of: id) == ["Hello", "It is ********"])
    #expect(try await desk.texts(of: next) == ["********"])
    #expect(try await told(desk, .messageAmended(sequence: 2)))
  }

  @Test func `E2 parts more than 120 s apart, or of two authors, are no number`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    try await desk.write("4111 1111", id: "1")
    try await desk.center.send("1111 1111", in: id, by: "anna")
    desk.time.advance(by: 121)
    try await desk.write("1111 1111", id: "2")
    #expect(try await desk.texts(of: id) == ["Hello", "4111 1111", "1111 1111", "1111 1111"])
  }

  @Test func `E2 parts that arrive together are redacted in one commit`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let results = try await desk.center.ingest(
      [
        .message(desk.message("4111 1111", id: "1")), .message(desk.message("1111 1111", id: "2")),
      ],
      from: "loopback"
    )
    let id = try conversation(results[0])
    #expect(try await desk.texts(of: id) == ["********", "********"])
  }

  @Test func `E2 an agent's split number is found, and with drop its first half goes too`()
    async throws
  {
    let desk = try await Desk(redaction: ["support": .drop])
    let id = try await desk.activeConversation()
    try await desk.center.send("4111 1111", in: id, by: "anna")
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await desk.center.send("1111 1111", in: id, by: "anna")
    }
    #expect(try await desk.texts(of: id) == ["Hello", "********"])
  }

  @Test func `W-28 a conversation that an agent starts begins redacted`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let address = ChannelAddress(kind: "loopback", value: "cora")
    let outcome = try await desk.center.startConversation(
      from: "shop",
      with: address,
      text: "Your card \(Self.card)",
      by: "anna"
    )
    let id = try #require(outcome.conversation)
    #expect(try await desk.texts(of: id) == ["Your card \(Self.stars)"])
    #expect(try await told(desk, .messageRedacted(sequence: 1)))
  }

  @Test func `W-28 a subject is redacted with its text`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let message = InboundMessage(
      channel: "loopback",
      recipient: "shop",
      sender: ChannelAddress(kind: "loopback", value: "cora"),
      text: "see above",
      externalID: "1",
      subject: "card \(Self.card)"
    )
    let results = try await desk.center.ingest([.message(message)], from: "loopback")
    let stored = try await desk.conversation(try conversation(results[0]))
    #expect(stored?.subject == "card \(Self.stars)")
  }

  @Test func `W-28 a card number in a name or a file's name is stored as little`() async throws {
    for policy in [ArrivalPolicy.redact, .drop] {
      let desk = try await Desk(redaction: ["support": policy])
      let message = InboundMessage(
        channel: "loopback",
        recipient: "shop",
        sender: ChannelAddress(kind: "loopback", value: "cora"),
        senderName: "Cora \(Self.card)",
        text: "see the scan",
        attachments: [
          Attachment(mediaType: "image/png", reference: "r", name: "\(Self.card).png")
        ],
        externalID: "1",
        subject: policy == .redact ? nil : "card \(Self.card)"
      )
      let results = try await desk.center.ingest([.message(message)], from: "loopback")
      let id = try conversation(results[0])
      #expect(try await told(desk, .messageRedacted(sequence: 1)))
      #expect(!(try await everything(in: desk, id)).contains("1111"))
      #expect(try await desk.texts(of: id) == ["see the scan"])
      var request = LoadRequest()
      let customer = try #require(await desk.conversation(id)?.customer)
      request.documents = [Customer.documentID(customer)]
      let record = try #require(await desk.storage.load(request).documents.first)
      #expect(!String(decoding: try record.value.encoded().json, as: UTF8.self).contains("1111"))
    }
  }

  @Test func `W-28 the name of an agent's file is redacted, and with drop refused`() async throws {
    let file = Attachment(mediaType: "image/png", reference: "r", name: "\(Self.card).png")
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    try await desk.center.send("your scan", in: id, by: "anna", attachments: [file])
    #expect(try await told(desk, .messageRedacted(sequence: 2)))
    #expect(!(try await everything(in: desk, id)).contains("1111"))
    try await desk.center.runDue()
    #expect(desk.channel.sent.map { $0.attachments.map(\.name) } == [["\(Self.stars).png"]])

    let strict = try await Desk(redaction: ["support": .drop])
    let other = try await strict.activeConversation()
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await strict.center.send("your scan", in: other, by: "anna", attachments: [file])
    }
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await strict.center.perform(
        Command(
          .startConversation(
            from: "shop",
            with: ChannelAddress(kind: "loopback", value: "dora"),
            MessageDraft("your scan", attachments: [file])
          ),
          by: .agent("anna")
        )
      )
    }
  }

  @Test func `E1 the digest of a repeatable command is not made of a card number`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    func send(_ text: String) async throws -> CommandOutcome {
      try await desk.center.perform(
        Command(.send(MessageDraft(text), in: id), by: .agent("anna"), idempotencyKey: "k")
      )
    }
    _ = try await send("card \(Self.card)")
    #expect(try await send("card 5555 5555 5555 4444").isRepeated)
    await #expect(throws: ConversationError(.idempotencyKeyReused)) { try await send("another") }
  }
}
