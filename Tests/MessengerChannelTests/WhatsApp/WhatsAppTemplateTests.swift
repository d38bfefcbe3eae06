import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct WhatsAppTemplateTests {
  private typealias Fixture = WhatsAppFixture

  private func message(_ template: MessageTemplate, late: Bool = true) -> OutboundMessage {
    OutboundMessage(
      id: Fixture.message,
      entryPoint: Fixture.entryPoint,
      recipient: Fixture.customer,
      text: "Hello Nia, your parcel is there.",
      isOutsideStandardWindow: late,
      template: template
    )
  }

  private func body(_ template: MessageTemplate) async throws -> String {
    let fixture = try Fixture([Fixture.reply(200, #"{"messages":[{"id":"wamid.7"}]}"#)])
    let outcome = await fixture.adapter.send(message(template))
    #expect(outcome == .sent(providerID: "wamid.7"))
    return String(decoding: try #require(fixture.exchange.requests.first).body, as: UTF8.self)
  }

  @Test func `C-03 a template leaves outside of the window, with what fills it in`() async throws {
    let file = Attachment(mediaType: "image/png", reference: "https://cdn.example.com/1.png")
    let template = MessageTemplate(
      "parcel_there",
      language: "en_US",
      values: ["Nia", "4711"],
      file: file,
      buttons: [.payload("YES"), .addressEnding("t/4711")]
    )
    let text = try await body(template)
    for part in [
      #""biz_opaque_callback_data":"\#(Fixture.message)""#, #""to":"447700900123""#,
      #""type":"template""#,
      #""template":{"components":[{"parameters":[{"image":{"link":"https://cdn.example.com/1.png"},"type":"image"}],"type":"header"}"#,
      #"{"parameters":[{"text":"Nia","type":"text"},{"text":"4711","type":"text"}],"type":"body"}"#,
      #"{"index":"0","parameters":[{"payload":"YES","type":"payload"}],"sub_type":"quick_reply","type":"button"}"#,
      #"{"index":"1","parameters":[{"text":"t/4711","type":"text"}],"sub_type":"url","type":"button"}"#,
      #""language":{"code":"en_US"},"name":"parcel_there"}"#,
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(!text.contains("your parcel is there"))
  }

  @Test func `C-03 a template without values has no components, one with a headline has it`()
    async throws
  {
    let bare = try await body(MessageTemplate("hello", language: "de"))
    #expect(bare.contains(#""template":{"language":{"code":"de"},"name":"hello"}"#))
    let headline = try await body(MessageTemplate("hello", language: "de", headline: "Nia"))
    #expect(
      headline.contains(
        #""components":[{"parameters":[{"text":"Nia","type":"text"}],"type":"header"}]"#
      )
    )
  }

  @Test func `what names no template, and a file that Meta cannot fetch, is not asked for`()
    async throws
  {
    let fixture = try Fixture()
    let local = Attachment(mediaType: "image/png", reference: "file:///1.png")
    for template in [
      MessageTemplate("", language: "de"), MessageTemplate("a b", language: "de"),
      MessageTemplate("hello", language: ""),
      MessageTemplate("hello", language: "de", file: local),
    ] {
      guard case .refused(let failure) = await fixture.adapter.send(message(template)) else {
        Issue.record("\(template.name) was sent")
        continue
      }
      #expect(failure.kind == .invalidRequest)
    }
    #expect(fixture.exchange.requests.isEmpty)
    #expect(fixture.adapter.capabilities(of: .whatsApp).takesTemplates)
  }
}
