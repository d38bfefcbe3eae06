import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct MessengerReportTests {
  private typealias Fixture = MessengerFixture
  private let customer = ChannelAddress.pageScoped(Fixture.person, page: Fixture.page)

  private func echo(_ more: String, sender: String = Fixture.page) -> String {
    Fixture.envelope(
      Fixture.item(
        #""message":{"mid":"m_9","text":"x","is_echo":true\#(more)}"#,
        sender: sender,
        recipient: Fixture.person
      )
    )
  }

  @Test func `peers 13 an echo of our own says what Meta calls it, whoever is first`() throws {
    let reception = try Fixture(appID: "42").receive(
      echo(#","app_id":42,"metadata":"\#(Fixture.message)""#)
    )
    #expect(
      reception.events == [
        Fixture.report(.message(Fixture.message), .sent, providerID: "m_9")
      ]
    )
    #expect(reception.ignored.isEmpty)
  }

  @Test(
    arguments: [
      (#","app_id":43,"metadata":"\#(MessengerFixture.message)""#, "43"),
      (#","app_id":42,"metadata":"DEVELOPER_DEFINED_METADATA_STRING""#, "42"),
      (#","app_id":42,"metadata":7"#, "42"), ("", nil),
    ] as [(String, String?)]
  )
  func `peers 81 18 an echo of somebody else is an answer given elsewhere`(
    _ more: String,
    _ app: String?
  ) throws {
    let reception = try Fixture(appID: "42").receive(echo(more))
    let answer = OutsideMessage(providerID: "m_9", text: "x", sender: app)
    #expect(
      reception.events == [
        Fixture.sign(.answeredElsewhere(answer), externalID: "m_9")
      ]
    )
    #expect(reception.ignored.isEmpty)
  }

  @Test func `an echo that another page sent is passed over`() throws {
    let reception = try Fixture().receive(
      echo(#","metadata":"\#(Fixture.message)""#, sender: Fixture.otherPage)
    )
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.map(\.what) == ["echo"])
  }

  @Test(arguments: [#""text":"""#, #""attachments":[{"type":"template"}]"#])
  func `an echo of somebody else in which nothing can be read is passed over`(
    _ content: String
  ) throws {
    let item = Fixture.item(
      #""message":{"mid":"m_9","is_echo":true,\#(content)}"#,
      sender: Fixture.page,
      recipient: Fixture.person
    )
    let reception = try Fixture().receive(Fixture.envelope(item))
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.last?.what == "echo")
  }

  @Test func `deliveries name messages and a time in milliseconds`() throws {
    let json = Fixture.envelope(
      Fixture.item(#""delivery":{"mids":["m_1",7,{},"m_2"],"watermark":1458668856253,"seq":37}"#)
    )
    #expect(
      try Fixture().receive(json).events == [
        Fixture.report(.providerID("m_1"), .delivered, providerID: "m_1"),
        Fixture.report(.providerID("7"), .delivered, providerID: "7"),
        Fixture.report(.providerID("m_2"), .delivered, providerID: "m_2"),
        Fixture.report(
          .sentUntil(.init(milliseconds: 1_458_668_856_253), to: customer),
          .delivered
        ),
      ]
    )
  }

  @Test func `reading is a time in milliseconds`() throws {
    let json = Fixture.envelope(Fixture.item(#""read":{"watermark":1458668856253}"#))
    #expect(
      try Fixture().receive(json).events == [
        Fixture.report(.sentUntil(.init(milliseconds: 1_458_668_856_253), to: customer), .read)
      ]
    )
  }

  @Test func `peers 14 a late delivery does not take back that it was read`() throws {
    var delivery = Delivery(
      id: Fixture.message,
      entryPoint: "page",
      adapter: "messenger",
      channel: .messenger,
      recipient: customer,
      at: Fixture.now
    )
    for content in [#""read":{"watermark":1}"#, #""delivery":{"watermark":2}"#] {
      let event = try Fixture().receive(Fixture.envelope(Fixture.item(content))).events.first
      guard case .delivery(let report) = event else {
        Issue.record("no report")
        return
      }
      delivery.report(report.status)
    }
    #expect(delivery.status == .read)
  }
}
