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

  @Test func `B3 a pressed quick reply carries what it was sent with`() throws {
    let message = try #require(
      try message(
        Fixture.envelope(
          Fixture.item(#""message":{"mid":"m_1","text":"Red","quick_reply":{"payload":"RED"}}"#)
        )
      )
    )
    #expect(message.text == "Red")
    #expect(message.payload == "RED")
  }

  @Test func `B3 a message or button says by what advertisement the person came`() throws {
    let referral =
      #""referral":{"ref":"R","source":"ADS","type":"OPEN_THREAD","ad_id":6045,"ads_context_data":{"ad_title":"Jackets"},"referer_uri":"https://shop.example.com/"}"#
    let expected = Referral(
      source: "ADS",
      reference: "R",
      advertisement: "6045",
      title: "Jackets",
      url: "https://shop.example.com/"
    )
    for content in [
      #""message":{"mid":"m_1","text":"x",\#(referral)}"#,
      #""postback":{"mid":"m_1","title":"Go","payload":"GO",\#(referral)}"#,
    ] {
      let message = try #require(try message(Fixture.envelope(Fixture.item(content))))
      #expect(message.referral == expected)
    }
  }

  @Test func `B3 a message in which nothing can be read is shown all the same`() throws {
    let json = Fixture.envelope(
      Fixture.item(
        #""message":{"mid":"m_1","attachments":[{"type":"template","payload":{}}]}"#
      )
    )
    let reception = try Fixture().receive(json)
    guard case .message(let message) = reception.events.first else {
      Issue.record("no message")
      return
    }
    #expect(
      message.attachments == [
        Attachment(
          mediaType: "application/octet-stream",
          reference: "meta-message:m_1",
          name: "template"
        )
      ]
    )
    #expect(reception.ignored.map(\.what) == ["attachment"])
  }

  @Test(arguments: [
    ("optin", #""optin":{"ref":"x"}"#),
    ("account_linking", #""account_linking":{"status":"linked"}"#),
    ("app_roles", #""app_roles":{"1":["primary_receiver"]}"#),
    ("game_play", #""game_play":{"game_id":"1"}"#), ("unnamed", #""\u2028":{}"#),
    ("postback", #""postback":{}"#), ("delivery", #""delivery":{}"#),
    ("reaction", #""reaction":{"mid":"m_1","action":"react"}"#),
    ("messaging", #""read":{}"#), ("messaging", #""message":5"#),
    ("messaging", #""message_edit":{"mid":"m_1"}"#), ("messaging", #""reaction":{}"#),
    ("messaging", #""policy-enforcement":{}"#), ("messaging", #""pass_thread_control":1"#),
  ])
  func `what is no message is passed over with a reason`(_ what: String, _ content: String) throws {
    let reception = try Fixture().receive(Fixture.envelope(Fixture.item(content)))
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == [what])
    #expect(reception.ignored.allSatisfy { $0.reason.count > 10 })
    #expect(reception.reply.status == 200)
  }

  @Test func `peers 18 what stands by in another app's thread is passed over`() throws {
    let item = Fixture.item(#""message":{"mid":"m_1","text":"x"}"#)
    let button = Fixture.item(#""postback":{"title":"Go"}"#)
    let reception = try Fixture().receive(
      Fixture.standby(item, button, "7", more: #","changes":[{}]"#)
    )
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == ["standby", "standby", "standby", "changes"])
  }

  @Test func `B3 standby still reports what became of our own messages`() throws {
    let echo = Fixture.item(
      #""message":{"mid":"m_9","text":"x","is_echo":true,"metadata":"\#(Fixture.message)"}"#,
      sender: Fixture.page,
      recipient: Fixture.person
    )
    let theirs = Fixture.item(
      #""message":{"mid":"m_8","text":"x","is_echo":true}"#,
      sender: Fixture.page,
      recipient: Fixture.person
    )
    let reading = Fixture.item(#""read":{"watermark":1458668856253}"#)
    let reception = try Fixture().receive(Fixture.standby(echo, theirs, reading))
    #expect(
      reception.events == [
        Fixture.report(.message(Fixture.message), .sent, providerID: "m_9"),
        Fixture.report(
          .sentUntil(
            .init(milliseconds: 1_458_668_856_253),
            to: .pageScoped(Fixture.person, page: Fixture.page)
          ),
          .read
        ),
      ]
    )
    #expect(reception.ignored.map(\.what) == ["standby"])
  }

  @Test(arguments: [
    ("instagram", "Instagram"), ("whatsapp_business_account", "WhatsAppAdapter"), ("user", "page"),
  ])
  func `another product's webhook is passed over, not refused`(
    _ object: String,
    _ word: String
  ) throws {
    let reception = try Fixture().receive(#"{"object":"\#(object)","entry":[]}"#)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == ["object"])
    #expect(reception.ignored.allSatisfy { $0.reason.contains(word) })
  }
}
