import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

@Suite struct ProviderTemplateTests {
  private static let whatsApp = ProviderFixture.line(channel: .whatsApp)
  private static let parcel = MessageTemplate(
    "parcel_there",
    language: "en_US",
    values: ["Nia", "4711"],
    headline: "Parcel",
    buttons: [.payload("YES"), .addressEnding("t/4711")]
  )

  private func body(_ template: MessageTemplate) throws -> String {
    let message = ProviderFixture.outbound(
      "Hello Nia, your parcel 4711 is there.",
      from: Self.whatsApp,
      isLate: true,
      template: template
    )
    let request = try SinchTests.sinch().request(for: message)
    return String(decoding: request.body, as: UTF8.self)
  }

  @Test func `C-03 Sinch gets a WhatsApp template by its name, filled in by place`() throws {
    let body = try body(Self.parcel)
    #expect(
      body.contains(
        #""message":{"template_message":{"channel_template":{"WHATSAPP":{"language_code":"en_US","#
          + #""parameters":{"body[1]text":"Nia","body[2]text":"4711","#
          + #""button[0]quick_reply[1]payload":"YES","button[1]url[1]text":"t/4711","#
          + #""header[1]text":"Parcel"},"template_id":"parcel_there"}}}}"#
      )
    )
    // The text is for those who read the transcript.
    #expect(!body.contains("Hello Nia"))
    let bare = try self.body(MessageTemplate("hello", language: "de"))
    #expect(bare.contains(#"{"language_code":"de","parameters":{},"template_id":"hello"}"#))
  }

  @Test func `C-03 the file above a template is named by its kind`() throws {
    for (type, name, parts) in [
      ("image/png", "a.png", [#""header[1]image.link":"https://cdn.example.com/1""#]),
      ("VIDEO/mp4", "a.mp4", [#""header[1]video.link":"https://cdn.example.com/1""#]),
      (
        "application/pdf", "bill.pdf",
        [
          #""header[1]document.filename":"bill.pdf""#,
          #""header[1]document.link":"https://cdn.example.com/1""#,
        ]
      ),
    ] {
      let file = Attachment(mediaType: type, reference: "https://cdn.example.com/1", name: name)
      let body = try body(MessageTemplate("bill", language: "de", headline: "x", file: file))
      #expect(body.contains(#""parameters":{\#(parts.joined(separator: ","))}"#), "\(body)")
    }
  }

  @Test func `C-03 what names no template, and a file nobody can fetch, is not asked for`() throws {
    let local = Attachment(mediaType: "image/png", reference: "file:///1.png")
    for template in [
      MessageTemplate("", language: "de"), MessageTemplate("a b", language: "de"),
      MessageTemplate("hello", language: "d-e"),
      MessageTemplate("hello", language: "de", file: local),
    ] {
      #expect(throws: UnsendableMessage.self) { try body(template) }
    }
  }

  @Test func `C-03 text messages have no templates: the error says what to do instead`() throws {
    let message = ProviderFixture.outbound("Hello", template: Self.parcel)
    let providers: [any SMSProvider] = [
      try SinchTests.sinch(), try VonageTests.vonage(), try TelnyxTests.telnyx(signing: ""),
    ]
    for provider in providers {
      let error = #expect(throws: UnsendableMessage.self) { try provider.request(for: message) }
      #expect(error == .templateNotCarried)
      #expect(error?.failure.code == "template-not-carried")
      #expect(error?.description.contains("send the words themselves") == true)
      let capabilities = provider.capabilities(of: .sms)
      #expect(!capabilities.takesTemplates)
    }
    #expect(try SinchTests.sinch().capabilities(of: .whatsApp).takesTemplates)
  }

  @Test func `C-03 on WhatsApp, words of one's own are not asked for after 24 hours`() throws {
    let late = ProviderFixture.outbound("Hello", from: Self.whatsApp, isLate: true)
    let error = #expect(throws: UnsendableMessage.self) {
      try SinchTests.sinch().request(for: late)
    }
    #expect(error?.failure.kind == .windowClosed)
    let inTime = ProviderFixture.outbound("Hello", from: Self.whatsApp)
    #expect(throws: Never.self) { try SinchTests.sinch().request(for: inTime) }
  }

  @Test func `F-01 a number of WhatsApp's sends no text message by a provider of those`() throws {
    let message = ProviderFixture.outbound("Hello", from: Self.whatsApp)
    let providers: [any SMSProvider] = [
      try VonageTests.vonage(), try TelnyxTests.telnyx(signing: ""),
    ]
    for provider in providers {
      let error = #expect(throws: UnsendableMessage.self) { try provider.request(for: message) }
      #expect(error?.failure.code == "channel-not-carried")
    }
  }

  @Test func `F-01 what Sinch carries as two messages is refused before it is written`() throws {
    let capabilities = try SinchTests.sinch().capabilities(of: .sms)
    #expect(throws: ConversationError(.textBesideAttachments)) {
      try capabilities.check(text: "Here", attachments: 1)
    }
    let file = Attachment(mediaType: "image/png", reference: "https://cdn.example.com/1")
    let both = ProviderFixture.outbound("Here", attachments: [file])
    #expect(throws: UnsendableMessage.self) { try SinchTests.sinch().request(for: both) }
    let alone = ProviderFixture.outbound("", attachments: [file])
    #expect(throws: Never.self) { try SinchTests.sinch().request(for: alone) }
  }
}
