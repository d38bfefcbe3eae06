import ConversationCore
import Foundation
import Testing

@Suite struct TemplateTests {
  private let template = MessageTemplate("parcel_there", language: "en_US", values: ["4711"])
  private let whatsApp = ChannelCapabilities(
    maximumAttachments: 1,
    window: .init(standard: 86_400),
    takesTemplates: true
  )

  private func refusal(
    _ draft: MessageDraft,
    _ capabilities: ChannelCapabilities,
    at second: Int
  ) throws -> ConversationError.Code? {
    var desk = try Desk.active()
    return desk.refusal {
      try $0.send(
        draft,
        by: "anna",
        from: Fixtures.sms,
        capabilities: capabilities,
        at: .second(second)
      )
    }
  }

  @Test func `C-03 outside of the window an approved wording is sent, and nothing else`() throws {
    let late = 86_400 + 100
    let draft = MessageDraft("Your parcel 4711 is there.", template: template)
    #expect(try refusal(draft, whatsApp, at: late) == nil)
    guard case .windowClosed = try refusal(MessageDraft("Hi"), whatsApp, at: late) else {
      Issue.record("a message of one's own was sent")
      return
    }
    var desk = try Desk.active()
    try desk.perform {
      try $0.send(
        draft,
        by: "anna",
        from: Fixtures.sms,
        capabilities: whatsApp,
        at: .second(late)
      )
    }
    let message = try #require(desk.messages.last)
    #expect(message.template == template)
    #expect(message.text == "Your parcel 4711 is there.")
    let again = try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(message))
    #expect(again == message)
    #expect(again.template?.values == ["4711"])
  }

  @Test
  func `C-03 a channel without approved wordings refuses them, and none takes them beside files`()
    throws
  {
    let draft = MessageDraft("x", template: template)
    #expect(try refusal(draft, ChannelCapabilities(), at: 100) == .templateNotCarried)
    let file = Attachment(mediaType: "image/png", reference: "https://example.com/1")
    let both = MessageDraft("x", attachments: [file], template: template)
    #expect(try refusal(both, whatsApp, at: 100) == .templateNotCarried)
  }
}
