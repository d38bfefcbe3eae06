import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct MessengerMediaTests {
  private typealias Fixture = MessengerFixture
  private let policy = MediaPolicy(hosts: MessengerAdapter.mediaHosts, byteLimit: 10)

  private func file(_ reference: String) -> Attachment {
    Attachment(mediaType: "image/*", reference: reference)
  }

  @Test func `a file is fetched from Meta's hosts, without the page's token`() async throws {
    let places = [
      "https://scontent.xx.fbcdn.net/v/1.jpg?oh=2", "https://cdn.fbsbx.com/v/t59/1.pdf",
      "https://lookaside.fbsbx.com/ig/1",
    ]
    let taken = RecordingExchange.Reply.response(
      ExchangeResponse(status: 200, body: Array("abc".utf8))
    )
    let fixture = try Fixture(Array(repeating: taken, count: places.count))
    for place in places {
      #expect(try await fixture.adapter.open(file(place), under: policy) == Array("abc".utf8))
    }
    #expect(fixture.exchange.requests.map(\.url.absoluteString) == places)
    #expect(fixture.exchange.requests.allSatisfy { $0.headers["Authorization"] == nil })
  }

  @Test func `H SSRF what a webhook calls a file is asked of no other host`() async throws {
    let fixture = try Fixture()
    for place in [
      "https://l.facebook.com/l.php?u=x", "https://fbcdn.net/1", "https://evilfbcdn.net/1",
      "http://scontent.xx.fbcdn.net/1", "https://scontent.xx.fbcdn.net.example.com/1",
      "https://10.0.0.1/1", "meta-message:m_1", "geo:1,2",
    ] {
      await #expect(throws: MediaError(.notPermitted), "\(place)") {
        try await fixture.adapter.open(file(place), under: policy)
      }
    }
    #expect(fixture.exchange.requests.isEmpty)
  }
}
