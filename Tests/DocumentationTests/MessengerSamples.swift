import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import MessengerChannel
import Testing
import URLSessionTransport

@Suite struct MessengerSamples {
  private func adapters() throws -> (MessengerAdapter, WhatsAppAdapter) {
    let appSecret = try Secret("made-up-app-secret")
    let verifyToken = try Secret("made-up-verify-token")
    let pageToken = try Secret("made-up-page-token")
    let numberToken = try Secret("made-up-number-token")
    let app = MetaApp(
      secrets: SecretSet(newest: appSecret),
      verifyTokens: SecretSet(newest: verifyToken),
      id: "1234567890123456"
    )
    let messenger = try MessengerAdapter(
      app: app,
      pages: [MessengerPage(id: "1234567890", accessToken: pageToken)],
      exchange: URLSessionExchange(),
      endpoint: "https://graph.facebook.com/v23.0"
    )
    let whatsApp = try WhatsAppAdapter(
      app: app,
      numbers: [
        WhatsAppNumber("+15555550100", id: "106540", account: "102290", accessToken: numberToken)
      ],
      exchange: URLSessionExchange(),
      endpoint: "https://graph.facebook.com/v23.0"
    )
    return (messenger, whatsApp)
  }

  @Test func `Messenger: windows are data`() throws {
    let (messenger, whatsApp) = try adapters()
    let written = Scene.morning
    let nextDay = written.addingTimeInterval(86_400)
    let abilities = messenger.capabilities(of: .messenger)
    #expect(abilities.window == .init(standard: 86_400, forPeople: 7 * 86_400))
    #expect(abilities.windowCloses(lastCustomerMessageAt: written, byPerson: false) == nextDay)
    #expect(whatsApp.capabilities(of: .whatsApp).window == .init(standard: 86_400))
  }

  @Test func `Messenger: a draft with quick replies`() throws {
    let (messenger, whatsApp) = try adapters()
    let draft = MessageDraft(
      "Which size do you need?",
      quickReplies: [
        QuickReply("Medium", payload: "SIZE-M"), QuickReply("Large", payload: "SIZE-L"),
      ]
    )
    for abilities in [
      messenger.capabilities(of: .messenger), whatsApp.capabilities(of: .whatsApp),
    ] {
      try abilities.check(draft.quickReplies ?? [], beside: draft.text)
    }
  }

  @Test func `WhatsApp: a template`() throws {
    let (_, whatsApp) = try adapters()
    let draft = MessageDraft(
      "Hello Nia, your parcel 4711 is there.",
      template: MessageTemplate("parcel_there", language: "en_US", values: ["Nia", "4711"])
    )
    #expect(draft.template?.values.count == 2)
    #expect(whatsApp.capabilities(of: .whatsApp).takesTemplates)
  }

  @Test func `Messenger: a thread is handed over`() async throws {
    let (messenger, _) = try adapters()
    let center = ContactCenter(storage: InMemoryStorage(), adapters: [messenger], inboxes: [])
    let conversation = ConversationID(bits: 1)
    await #expect(throws: ConversationError(.unknownConversation)) {
      let outcome = try await center.control(
        ThreadControlRequest(.pass(to: MessengerAdapter.pageInbox), note: "Wants a refund"),
        in: conversation,
        by: "anna"
      )
      #expect(outcome == .unknown)
    }
  }

  @Test func `WhatsApp: a file that a customer has sent`() async throws {
    let (_, whatsApp) = try adapters()
    let attachment = Attachment(mediaType: "image/jpeg", reference: "https://example.com/1")
    await #expect(throws: MediaError.self) {
      let policy = MediaPolicy(hosts: WhatsAppAdapter.mediaHosts, byteLimit: 16 << 20)
      let bytes = try await whatsApp.open(attachment, under: policy)
      #expect(!bytes.isEmpty)
    }
  }
}
