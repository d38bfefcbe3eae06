import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct UtilityMessageTests {
  private static let parcel = MessageTemplate(
    "parcel_there",
    language: "en_US",
    values: ["Nia", "4711"],
    headline: "Parcel",
    buttons: [.payload("YES"), .addressEnding("t/4711")]
  )
  private static let words = "Hello Nia, your parcel 4711 is there."

  private func reply() -> RecordingExchange.Reply {
    .response(ExchangeResponse(status: 200, body: Array(#"{"message_id":"m_7"}"#.utf8)))
  }

  private func message(_ template: MessageTemplate, isAutomatic: Bool = false) -> OutboundMessage {
    OutboundMessage(
      id: MessengerFixture.message,
      entryPoint: EntryPoint(
        id: "page",
        channel: .messenger,
        identity: .page(MessengerFixture.page),
        displayName: "Page",
        inbox: "inbox",
        queue: "queue"
      ),
      recipient: .pageScoped(MessengerFixture.person, page: MessengerFixture.page),
      text: Self.words,
      isAutomatic: isAutomatic,
      template: template
    )
  }

  @Test func `B4 a utility message leaves by its template, with our name`() async throws {
    let fixture = try MessengerFixture([reply()], allowsUtilityMessages: true)
    #expect(await fixture.adapter.send(message(Self.parcel)) == .sent(providerID: "m_7"))
    let body = String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
    #expect(
      body == #"{"message":{"metadata":"\#(MessengerFixture.message)","template":{"components":["#
        + #"{"parameters":[{"text":"Parcel","type":"text"}],"type":"header"},"#
        + #"{"parameters":[{"text":"Nia","type":"text"},{"text":"4711","type":"text"}],"type":"body"},"#
        + #"{"parameters":[{"payload":"YES","type":"POSTBACK"},{"type":"URL","url":"t/4711"}],"#
        + #""type":"buttons"}],"language":{"code":"en_US"},"name":"parcel_there"}},"#
        + #""messaging_type":"UTILITY","recipient":{"id":"\#(MessengerFixture.person)"}}"#
    )
  }

  @Test func `B4 without Meta's permission, or with what it has no place for, nothing is asked`()
    async throws
  {
    let plain = try MessengerFixture()
    let refused = SendOutcome.refused(
      DeliveryFailure(.invalidRequest, code: "template-not-carried")
    )
    #expect(await plain.adapter.send(message(Self.parcel)) == refused)
    #expect(!plain.adapter.capabilities(of: .messenger).takesTemplates)
    let fixture = try MessengerFixture(allowsUtilityMessages: true)
    #expect(fixture.adapter.capabilities(of: .messenger).takesTemplates)
    #expect(!fixture.adapter.capabilities(of: .messenger).mayWriteFirst)
    let file = Attachment(mediaType: "image/png", reference: "https://cdn.example.com/1.png")
    for (template, code) in [
      (MessageTemplate("a b", language: "en"), "no-template-name"),
      (MessageTemplate("a", language: "en", file: file), "template-file"),
    ] {
      #expect(
        await fixture.adapter.send(message(template))
          == .refused(DeliveryFailure(.invalidRequest, code: code))
      )
    }
    #expect(plain.exchange.requests.isEmpty && fixture.exchange.requests.isEmpty)
  }

  @Test func `C-03 the box takes a template once the window has closed, and nothing else`()
    async throws
  {
    for allowed in [true, false] {
      let (house, fixture) = try await House.messenger([reply()], utility: allowed)
      house.time.advance(by: 8 * House.day)
      let draft = MessageDraft(Self.words, template: Self.parcel)
      let composer = try await house.composer()
      let closed = try #require(composer.obstacle)
      #expect(composer.obstacle(to: MessageDraft("Are you still there?")) == closed)
      if allowed {
        #expect(composer.obstacle(to: draft) == nil)
        try await house.center.send(
          Self.words,
          in: house.conversation,
          by: "anna",
          template: Self.parcel
        )
        try await house.center.runDue()
        #expect(try await house.messages().last?.status == .sent)
      } else {
        #expect(composer.obstacle(to: draft) == ConversationError(.templateNotCarried))
        #expect(closed.description.contains("wait for the customer to write"))
        await #expect(throws: ConversationError(.templateNotCarried)) {
          try await house.center.send(
            Self.words,
            in: house.conversation,
            by: "anna",
            template: Self.parcel
          )
        }
      }
      let bodies = fixture.exchange.requests.map { String(decoding: $0.body, as: UTF8.self) }
      #expect(bodies.count == (allowed ? 1 : 0))
      #expect(bodies.allSatisfy { $0.contains(#""messaging_type":"UTILITY""#) })
    }
  }
}
