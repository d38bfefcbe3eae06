import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

@Suite struct PartTests {
  private func part(
    _ number: Int,
    of total: Int = 3,
    in desk: Desk,
    _ text: String? = nil,
    id: String? = nil
  ) throws -> InboundEvent {
    let message = desk.message(text ?? "<\(number)>", id: id ?? "part-\(number)")
    return .part(
      try #require(MessagePart(message, reference: "77", number: number, total: total))
    )
  }

  private func take(_ event: InboundEvent, in desk: Desk) async throws -> InboundResult? {
    try await desk.center.ingest([event], from: "loopback").first
  }

  @Test func `A4 parts in any order become one message when the last has come`() async throws {
    let desk = try await Desk()
    #expect(try await take(part(3, in: desk), in: desk) == .waiting)
    #expect(try await take(part(1, in: desk), in: desk) == .waiting)
    #expect(try await take(part(1, in: desk), in: desk) == .duplicate(of: nil))
    guard case .stored(let id, .open)? = try await take(part(2, in: desk), in: desk) else {
      Issue.record("not opened")
      return
    }
    #expect(try await desk.texts(of: id.conversation) == ["<1><2><3>"])
    // The provider sends one of them again, for hours.
    desk.time.advance(by: 3600)
    #expect(try await take(part(2, in: desk), in: desk) == .duplicate(of: nil))
    try await desk.center.runDue()
    #expect(try await desk.texts(of: id.conversation) == ["<1><2><3>"])
  }

  @Test func `A4 a restart between two parts loses nothing`() async throws {
    let storage = InMemoryStorage()
    let before = try await Desk(storage: storage)
    #expect(try await take(part(1, of: 2, in: before), in: before) == .waiting)
    let random = SeededSource(seed: 2)
    let time = before.time
    let after = ContactCenter(
      storage: storage,
      adapters: [before.channel],
      inboxes: [try Desk.policy()],
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    let event = try part(2, of: 2, in: before)
    guard case .stored(let id, .open)? = try await after.ingest([event], from: "loopback").first
    else {
      Issue.record("not opened")
      return
    }
    #expect(try await before.texts(of: id.conversation) == ["<1><2>"])
  }

  @Test func `A4 what is missing at the deadline is marked, and comes later by itself`()
    async throws
  {
    let desk = try await Desk()
    _ = try await take(part(1, in: desk), in: desk)
    _ = try await take(part(3, in: desk), in: desk)
    desk.time.advance(by: 179)
    try await desk.center.runDue()
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    desk.time.advance(by: 1)
    try await desk.center.runDue()
    let conversation = try #require(
      try await desk.center.openOffers(to: "anna").first?.conversation.id
    )
    #expect(try await desk.texts(of: conversation) == ["<1>[…]<3>"])
    #expect(try await take(part(2, in: desk), in: desk) == .waiting)
    desk.time.advance(by: 180)
    try await desk.center.runDue()
    #expect(try await desk.texts(of: conversation) == ["<1>[…]<3>", "[…]<2>[…]"])
  }

  @Test func `A4 parts that come at the same time are one message`() async throws {
    let desk = try await Desk()
    let events = try (1...8).map { try part($0, of: 8, in: desk) }
    let results = try await withThrowingTaskGroup(of: InboundResult?.self) { group in
      for event in events + events {
        group.addTask { try await desk.center.ingest([event], from: "loopback").first }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let stored = results.compactMap { result -> MessageID? in
      if case .stored(let id, _)? = result { id } else { nil }
    }
    #expect(stored.count == 1)
    let conversation = try #require(stored.first?.conversation)
    #expect(
      try await desk.texts(of: conversation) == [(1...8).map { "<\($0)>" }.joined()]
    )
  }

  @Test func `A4 a reference that is used again lets the older message go first`() async throws {
    let desk = try await Desk()
    _ = try await take(part(1, of: 2, in: desk), in: desk)
    let other = try part(1, of: 2, in: desk, "new ", id: "other-1")
    #expect(try await take(other, in: desk) == .waiting)
    let conversation = try #require(
      try await desk.center.openOffers(to: "anna").first?.conversation.id
    )
    #expect(try await desk.texts(of: conversation) == ["<1>[…]"])
    _ = try await take(part(2, of: 2, in: desk, "one", id: "other-2"), in: desk)
    #expect(try await desk.texts(of: conversation) == ["<1>[…]", "new one"])
  }

  @Test func `A6 a provider's report on a consent is stored`() async throws {
    let desk = try await Desk()
    let scope = ConsentScope(of: desk.message("", id: "1"))
    let report = ConsentReport(.optOut, in: scope, externalID: "r1")
    #expect(try await take(.consent(report), in: desk) == .reported)
    #expect(try await take(.consent(report), in: desk) == .reported)
    var request = LoadRequest()
    request.documents = [Consent.documentID(scope)]
    let read = try #require(
      try await desk.storage.load(request).document(Consent.documentID(scope))
    )
    let consent: Consent = try read.value.value()
    #expect(consent.isOptedOut)
    #expect(read.version == 1)
  }

  /// A card number that goes from one part into the next.
  private static let card = ["My card is 4111 1111 11", "11 1111, thanks", " for all"]

  @Test func `W-28 a card number over two parts is not kept while a third one is waited for`()
    async throws
  {
    for policy in [ArrivalPolicy.redact, .drop] {
      let storage = InMemoryStorage()
      let desk = try await Desk(storage: storage, redaction: ["support": policy])
      for (index, text) in Self.card.prefix(2).enumerated() {
        _ = try await take(part(index + 1, in: desk, text), in: desk)
      }
      let query = DocumentQuery(
        kind: PartialMessage.documentKind,
        name: PartialMessage.deadlineKey,
        value: ""
      )
      let waiting = try storage.documents(query, after: nil, limit: 10).elements
      #expect(waiting.count == 1)
      for document in waiting {
        let stored = String(decoding: try document.value.encoded().json, as: UTF8.self)
        #expect(stored.contains("My card is ***"))
        #expect(!stored.contains("4111") && !stored.contains("1111"))
      }
      let last = try await take(part(3, in: desk, Self.card[2]), in: desk)
      guard case .stored(let id, .open)? = last else {
        Issue.record("not opened")
        continue
      }
      let message = try storage.transcript(of: id.conversation, before: nil, limit: 1).first
      switch policy {
      case .drop: #expect(message?.content == .withheld(reason: .cardNumber))
      default: #expect(message?.text == "My card is ****************, thanks for all")
      }
    }
  }

  @Test func `W-28 who writes in parts is told that a number was taken out`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    for (index, text) in Self.card.enumerated() {
      _ = try await take(part(index + 1, in: desk, text), in: desk)
    }
    let events = try await desk.storage.events(after: .start, limit: 1_000)
    #expect(
      events.contains { recorded in
        if case .conversation(_, .messageRedacted(sequence: 1)) = recorded.event { return true }
        return false
      }
    )
  }
}
