import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

@Suite struct EarlyChangeTests {
  private func sign(
    _ kind: ThreadSign.Kind,
    from customer: String = "cora",
    id: String = "s-1",
    at: Date? = nil
  ) -> InboundEvent {
    .sign(
      ThreadSign(
        kind,
        channel: "loopback",
        recipient: "shop",
        customer: ChannelAddress(kind: "loopback", value: customer),
        at: at,
        externalID: id
      )
    )
  }

  private func ingest(_ event: InboundEvent, at desk: Desk) async throws -> InboundResult? {
    try await desk.center.ingest([event], from: "loopback").first
  }

  private func contents(_ result: InboundResult?, at desk: Desk) async throws -> [MessageContent] {
    guard case .stored(let message, _) = result else { return [] }
    return try await desk.storage.transcript(of: message.conversation, before: nil, limit: 100)
      .map(\.content)
  }

  @Test func `B3 an edit that comes before its message is not lost`() async throws {
    let desk = try await Desk()
    let edit = sign(.edited("m-1", text: "Size M", revision: 1))
    #expect(try await ingest(edit, at: desk) == .noted(nil))
    #expect(try await ingest(edit, at: desk) == .duplicate(of: nil))
    let first = try await desk.write("Size L", id: "m-1")
    #expect(try await contents(first, at: desk) == [.text("Size M")])
    guard case .stored(let message, .open) = first else {
      Issue.record("the message was \(first)")
      return
    }
    // A copy is a copy, and a later edit finds the message.
    #expect(try await desk.write("Size L", id: "m-1") == .duplicate(of: message))
    let again = sign(.edited("m-1", text: "Size S", revision: 2))
    #expect(try await ingest(again, at: desk) == .noted(message.conversation))
    #expect(try await contents(first, at: desk) == [.text("Size S")])
    let second = try await desk.write("Thanks", id: "m-2")
    #expect(try await contents(second, at: desk) == [.text("Size S"), .text("Thanks")])
  }

  @Test func `B3 the newest of several early edits counts, whatever their order`() async throws {
    let desk = try await Desk()
    for revision in [2, 1, 3] {
      _ = try await ingest(
        sign(.edited("m-1", text: "\(revision)", revision: revision)),
        at: desk
      )
    }
    #expect(try await contents(desk.write("0", id: "m-1"), at: desk) == [.text("3")])
    // Where a provider does not count them, its time tells.
    for (second, text) in [(20, "late"), (10, "early")] {
      let at = Date(milliseconds: 1_760_000_000_000 + Int64(second) * 1000)
      let edit = sign(.edited("m-9", text: text, revision: nil), from: "dan", id: text, at: at)
      _ = try await ingest(edit, at: desk)
    }
    let stored = try await desk.write("0", from: "dan", id: "m-9")
    #expect(try await contents(stored, at: desk) == [.text("late")])
  }

  @Test func `B3 a message that was taken back before it came has neither text nor files`()
    async throws
  {
    let desk = try await Desk()
    _ = try await ingest(sign(.retracted("m-1")), at: desk)
    _ = try await ingest(sign(.edited("m-1", text: "x", revision: 1)), at: desk)
    let message = InboundMessage(
      channel: "loopback",
      recipient: "shop",
      sender: ChannelAddress(kind: "loopback", value: "cora"),
      text: "Secret",
      attachments: [Attachment(mediaType: "image/png", reference: "https://example.com/1")],
      externalID: "m-1"
    )
    let result = try await ingest(.message(message), at: desk)
    #expect(try await contents(result, at: desk) == [.withheld(reason: .retracted)])
    guard case .stored(let id, _) = result else {
      Issue.record("the message was not stored")
      return
    }
    let stored = try await desk.storage.transcript(of: id.conversation, before: nil, limit: 1)
    #expect(stored.first?.attachments == [])
  }

  @Test func `B3 nobody changes beforehand what another customer writes`() async throws {
    let desk = try await Desk()
    let edit = sign(.edited("m-1", text: "mine", revision: 1), from: "mallory")
    _ = try await ingest(edit, at: desk)
    let first = try await desk.write("Hello", id: "m-1")
    #expect(try await contents(first, at: desk) == [.text("Hello")])
    guard case .stored(let id, _) = first else {
      Issue.record("it was not stored")
      return
    }
    #expect(try await desk.write("Hello", id: "m-1") == .duplicate(of: id))
  }

  @Test func `W-28 a card number in an early edit is not stored`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let edit = sign(.edited("m-1", text: "Take 4111 1111 1111 1111", revision: 1))
    _ = try await ingest(edit, at: desk)
    var request = LoadRequest()
    request.documents = [
      EarlyChange.documentID(of: "m-1", at: "shop", channel: "loopback")
    ]
    let kept = try #require(try await desk.storage.load(request).documents.first)
    let change: EarlyChange = try kept.value.value()
    #expect(change.text?.hasPrefix("Take") == true)
    #expect(change.text?.contains("4111 1111") == false)
    let stored = try await contents(desk.write("Hello", id: "m-1"), at: desk)
    #expect(stored.first == change.text.map { .text($0) })
  }

  @Test func `C-02 a word of consent counts as it was first said`() async throws {
    let desk = try await Desk(
      consents: ConsentPolicies(["loopback": { .standard(for: $0) }])
    )
    let edit = sign(.edited("m-1", text: "Hello", revision: 1))
    _ = try await ingest(edit, at: desk)
    #expect(try await desk.write("STOP", id: "m-1") == .consentNoted(.optOut))
    #expect(try await desk.write("STOP", id: "m-1") == .duplicate(of: nil))
  }

  @Test func `an edit at no entry point of ours is kept nowhere, and what is kept is forgotten`()
    async throws
  {
    let desk = try await Desk()
    let foreign = ThreadSign(
      .edited("m-1", text: "x", revision: 1),
      channel: "loopback",
      recipient: "elsewhere",
      customer: ChannelAddress(kind: "loopback", value: "cora"),
      externalID: "s"
    )
    #expect(try await ingest(.sign(foreign), at: desk) == .noted(nil))
    _ = try await ingest(sign(.edited("m-1", text: "x", revision: 1)), at: desk)
    let all = DocumentQuery(
      kind: EarlyChange.documentKind,
      name: EarlyChange.deadlineKey,
      value: ""
    )
    #expect(try await desk.storage.documents(all, after: nil, limit: 10).elements.count == 1)
    try await desk.center.runDue()
    #expect(try await desk.storage.documents(all, after: nil, limit: 10).elements.count == 1)
    desk.time.advance(by: desk.center.settings.claimRetention)
    try await desk.center.runDue()
    #expect(try await desk.storage.documents(all, after: nil, limit: 10).elements.isEmpty)
  }

  @Test func `peers 11 an edit and its message at once end the same`() async throws {
    for round in 0..<20 {
      let desk = try await Desk()
      let edit = sign(.edited("m-1", text: "edited", revision: 1))
      let message = InboundEvent.message(desk.message("first", id: "m-1"))
      let events = round.isMultiple(of: 2) ? [edit, message] : [message, edit]
      let results = try await withThrowingTaskGroup(of: InboundResult?.self) { group in
        for event in events { group.addTask { try await ingest(event, at: desk) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let stored = results.compactMap { $0 }.first { result in
        if case .stored = result { true } else { false }
      }
      #expect(try await contents(stored, at: desk) == [.text("edited")])
    }
  }
}
