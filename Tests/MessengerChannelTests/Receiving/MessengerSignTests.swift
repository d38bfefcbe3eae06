import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct MessengerSignTests {
  private typealias Fixture = MessengerFixture

  private func sign(_ content: String, appID: String? = nil) throws -> ThreadSign? {
    let json = Fixture.envelope(Fixture.item(content))
    guard case .sign(let sign) = try Fixture(appID: appID).receive(json).events.first else {
      return nil
    }
    return sign
  }

  @Test(arguments: ["2", "\"2\""])
  func `B3 an edit says what a message says now, and how often it was changed`(
    _ number: String
  ) throws {
    let json = Fixture.envelope(
      Fixture.item(#""message_edit":{"mid":"m_1","text":"Größe M","num_edit":\#(number)}"#)
    )
    #expect(
      try Fixture().receive(json).events == [
        Fixture.sign(
          .edited("m_1", text: "Größe M", revision: 2),
          externalID: "2000000001 1767225599123 edited m_1"
        )
      ]
    )
  }

  @Test func `B3 a message that its writer has taken back is a retraction`() throws {
    let sign = try sign(#""message":{"mid":"m_1","is_deleted":true}"#)
    #expect(sign?.kind == .retracted("m_1"))
  }

  @Test func `B3 reactions come with an emoji or Meta's word, and go`() throws {
    let mid = #""mid":"m_1""#
    let heart = try sign(#""reaction":{\#(mid),"action":"react","emoji":"❤️","reaction":"love"}"#)
    #expect(heart?.kind == .reacted(to: "m_1", emoji: "❤️"))
    let word = try sign(#""reaction":{\#(mid),"action":"react","reaction":"love"}"#)
    #expect(word?.kind == .reacted(to: "m_1", emoji: "love"))
    let gone = try sign(#""reaction":{\#(mid),"action":"unreact"}"#)
    #expect(gone?.kind == .reacted(to: "m_1", emoji: nil))
    #expect(Set([heart, word, gone].map { $0?.externalID }).count == 3)
  }

  @Test func `B3 whoever comes by a link and writes nothing is a sign`() throws {
    let sign = try sign(#""referral":{"ref":"summer","source":"SHORTLINK","type":"OPEN_THREAD"}"#)
    #expect(sign?.kind == .referred(Referral(source: "SHORTLINK", reference: "summer")))
  }

  @Test(
    arguments: [
      (#""pass_thread_control":{"new_owner_app_id":"42"}"#, "42", ThreadControl.gained),
      (#""pass_thread_control":{"new_owner_app_id":42}"#, "42", .gained),
      (#""pass_thread_control":{"new_owner_app_id":"43"}"#, "42", .lost),
      (#""pass_thread_control":{"previous_owner_app_id":null}"#, "42", .gained),
      (#""pass_thread_control":{"new_owner_app_id":"43"}"#, nil, .gained),
      (#""take_thread_control":{"previous_owner_app_id":"42"}"#, "42", .lost),
      (#""take_thread_control":{"new_owner_app_id":"42"}"#, "42", .gained),
      (#""request_thread_control":{"requested_owner_app_id":"43"}"#, "42", .requested),
    ] as [(String, String?, ThreadControl)]
  )
  func `B3 a hand-over says who answers from now on`(
    _ content: String,
    _ appID: String?,
    _ control: ThreadControl
  ) throws {
    #expect(try sign(content, appID: appID)?.kind == .control(control))
  }

  @Test(arguments: ["policy-enforcement", "policy_enforcement"])
  func `B3 a warning or block of the page is a notice about the account`(_ key: String) throws {
    let json = """
      {"object":"page","entry":[{"id":"\(Fixture.page)","messaging":[{"recipient":
      {"id":"\(Fixture.page)"},"timestamp":1,"\(key)":{"action":"block","reason":"…"}}]}]}
      """
    #expect(
      try Fixture().receive(json).events == [
        .account(
          AccountNotice(
            channel: .messenger,
            recipient: Fixture.page,
            kind: "policy-enforcement",
            detail: "block"
          )
        )
      ]
    )
  }

  @Test func `a sign of another page than its entry's is passed over`() throws {
    for content in [
      #""reaction":{"mid":"m_1","action":"unreact"}"#, #""referral":{"ref":"x"}"#,
      #""message_edit":{"mid":"m_1","text":"x"}"#, #""take_thread_control":{}"#,
    ] {
      let item = Fixture.item(content, recipient: Fixture.otherPage)
      let reception = try Fixture().receive(Fixture.envelope(item))
      #expect(reception.events.isEmpty && reception.ignored.count == 1)
    }
  }
}
