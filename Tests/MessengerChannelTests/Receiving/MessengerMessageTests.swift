import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct MessengerMessageTests {
  private typealias Fixture = MessengerFixture

  private func message(_ json: String) throws -> InboundMessage? {
    guard case .message(let message) = try Fixture().receive(json).events.first else { return nil }
    return message
  }

  @Test func `L-01 a message becomes an event on its page`() throws {
    let json = Fixture.envelope(
      Fixture.item(
        #""message":{"mid":"m_1","text":"\u00e4 \/ 👋","reply_to":{"mid":"m_0"},"seq":7}"#
      )
    )
    let expected = InboundMessage(
      channel: .messenger,
      recipient: Fixture.page,
      sender: .pageScoped(Fixture.person, page: Fixture.page),
      text: "ä / 👋",
      externalID: "m_1",
      sentAt: .init(milliseconds: 1_767_225_599_123),
      answers: ["m_0"]
    )
    let reception = try Fixture().receive(json)
    #expect(reception.events == [.message(expected)])
    #expect(reception.ignored.isEmpty)
    #expect(reception.reply.status == 200)
  }

  @Test func `ids that come as numbers are read as texts`() throws {
    let json = """
      {"object":"page","entry":[{"id":\(Fixture.page),"messaging":[{"sender":{"id":2000000001},
      "recipient":{"id":\(Fixture.page)},"timestamp":1458692752478.0,
      "message":{"mid":"m_1","text":"x","quick_reply":{"payload":"P"}}}]}]}
      """
    let message = try #require(try message(json))
    #expect(message.sender == .pageScoped("2000000001", page: Fixture.page))
    #expect(message.sentAt == .init(milliseconds: 1_458_692_752_478))
  }

  @Test func `attachments come by reference, a doubled sticker once`() throws {
    let reception = try Fixture().receive(
      Fixture.envelope(
        Fixture.item(
          #"""
          "message":{"mid":"m_1","attachments":[
            {"type":"image","payload":{"url":"https://cdn.example.com/1"}},
            {"type":"sticker","payload":{"url":"https://cdn.example.com/1"}},
            {"type":"file","payload":{"url":"https://cdn.example.com/2"}},
            {"type":"location","title":"Here","payload":{"coordinates":{"lat":1.5,"long":-2}}},
            {"type":"fallback","title":"Old","url":"https://example.com/","payload":"BLOB"},
            {"type":"template","payload":null}, 7, {"type":"location","payload":
            {"coordinates":{"lat":1000,"long":0}}}]}
          """#
        )
      )
    )
    guard case .message(let message) = reception.events.first else {
      Issue.record("no message")
      return
    }
    #expect(
      message.attachments == [
        Attachment(mediaType: "image/*", reference: "https://cdn.example.com/1"),
        Attachment(
          mediaType: "application/octet-stream",
          reference: "https://cdn.example.com/2"
        ),
        Attachment(mediaType: "text/uri-list", reference: "geo:1.5,-2.0", name: "Here"),
        Attachment(mediaType: "text/uri-list", reference: "https://example.com/", name: "Old"),
      ]
    )
    #expect(reception.ignored.map(\.what) == ["attachment", "attachment", "attachment"])
  }

  @Test(arguments: [
    (#""postback":{"mid":"m_5","title":"Get started","payload":"START"}"#, "m_5", "Get started"),
    (
      #""postback":{"title":"","payload":"START"}"#,
      "postback:2000000001:1767225599123", "START"
    ),
  ])
  func `a pressed button is a message`(_ content: String, _ id: String, _ text: String) throws {
    let message = try #require(try message(Fixture.envelope(Fixture.item(content))))
    #expect(message.externalID == id)
    #expect(message.text == text)
  }

  @Test func `peers test 1 the same webhook twice has the same identifiers`() throws {
    let json = Fixture.envelope(Fixture.item(#""message":{"mid":"m_1","text":"once"}"#))
    let fixture = try Fixture()
    #expect(try fixture.receive(json).events == fixture.receive(json).events)
  }

  @Test func `peers test 9 two entries and three messages, one malformed`() throws {
    let json = """
      {"object":"page","entry":[
        {"id":"\(Fixture.page)","messaging":[
          \(Fixture.item(#""message":{"mid":"m_1","text":"one"}"#)),
          \(Fixture.item(#""message":{"text":"no mid"}"#))]},
        {"id":"\(Fixture.otherPage)","messaging":[
          \(Fixture.item(#""message":{"mid":"m_3","text":"three"}"#, recipient: Fixture.otherPage))
        ]}]}
      """
    let reception = try Fixture().receive(json)
    let texts = reception.events.map { event in
      if case .message(let message) = event { return "\(message.recipient) \(message.text)" }
      return ""
    }
    #expect(texts == ["\(Fixture.page) one", "\(Fixture.otherPage) three"])
    #expect(reception.ignored == [IgnoredItem("messaging", reason: "it is malformed")])
  }

  @Test func `H-12 an entry of a page that is not set up loses no other`() throws {
    let json = """
      {"object":"page","entry":[{"id":"999","messaging":[{}]},{"messaging":[]},5,
      {"id":"\(Fixture.page)","messaging":[
      \(Fixture.item(#""message":{"mid":"m_1","text":"x"}"#))]}]}
      """
    let reception = try Fixture().receive(json)
    #expect(reception.events.count == 1)
    #expect(reception.ignored.map(\.what) == ["entry", "entry", "entry"])
  }

  @Test func `an item for another page than its entry's is passed over`() throws {
    let json = Fixture.envelope(
      Fixture.item(#""message":{"mid":"m_1","text":"x"}"#, recipient: Fixture.otherPage)
    )
    let reception = try Fixture().receive(json)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.count == 1)
  }

  @Test(arguments: [
    ("reaction", #""reaction":{"mid":"m_1","action":"react"}"#),
    ("optin", #""optin":{"ref":"x"}"#), ("referral", #""referral":{"ref":"x"}"#),
    ("account_linking", #""account_linking":{"status":"linked"}"#),
    ("message_edit", #""message_edit":{"mid":"m_1","text":"y"}"#),
    ("policy-enforcement", #""policy-enforcement":{"action":"block"}"#),
    ("pass_thread_control", #""pass_thread_control":{"new_owner_app_id":"1"}"#),
    ("unnamed", #""\u2028":{}"#),
    ("message", #""message":{"mid":"m_1","is_deleted":true}"#),
    ("postback", #""postback":{}"#), ("delivery", #""delivery":{}"#),
    ("messaging", #""read":{}"#), ("messaging", #""message":5"#),
  ])
  func `what is no message is passed over with a reason`(_ what: String, _ content: String) throws {
    let reception = try Fixture().receive(Fixture.envelope(Fixture.item(content)))
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == [what])
    #expect(reception.reply.status == 200)
  }

  @Test func `peers 18 what stands by in another app's thread is passed over`() throws {
    let item = Fixture.item(#""message":{"mid":"m_1","text":"x"}"#)
    let reception = try Fixture().receive(
      #"{"object":"page","entry":[{"id":"\#(Fixture.page)","standby":[\#(item),7],"changes":[{}]}]}"#
    )
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == ["standby", "standby", "changes"])
  }

  @Test func `another product's webhook is passed over, not refused`() throws {
    let reception = try Fixture().receive(#"{"object":"instagram","entry":[]}"#)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == ["object"])
  }
}
