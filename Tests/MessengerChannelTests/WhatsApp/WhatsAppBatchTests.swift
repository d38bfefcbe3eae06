import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct WhatsAppBatchTests {
  private typealias Fixture = WhatsAppFixture

  private func report(
    _ target: DeliveryReport.Target,
    _ status: DeliveryStatus,
    failure: DeliveryFailure? = nil,
    providerID: String
  ) -> InboundEvent {
    .delivery(
      DeliveryReport(
        channel: .whatsApp,
        recipient: Fixture.number,
        target: target,
        status: status,
        failure: failure,
        providerID: providerID
      )
    )
  }

  @Test func `peers 68 every message of every change of every entry is read`() throws {
    func change(_ number: String, _ items: String...) -> String {
      let value = Fixture.value(#""messages":[\#(items.joined(separator: ","))]"#, number: number)
      return #"{"field":"messages","value":\#(value)}"#
    }
    func text(_ id: String) -> String {
      Fixture.item(#""type":"text","text":{"body":"\#(id)"}"#, id: id)
    }
    let json = """
      {"object":"whatsapp_business_account","entry":[
      {"id":"\(Fixture.account)","changes":[\(change(Fixture.numberID, text("a"), "{}", text("b"))),
      7,\(change(Fixture.otherNumberID, text("c"))),\(change("999", text("foreign")))]},
      5,{"id":"3000000002","changes":[\(change(Fixture.numberID, text("foreign")))]},
      {"id":\(Fixture.account),"changes":[\(change(Fixture.numberID, text("d")))]}]}
      """
    let reception = try Fixture().receive(json)
    let ids = reception.events.map { event in
      if case .message(let message) = event { return "\(message.recipient) \(message.text)" }
      return ""
    }
    #expect(
      ids == [
        "\(Fixture.number) a", "\(Fixture.number) b", "\(Fixture.otherNumber) c",
        "\(Fixture.number) d",
      ]
    )
    #expect(
      reception.ignored == [
        IgnoredItem("messages", reason: "it is malformed"),
        IgnoredItem("changes", reason: "it is malformed"),
        IgnoredItem("messages", reason: "its number is not set up here"),
        IgnoredItem("entry", reason: "it is malformed"),
        IgnoredItem("entry", reason: "its account is not set up here"),
      ]
    )
  }

  @Test func `peers 15 statuses name the message as we do, or as Meta does`() throws {
    let statuses = [
      #"{"id":"wamid.9","status":"sent","biz_opaque_callback_data":"\#(Fixture.message)"}"#,
      #"{"id":"wamid.9","status":"delivered","timestamp":"1767225599"}"#,
      #"{"id":"wamid.9","status":"read","biz_opaque_callback_data":"somebody else's"}"#,
      #"{"id":"wamid.9","status":"played"}"#,
      #"{"id":"wamid.9","status":"failed","errors":[7,{"code":131047,"title":"x"}]}"#,
      #"{"id":"wamid.9","status":"failed"}"#, #"{"id":"wamid.9","status":"warning"}"#,
      #"{"status":"sent"}"#,
    ]
    let json = Fixture.envelope(
      Fixture.value(#""statuses":[\#(statuses.joined(separator: ","))]"#)
    )
    let reception = try Fixture().receive(json)
    let meta = DeliveryReport.Target.providerID("wamid.9")
    let window = DeliveryFailure(.windowClosed, code: "131047")
    #expect(
      reception.events == [
        report(.message(Fixture.message), .sent, providerID: "wamid.9"),
        report(meta, .delivered, providerID: "wamid.9"),
        report(meta, .read, providerID: "wamid.9"), report(meta, .read, providerID: "wamid.9"),
        report(meta, .failed, failure: window, providerID: "wamid.9"),
        report(meta, .failed, providerID: "wamid.9"),
      ]
    )
    #expect(reception.ignored.map(\.what) == ["statuses", "statuses"])
  }

  @Test func `peers 81 what the business's own app sends is an answer given elsewhere`() throws {
    let echo =
      #"{"from":"15555550100","to":"\#(Fixture.person)","id":"wamid.7","timestamp":"1767225599","type":"text","text":{"body":"Sure"}}"#
    let revoked =
      #"{"from":"15555550100","to":"\#(Fixture.person)","id":"wamid.8","type":"revoke","revoke":{"original_message_id":"wamid.7"}}"#
    let reception = try Fixture().receive(
      Fixture.envelope(
        Fixture.value(#""message_echoes":[\#(echo),\#(revoked),7,{"id":"1"}]"#),
        field: "smb_message_echoes"
      )
    )
    #expect(
      reception.events == [
        .sign(
          ThreadSign(
            .answeredElsewhere(OutsideMessage(providerID: "wamid.7", text: "Sure")),
            channel: .whatsApp,
            recipient: Fixture.number,
            customer: Fixture.customer,
            at: .init(milliseconds: 1_767_225_599_000),
            externalID: "wamid.7"
          )
        )
      ]
    )
    #expect(reception.ignored.count == 3)
  }

  @Test(
    arguments: [
      ("account_review_update", #"{"decision":"APPROVED"}"#, "APPROVED"),
      ("account_update", #"{"event":"VERIFIED_ACCOUNT"}"#, "VERIFIED_ACCOUNT"),
      ("message_template_status_update", #"{"event":"FLAGGED","reason":null}"#, "FLAGGED"),
      ("phone_number_quality_update", #"{"event":"DOWNGRADE"}"#, "DOWNGRADE"),
      ("business_username_update", #"{"status":"approved"}"#, "approved"),
      ("business_capability_update", #"{"max_daily_conversation_per_phone":-1}"#, nil),
    ] as [(String, String, String?)]
  )
  func `what is about the account is a notice`(
    _ field: String,
    _ value: String,
    _ detail: String?
  ) throws {
    let reception = try Fixture().receive(Fixture.envelope(value, field: field))
    let notice = AccountNotice(
      channel: .whatsApp,
      recipient: Fixture.account,
      kind: field,
      detail: detail
    )
    #expect(reception.events == [.account(notice)])
  }

  @Test func `errors beside messages are notices about the number`() throws {
    let json = Fixture.envelope(Fixture.value(#""errors":[{"code":130429,"title":"x"}]"#))
    let notice = AccountNotice(
      channel: .whatsApp,
      recipient: Fixture.number,
      kind: "errors",
      detail: "130429"
    )
    #expect(try Fixture().receive(json).events == [.account(notice)])
  }

  @Test(arguments: ["user_preferences", "history", "calls", "something_new"])
  func `fields that carry no message are passed over with a reason`(_ field: String) throws {
    let reception = try Fixture().receive(Fixture.envelope("{}", field: field))
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == [field])
    #expect(reception.reply.status == 200)
  }

  @Test func `what is about something else, or nothing at all, is passed over`() throws {
    let page = try Fixture().receive(#"{"object":"page","entry":[]}"#)
    #expect(page.ignored.first?.reason.contains("MessengerAdapter") == true)
    let other = try Fixture().receive(#"{"object":"user","entry":[]}"#)
    #expect(other.ignored.map(\.what) == ["object"])
    let empty = try Fixture().receive(Fixture.envelope(Fixture.value(#""messages":[]"#)))
    #expect(empty.ignored.map(\.what) == ["messages"])
  }

  @Test func `B2 a call that is not signed with the app's secret is refused`() throws {
    let fixture = try Fixture()
    let body = Array(Fixture.messages().utf8)
    let good = try fixture.call(body)
    let changed = WebhookRequest(url: good.url, headers: good.headers, body: body + [0x20])
    #expect(throws: WebhookRefusal(.signatureWrong)) {
      try fixture.adapter.receive(changed, at: Fixture.now)
    }
    let bare = WebhookRequest(url: good.url, headers: HeaderFields(), body: body)
    #expect(throws: WebhookRefusal(.signatureMissing(header: "X-Hub-Signature-256"))) {
      try fixture.adapter.receive(bare, at: Fixture.now)
    }
    #expect(throws: WebhookRefusal.self) { try fixture.receive("[]") }
  }

  @Test func `B1 the challenge of the account's webhook is answered`() throws {
    let query = "hub.mode=subscribe&hub.challenge=77&hub.verify_token=made-up-verify-token"
    let request = WebhookRequest(
      method: "GET",
      url: "https://support.example.com/hooks/whatsapp?\(query)",
      headers: HeaderFields(),
      body: []
    )
    #expect(try Fixture().adapter.answer(challenge: request)?.body == Array("77".utf8))
  }
}
