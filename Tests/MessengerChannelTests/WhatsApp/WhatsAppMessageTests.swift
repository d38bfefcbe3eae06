import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct WhatsAppMessageTests {
  private typealias Fixture = WhatsAppFixture

  private func message(_ content: String) throws -> InboundMessage? {
    let reception = try Fixture().receive(Fixture.messages(Fixture.item(content)))
    guard case .message(let message) = reception.events.first else { return nil }
    #expect(reception.events.count == 1 && reception.ignored.isEmpty)
    return message
  }

  @Test func `W-31 a text becomes a message to its number`() throws {
    let content = #""type":"text","text":{"body":"Grüße"},"context":{"from":"1","id":"wamid.0"}"#
    #expect(
      try message(content)
        == InboundMessage(
          channel: .whatsApp,
          recipient: Fixture.number,
          sender: Fixture.customer,
          senderName: "Nia",
          text: "Grüße",
          externalID: "wamid.1",
          sentAt: .init(milliseconds: 1_767_225_599_000),
          answers: ["wamid.0"]
        )
    )
  }

  @Test(
    arguments: [
      ("image", #""mime_type":"image/jpeg","caption":"Look""#, "image/jpeg", "Look", nil),
      ("video", #""mime_type":"video/mp4""#, "video/mp4", "", nil),
      ("audio", #""voice":true"#, "audio/*", "", nil),
      ("sticker", #""animated":false"#, "image/*", "", nil),
      (
        "document", #""filename":"bill.pdf","mime_type":"application/pdf""#, "application/pdf", "",
        "bill.pdf"
      ),
    ] as [(String, String, String, String, String?)]
  )
  func `files come by the address under which the API describes them`(
    _ type: String,
    _ members: String,
    _ mediaType: String,
    _ text: String,
    _ name: String?
  ) throws {
    let content = #""type":"\#(type)","\#(type)":{"id":"9001","sha256":"x",\#(members)}"#
    let message = try #require(try message(content))
    #expect(message.text == text)
    #expect(
      message.attachments == [
        Attachment(
          mediaType: mediaType,
          reference: "https://graph.facebook.com/9001?phone_number_id=\(Fixture.numberID)",
          name: name
        )
      ]
    )
  }

  @Test(
    arguments: [
      (
        #""interactive","interactive":{"type":"button_reply","button_reply":{"id":"Y","title":"Yes"}}"#,
        "Yes", "Y"
      ),
      (
        #""interactive","interactive":{"type":"list_reply","list_reply":{"id":"L","title":"Large","description":"d"}}"#,
        "Large", "L"
      ),
      (
        #""interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{}"}}"#,
        "Sent", "{}"
      ),
      (#""button","button":{"text":"Call me","payload":"CALL"}"#, "Call me", "CALL"),
      (
        #""contacts","contacts":[{"name":{"formatted_name":"Ida"},"phones":[{"phone":"+447700900124"},{}]},7,{"name":{"formatted_name":"Bo"}}]"#,
        "Ida, +447700900124\nBo", nil
      ),
      (
        #""order","order":{"text":"Please","product_items":[{"product_retailer_id":"sku-1","quantity":2},{"product_retailer_id":7,"quantity":"1"}]}"#,
        "Please\n2 × sku-1\n1 × 7", nil
      ),
    ] as [(String, String, String?)]
  )
  func `buttons, lists, forms, cards and orders are words`(
    _ type: String,
    _ text: String,
    _ payload: String?
  ) throws {
    let message = try #require(try message(#""type":\#(type)"#))
    #expect(message.text == text)
    #expect(message.payload == payload)
    #expect(message.attachments.isEmpty)
  }

  @Test func `a place is an address that maps understand`() throws {
    let message = try #require(
      try message(#""type":"location","location":{"latitude":60.5,"longitude":-2,"name":"Quay"}"#)
    )
    #expect(
      message.attachments == [
        Attachment(mediaType: "text/uri-list", reference: "geo:60.5,-2.0", name: "Quay")
      ]
    )
  }

  @Test(arguments: [
    (#""type":"unsupported","errors":[{"code":131051}]"#, "unsupported"),
    (#""type":"hologram","hologram":{}"#, "hologram"), (#""type":"text","text":7"#, "text"),
    (#""type":"location","location":{"latitude":91,"longitude":0}"#, "location"),
    (#""type":"order","order":{}"#, "order"), (#""type":"contacts","contacts":[]"#, "contacts"),
    (#""x":1"#, "unnamed"), (#""type":"\u202Ebad""#, "unnamed"),
  ])
  func `a message in which nothing can be read is shown all the same`(
    _ content: String,
    _ kind: String
  ) throws {
    let message = try #require(try message(content))
    #expect(message.text.isEmpty)
    #expect(
      message.attachments == [
        Attachment(
          mediaType: "application/octet-stream",
          reference: "meta-message:wamid.1",
          name: kind
        )
      ]
    )
  }

  @Test func `a message says by what advertisement the person came`() throws {
    let referral =
      #""referral":{"source_url":"https://example.com/ad","source_type":"ad","source_id":"77","headline":"Jackets","ctwa_clid":"C"}"#
    let message = try #require(try message(#""type":"text","text":{"body":"Hi"},\#(referral)"#))
    #expect(
      message.referral
        == Referral(
          source: "ad",
          reference: "C",
          advertisement: "77",
          title: "Jackets",
          url: "https://example.com/ad"
        )
    )
  }

  @Test func `who hides their number is known by an id of the account`() throws {
    let item =
      #"{"from_user_id":"US.1349","id":"wamid.1","timestamp":1767225599,"type":"text","text":{"body":"Hi"}}"#
    let profile = #""contacts":[{"profile":{"name":"Pia"},"user_id":"US.1349"}]"#
    let json = Fixture.envelope(
      #"{"metadata":{"phone_number_id":"\#(Fixture.numberID)"},\#(profile),"messages":[\#(item)]}"#
    )
    guard case .message(let message) = try Fixture().receive(json).events.first else {
      Issue.record("no message")
      return
    }
    #expect(message.sender == .whatsAppUser("US.1349", account: Fixture.account))
    #expect(message.senderName == "Pia")
  }

  @Test(arguments: [
    #"{"id":"wamid.1","type":"text","text":{"body":"Hi"}}"#,
    #"{"from":"Nia","id":"wamid.1","type":"text","text":{"body":"Hi"}}"#,
    #"{"from":"447700900123","group_id":"g","id":"wamid.1","type":"text","text":{"body":"Hi"}}"#,
    #"{"from":"447700900123","id":"wamid.1","type":"request_welcome"}"#,
    #"{"from":"447700900123","id":"wamid.1","type":"system","system":{"type":"user_changed_number"}}"#,
    #"{"from":"447700900123","type":"text","text":{"body":"no id"}}"#, "7",
  ])
  func `what is no message of a person's own is passed over with a reason`(_ item: String) throws {
    let reception = try Fixture().receive(Fixture.messages(item))
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.count == 1)
    #expect(reception.ignored.allSatisfy { $0.reason.count > 10 })
  }

  @Test func `reactions, edits and retractions are signs`() throws {
    let reception = try Fixture().receive(
      Fixture.messages(
        Fixture.item(#""type":"reaction","reaction":{"message_id":"wamid.0","emoji":"👍"}"#),
        Fixture.item(
          #""type":"reaction","reaction":{"message_id":"wamid.0","emoji":""}"#,
          id: "wamid.2"
        ),
        Fixture.item(
          #""type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","text":{"body":"M"}}}"#,
          id: "wamid.3"
        ),
        Fixture.item(
          #""type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"image","image":{"id":"1","caption":"New"}}}"#,
          id: "wamid.4"
        ),
        Fixture.item(#""type":"revoke","revoke":{"original_message_id":"wamid.0"}"#, id: "wamid.5")
      )
    )
    let signs = reception.events.map { event -> ThreadSign? in
      if case .sign(let sign) = event { return sign }
      return nil
    }
    #expect(
      signs.map { $0?.kind } == [
        .reacted(to: "wamid.0", emoji: "👍"), .reacted(to: "wamid.0", emoji: nil),
        .edited("wamid.0", text: "M", revision: nil),
        .edited("wamid.0", text: "New", revision: nil), .retracted("wamid.0"),
      ]
    )
    #expect(signs.map { $0?.externalID } == (1...5).map { "wamid.\($0)" })
    #expect(signs.allSatisfy { $0?.customer == Fixture.customer })
  }
}
