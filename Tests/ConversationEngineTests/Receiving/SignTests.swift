import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

@Suite struct SignTests {
  private func sign(
    _ kind: ThreadSign.Kind,
    from customer: String = "cora",
    id: String = "s-1"
  ) -> InboundEvent {
    .sign(
      ThreadSign(
        kind,
        channel: "loopback",
        recipient: "shop",
        customer: ChannelAddress(kind: "loopback", value: customer),
        externalID: id
      )
    )
  }

  private func ingest(_ event: InboundEvent, at desk: Desk) async throws -> InboundResult? {
    try await desk.center.ingest([event], from: "loopback").first
  }

  private func contents(of id: ConversationID, at desk: Desk) async throws -> [MessageContent] {
    try await desk.storage.transcript(of: id, before: nil, limit: 100).map(\.content)
  }

  @Test func `B3 an edit changes the message in its place, and is told to those who listen`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    try await desk.write("Size L", id: "m-2")
    let edit = sign(.edited("m-2", text: "Size M", revision: 1))
    #expect(try await ingest(edit, at: desk) == .noted(id))
    #expect(try await desk.texts(of: id) == ["Hello", "Size M"])
    let events = try await desk.storage.events(after: .start, limit: 100).map(\.event)
    #expect(events.contains(.conversation(id, .messageAmended(sequence: 2))))
  }

  @Test func `B3 an older edit that comes late does not undo a newer one`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let second = sign(.edited("first-cora", text: "two", revision: 2))
    #expect(try await ingest(second, at: desk) == .noted(id))
    let first = sign(.edited("first-cora", text: "one", revision: 1))
    #expect(try await ingest(first, at: desk) == .duplicate(of: nil))
    #expect(try await ingest(second, at: desk) == .duplicate(of: nil))
    let third = sign(.edited("first-cora", text: "three", revision: 3))
    #expect(try await ingest(third, at: desk) == .noted(id))
    #expect(try await desk.texts(of: id) == ["three"])
  }

  @Test func `B3 a retraction leaves that there was a message, without text and files`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    #expect(try await ingest(sign(.retracted("first-cora")), at: desk) == .noted(id))
    #expect(try await contents(of: id, at: desk) == [.withheld(reason: .retracted)])
  }

  @Test func `nobody edits what another customer wrote`() async throws {
    let desk = try await Desk(agents: ["anna", "ben"])
    let id = try await desk.activeConversation()
    let edit = sign(.edited("first-cora", text: "mine", revision: 1), from: "mallory")
    #expect(try await ingest(edit, at: desk) == .noted(nil))
    #expect(try await desk.texts(of: id) == ["Hello"])
  }

  @Test func `W-28 a card number in an edit or an answer elsewhere is not stored`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    let text = "Take 4111 1111 1111 1111 then"
    _ = try await ingest(sign(.edited("first-cora", text: text, revision: 1)), at: desk)
    let answer = OutsideMessage(providerID: "o-1", text: text)
    _ = try await ingest(sign(.answeredElsewhere(answer), id: "o-1"), at: desk)
    let texts = try await desk.texts(of: id)
    #expect(texts.count == 2)
    #expect(texts.allSatisfy { !$0.contains("4111 1111") && $0.hasPrefix("Take") })
  }

  @Test func `peers 11 a sign that comes twice is noted once`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let reaction = sign(.reacted(to: "x", emoji: "👍"))
    #expect(try await ingest(reaction, at: desk) == .noted(id))
    #expect(try await ingest(reaction, at: desk) == .duplicate(of: nil))
    #expect(
      try await contents(of: id, at: desk) == [.text("Hello"), .notice(.reacted("👍"))]
    )
  }

  @Test func `a sign opens no conversation`() async throws {
    let desk = try await Desk()
    let reaction = sign(.reacted(to: "x", emoji: "👍"), from: "nobody")
    #expect(try await ingest(reaction, at: desk) == .noted(nil))
    #expect(try await desk.center.openOffers(to: "anna").isEmpty)
    let events = try await desk.storage.events(after: .start, limit: 100)
    let isOpened = events.contains { event in
      if case .conversation = event.event { return true }
      return false
    }
    #expect(!isOpened)
  }

  @Test func `peers 81 an answer given elsewhere stands in the transcript and is not sent`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let answer = OutsideMessage(providerID: "o-1", text: "We are on it", sender: "inbox")
    #expect(
      try await ingest(sign(.answeredElsewhere(answer), id: "o-1"), at: desk) == .noted(id)
    )
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    let message = try #require(
      await desk.storage.transcript(of: id, before: nil, limit: 10).last
    )
    #expect(message.author == .outside("inbox"))
    #expect(message.status == .sent)
  }

  @Test func `a notice about the account goes to the observer`() async throws {
    let desk = try await Desk()
    let notice = AccountNotice(
      channel: "loopback",
      recipient: "shop",
      kind: "policy-enforcement",
      detail: "block"
    )
    #expect(try await ingest(.account(notice), at: desk) == .noted(nil))
    #expect(
      desk.observer.observations.contains {
        $0.contains("accountNoticed") && $0.contains("policy-enforcement")
      }
    )
  }
}
