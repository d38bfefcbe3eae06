import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct NullTests {
  @Test func `peers 72 nothing that a customer writes or names holds U+0000`() throws {
    let message = MessengerFixture.item(
      #""message":{"mid":"m_1","text":"a\u0000b","quick_reply":{"payload":"p\u0000"},"attachments":[{"type":"fallback","title":"t\u0000","payload":{"url":"https://example.com/"}}]}"#
    )
    let edit = MessengerFixture.item(
      #""message_edit":{"mid":"m_1","text":"c\u0000d","num_edit":1}"#
    )
    let echo = MessengerFixture.item(
      #""message":{"mid":"m_2","text":"e\u0000f","is_echo":true}"#,
      sender: MessengerFixture.page,
      recipient: MessengerFixture.person
    )
    let events = try MessengerFixture().receive(
      MessengerFixture.envelope("\(message),\(edit),\(echo)")
    ).events
    guard case .message(let read)? = events.first,
      case .sign(let edited)? = events.dropFirst().first,
      case .edited(_, let text, _) = edited.kind, case .sign(let answered)? = events.last,
      case .answeredElsewhere(let answer) = answered.kind
    else {
      Issue.record("not read: \(events)")
      return
    }
    #expect(read.text == "ab")
    #expect(read.payload == "p")
    #expect(read.attachments.map(\.name) == ["t"])
    #expect(text == "cd")
    #expect(answer.text == "ef")
  }

  @Test func `peers 72 the name of somebody on WhatsApp holds no U+0000`() throws {
    let value =
      #"{"metadata":{"phone_number_id":"\#(WhatsAppFixture.numberID)"},"contacts":[{"wa_id":"\#(WhatsAppFixture.person)","profile":{"name":"N\u0000ia"}}],"messages":[\#(WhatsAppFixture.item(#""type":"text","text":{"body":"a\u0000b"}"#))]}"#
    let reception = try WhatsAppFixture().receive(WhatsAppFixture.envelope(value))
    guard case .message(let message)? = reception.events.first else {
      Issue.record("not read")
      return
    }
    #expect(message.text == "ab")
    #expect(message.senderName == "Nia")
  }
}
