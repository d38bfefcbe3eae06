import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct ThreadControlTests {
  private typealias Fixture = MessengerFixture
  private let customer = ChannelAddress.pageScoped(Fixture.person, page: Fixture.page)
  private let entryPoint = EntryPoint(
    id: "page",
    channel: .messenger,
    identity: .page(Fixture.page),
    displayName: "Shop",
    inbox: "inbox",
    queue: "queue"
  )

  private func reply(_ status: Int, _ body: String) -> RecordingExchange.Reply {
    .response(ExchangeResponse(status: status, body: Array(body.utf8)))
  }

  @Test func `B4 a thread is passed, taken and asked for by requests of their own`() async throws {
    let done = reply(200, #"{"success":true}"#)
    let fixture = try Fixture([done, done, done])
    for request in [
      ThreadControlRequest(.pass(to: MessengerAdapter.pageInbox), note: "Wants a refund"),
      ThreadControlRequest(.take), ThreadControlRequest(.request),
    ] {
      let outcome = await fixture.adapter.control(request, with: customer, from: entryPoint)
      #expect(outcome == .sent(providerID: nil))
    }
    let asked = fixture.exchange.requests
    #expect(
      asked.map { $0.url.absoluteString }
        == ["pass", "take", "request"].map {
          "https://graph.facebook.com/\(Fixture.page)/\($0)_thread_control"
        }
    )
    #expect(
      asked.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"metadata":"Wants a refund","recipient":{"id":"\#(Fixture.person)"},"#
          + #""target_app_id":"263902037430900"}"#,
        #"{"recipient":{"id":"\#(Fixture.person)"}}"#,
        #"{"recipient":{"id":"\#(Fixture.person)"}}"#,
      ]
    )
    #expect(asked.allSatisfy { $0.headers["Authorization"] == "Bearer made-up-page-token" })
  }

  @Test func `B4 what Meta says to it is read as for messages`() async throws {
    let fixture = try Fixture([
      reply(400, #"{"error":{"code":10,"error_subcode":2018300}}"#),
      reply(400, #"{"error":{"code":613}}"#), reply(200, #"{"success":false}"#),
      reply(500, ""),
    ])
    var outcomes: [SendOutcome] = []
    for _ in 0..<4 {
      let request = ThreadControlRequest(.take)
      outcomes.append(await fixture.adapter.control(request, with: customer, from: entryPoint))
    }
    #expect(
      outcomes == [
        .refused(DeliveryFailure(.policy, code: "10/2018300")),
        .retry(after: nil, DeliveryFailure(.exhausted, code: "613")), .unknown, .unknown,
      ]
    )
  }

  @Test func `what can never be asked is refused without a request`() async throws {
    let fixture = try Fixture()
    let stranger = ChannelAddress.pageScoped(Fixture.person, page: Fixture.otherPage)
    for (request, person) in [
      (ThreadControlRequest(.pass(to: "inbox")), customer),
      (ThreadControlRequest(.take, note: String(repeating: "x", count: 1001)), customer),
      (ThreadControlRequest(.take), stranger),
    ] {
      let outcome = await fixture.adapter.control(request, with: person, from: entryPoint)
      guard case .refused = outcome else {
        Issue.record("\(request) was \(outcome)")
        continue
      }
    }
    #expect(fixture.exchange.requests.isEmpty)
  }
}
