import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import MessengerChannel
import Testing

/// Webhooks that others have recorded, in samples beside the checkout.
///
/// Each is recognised, or passed over for a reason that is right. Some were made anonymous in a way that
/// no real one is.
@Suite struct MetaSampleTests {
  private static let messenger: [String: String] = [
    "messaging-accountlinking-unlinked":
      "account_linking: linking accounts is between the person and the host's own sign-in",
    "messaging-attachment-unsupported": "object: it is about Instagram, which is another channel",
    "messaging-button-template":
      "message “” [meta-message:mid.1458668856218:ed81099e15d3f4f233]; "
      + "attachment: there is nothing that could be opened",
    // Its sender is the customer, and its recipient the page.
    "messaging-message-basic-echo": "echo: its sender is not the page of its entry",
    "messaging-message-fallback-attachment": "message “” [https://www.messenger.com/]",
    "messaging-message-location-attachment": "message “” [geo:12.34,43.21]",
    "messaging-message-nlp-2": "message “hi there”",
    "messaging-message-nlp-5": "message “Was gibt es morgen zu Essen?”",
    "messaging-message-nlp-8": "message “How is it going?”",
    "messaging-message-nlp-duration":
      "message “I need 1 year, 2 months, 3 days, 4 hours, 5 minutes, 6 seconds and 7 milliseconds”",
    "messaging-message-nlp-error":
      "message “For security reasons this isn't the actual text the chatbot application received. "
      + "Nontheless I counted the chars and it had more than 1024 chars like the error states.”",
    "messaging-message-nlp-phone": "message “my phonenumber is 12345654321”",
    // Its entry names one page and its item another.
    "messaging-message-nlp-url-2": "message: its recipient is not the page of its entry",
    "messaging-message-prior": "message “Thanks for messaging me!”",
    "messaging-message-quickreply": "message “quick reply text” {PAYLOAD_QUICK_REPLY}",
    "messaging-message-sticker-thumbup":
      "message “” [https://scontent.xx.fbcdn.net/v/t39.1997-6/851557_369239266556155_759568595_n.png"
      + "?_nc_ad=z-m&oh=85e24066ebe64f04d457b242e22e7054&oe=5939B5DC]",
    "messaging-optin-userref":
      "optin: an opt-in permits messages outside of conversations, which are not sent",
    "messaging-policy-callback-block": "account policy-enforcement block",
    // Somebody of a plug-in, who has no id on the page yet.
    "messaging-postback-chat": "postback: its sender has no page-scoped id",
    "messaging-reaction-2": "reaction: its recipient is not the page of its entry",
    "messaging-request-thread-control":
      "request_thread_control: its recipient is not the page of its entry",
  ]

  private static let whatsApp: [String: String] = [
    "webhook-accountReviewUpdate": "account account_review_update APPROVED",
    "webhook-businessUsernameUpdate-approved": "account business_username_update approved",
    "webhook-incoming-message-audio":
      "message “” [https://graph.facebook.com/1113842206146232?phone_number_id=10634295353625]",
    "webhook-incoming-message-contacts": "message “j_doe”",
    "webhook-incoming-message-emoji": "reacted to wamid.xxxxxxxx with 👍🏻",
    "webhook-incoming-message-interactive-btn":
      "message “button-text” {unique-button-identifier-here}",
    "webhook-incoming-message-status-bsuid":
      "delivered wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=",
    "webhook-incoming-message-status-ui": "sent wamid.ID",
    // The number in it is a word.
    "webhook-incoming-message-system": "system: the person's new number is none",
    "webhook-incoming-message-unsupported":
      "message “” [meta-message:wamid.randomwhatsappmessageid]",
    "webhook-messageTemplateStatusUpdate-disabling":
      "account message_template_status_update FLAGGED",
    "webhook-userIdUpdate": "US.10101010101010101010 is now US.13491208655302741918",
  ]

  /// What a reception says, in one line.
  private func line(_ reception: Reception) -> String {
    let events = reception.events.map { event -> String in
      switch event {
      case .message(let message):
        let files = message.attachments.map { " [\($0.reference)]" }.joined()
        let payload = message.payload.map { " {\($0)}" } ?? ""
        return "message “\(message.text)”\(files)\(payload)"
      case .delivery(let report): return "\(report.status) \(report.providerID ?? "")"
      case .account(let notice): return "account \(notice.kind) \(notice.detail ?? "")"
      case .addressChanged(let change): return "\(change.old.value) is now \(change.new.value)"
      case .sign(let sign):
        if case .reacted(let id, let emoji) = sign.kind {
          return "reacted to \(id) with \(emoji ?? "nothing")"
        }
        return "sign"
      default: return "something else"
      }
    }
    return (events + reception.ignored.map { "\($0.what): \($0.reason)" }).joined(separator: "; ")
  }

  private func expect(
    _ expected: [String: String],
    in folder: String,
    _ read: ([UInt8]) throws -> Reception
  ) throws {
    let files = SharedSamples.files(in: folder).filter { $0.hasSuffix(".json") }
    guard !files.isEmpty else { return }
    #expect(Set(files) == Set(expected.keys.map { "\($0).json" }))
    for (name, line) in expected {
      guard let body = SharedSamples.bytes("\(folder)/\(name).json") else { continue }
      #expect(try self.line(read(body)) == line, "\(name)")
    }
  }

  @Test func `B3 every recorded webhook of Messenger is recognised or passed over rightly`() throws
  {
    let pages = ["12345654332", "1234567890321", "349489628480201", "692521420913831"]
    let fixture = try MessengerFixture(pages: pages)
    try expect(Self.messenger, in: "samples/meta-webhooks/messenger") { body in
      try fixture.adapter.receive(fixture.call(body), at: MessengerFixture.now)
    }
  }

  @Test func `B3 every recorded webhook of WhatsApp is recognised or passed over rightly`() throws {
    let fixture = try WhatsAppFixture()
    let token = try Secret("made-up-number-token")
    let numbers = try [
      ("+1234567891", "10634295353625", "101809759215303"),
      ("+32112345678", "1111111111111111", "555555555555555"),
      ("+15550783881", "106540352242922", "102290129340398"),
      ("+15555550109", "4000000009", "whatsapp-business-account-id"),
    ].map { number, id, account in
      try WhatsAppNumber(number, id: id, account: account, accessToken: token)
    }
    let adapter = try WhatsAppAdapter(
      app: MetaApp(
        secrets: SecretSet(newest: fixture.secret),
        verifyTokens: SecretSet(newest: Secret("made-up-verify-token"))
      ),
      numbers: numbers,
      exchange: RecordingExchange()
    )
    try expect(Self.whatsApp, in: "samples/meta-webhooks/whatsapp") { body in
      try adapter.receive(fixture.call(body), at: WhatsAppFixture.now)
    }
  }
}
