import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

@Suite struct TwilioStatusTests {
  private static let message = MessageID(conversation: ConversationID(bits: 77), sequence: 3)

  private func report(
    _ word: String,
    _ more: KeyValuePairs<String, String> = [:],
    url: String = TwilioFixture.url
  ) throws -> DeliveryReport? {
    var fields = TwilioFixture.fields([
      "MessageSid": "SM9", "AccountSid": TwilioFixture.sid, "From": "+15555550100",
      "To": "+15555550123", "MessageStatus": word, "SmsStatus": word,
    ])
    for pair in more { fields.append(name: pair.key, value: pair.value) }
    guard case .delivery(let report) = try TwilioFixture().receive(fields, url: url).events.first
    else { return nil }
    return report
  }

  @Test(arguments: [
    ("accepted", DeliveryStatus.sent), ("scheduled", .sent), ("queued", .sent), ("sending", .sent),
    ("sent", .sent), ("delivered", .delivered), ("read", .read), ("failed", .failed),
    ("undelivered", .failed), ("partially_delivered", .failed), ("canceled", .cancelled),
  ])
  func `every status of Twilio has one of ours`(_ word: String, _ status: DeliveryStatus) throws {
    let report = try report(word)
    #expect(report?.status == status)
    #expect(report?.target == .providerID("SM9"))
    #expect(report?.recipient == "+15555550100")
    #expect(report?.channel == .sms)
    #expect((report?.failure != nil) == (status == .failed))
  }

  @Test func `a status that nobody knows is passed over with a reason`() throws {
    let fields = TwilioFixture.fields([
      "MessageSid": "SM9", "AccountSid": TwilioFixture.sid, "MessageStatus": "teleported",
    ])
    let reception = try TwilioFixture().receive(fields)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.count == 1)
    #expect(reception.reply.status == 200)
  }

  @Test(arguments: [
    (21211, DeliveryFailure.Kind.unreachable), (21614, .unreachable), (30003, .unreachable),
    (30005, .unreachable), (30006, .unreachable), (30008, .unreachable), (21610, .optedOut),
    (30004, .policy), (30007, .policy), (30034, .policy), (21602, .invalidRequest),
    (21606, .invalidRequest), (21612, .invalidRequest), (21617, .invalidRequest),
    (63016, .windowClosed), (20003, .credentials), (14107, .policy), (59999, .unreachable),
  ])
  func `error numbers say what kind of failure it is`(_ code: Int, _ kind: DeliveryFailure.Kind)
    throws
  {
    let report = try report("undelivered", ["ErrorCode": "\(code)"])
    #expect(report?.failure == DeliveryFailure(kind, code: "\(code)"))
  }

  @Test func `A3 a refusal for an opt-out says so of the customer, too`() throws {
    let fields = TwilioFixture.fields([
      "MessageSid": "SM9", "AccountSid": TwilioFixture.sid, "From": "+15555550100",
      "To": "+15555550123", "MessageStatus": "undelivered", "ErrorCode": "21610",
    ])
    let scope = ConsentScope(
      channel: .sms,
      sender: "+15555550100",
      address: .phone("+15555550123")
    )
    let events = try TwilioFixture().receive(fields).events
    #expect(events.count == 2)
    #expect(events.last == .consent(ConsentReport(.optOut, in: scope, externalID: "SM9-opt-out")))
    let service = "MG0123456789abcdef0123456789abcdef"
    let grouped = try TwilioFixture(options: TwilioSendOptions(messagingService: service))
    guard case .consent(let report)? = try grouped.receive(fields).events.last else {
      Issue.record("no consent")
      return
    }
    #expect(report.scope.sender == service)
  }

  @Test func `peers 15 a report names our message before Twilio's name is stored`() throws {
    let url = "\(TwilioFixture.url)?tenant=a&message=\(Self.message)"
    let report = try report("delivered", url: url)
    #expect(report?.target == .message(Self.message))
    #expect(report?.providerID == "SM9")
  }

  @Test func `a name of ours that is none falls back to Twilio's`() throws {
    let report = try report("delivered", url: "\(TwilioFixture.url)?message=x")
    #expect(report?.target == .providerID("SM9"))
  }

  @Test func `peers 14 a late sent revives nothing, a late delivered does`() throws {
    var delivery = Delivery(
      id: Self.message,
      entryPoint: "line",
      adapter: "twilio",
      channel: .sms,
      recipient: .phone("+15555550123"),
      at: TwilioFixture.now
    )
    for (word, expected) in [
      ("sent", DeliveryStatus.sent), ("undelivered", .failed), ("sent", .failed),
      ("delivered", .delivered), ("failed", .delivered), ("read", .read), ("delivered", .read),
    ] {
      let report = try #require(try report(word))
      delivery.report(report.status, failure: report.failure, providerID: report.providerID)
      #expect(delivery.status == expected)
    }
  }
}
