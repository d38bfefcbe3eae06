import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct WhatsAppMediaTests {
  private typealias Fixture = WhatsAppFixture
  private let file = Attachment(
    mediaType: "image/jpeg",
    reference: "https://graph.facebook.com/9001?phone_number_id=\(Fixture.numberID)"
  )

  private func policy(_ limit: Int = 10) -> MediaPolicy {
    MediaPolicy(hosts: WhatsAppAdapter.mediaHosts, byteLimit: limit)
  }

  private func described(_ url: String, size: Int = 3) -> RecordingExchange.Reply {
    Fixture.reply(200, #"{"url":"\#(url)","mime_type":"image/jpeg","file_size":"\#(size)"}"#)
  }

  private func error(
    _ script: [RecordingExchange.Reply],
    _ attachment: Attachment? = nil,
    under policy: MediaPolicy? = nil
  ) async throws -> (MediaError.Code?, requests: Int) {
    let fixture = try Fixture(script)
    do {
      _ = try await fixture.adapter.open(
        attachment ?? file,
        under: policy ?? self.policy()
      )
      return (nil, fixture.exchange.requests.count)
    } catch let error as MediaError {
      return (error.code, fixture.exchange.requests.count)
    }
  }

  @Test func `a file is asked for, then fetched where Meta says, with the number's token`()
    async throws
  {
    let place = "https://lookaside.fbsbx.com/whatsapp/1"
    let fixture = try Fixture([described(place), Fixture.reply(200, "abc")])
    #expect(try await fixture.adapter.open(file, under: policy(3)) == Array("abc".utf8))
    #expect(fixture.exchange.requests.map(\.url.absoluteString) == [file.reference, place])
    #expect(
      fixture.exchange.requests.allSatisfy {
        $0.headers["Authorization"] == "Bearer made-up-number-token"
      }
    )
  }

  @Test(arguments: [
    "https://lookaside.fbsbx.com.example.com/1", "http://lookaside.fbsbx.com/1",
    "https://169.254.169.254/", "file:///etc/passwd", "",
  ])
  func `H SSRF no other host than Meta's is asked, and none gets the token`(_ place: String)
    async throws
  {
    let (code, requests) = try await error([described(place), Fixture.reply(200, "abc")])
    #expect(code == .notPermitted)
    #expect(requests == 1)
    // Nor does the token go to another host because a policy names it.
    let generous = MediaPolicy(hosts: ["*.example.com", "*.fbsbx.com"], byteLimit: 10)
    let (still, asked) = try await error(
      [described(place), Fixture.reply(200, "abc")],
      under: generous
    )
    #expect(still == .notPermitted)
    #expect(asked == 1)
  }

  @Test func `H SSRF nothing is fetched that the host's policy does not name`() async throws {
    let place = "https://lookaside.fbsbx.com/whatsapp/1"
    let (code, requests) = try await error(
      [described(place), Fixture.reply(200, "abc")],
      under: MediaPolicy(hosts: ["cdn.example.com"], byteLimit: 10)
    )
    #expect(code == .notPermitted)
    #expect(requests == 1)
  }

  @Test(arguments: [
    "https://files.example.com/9001?phone_number_id=4000000001",
    "https://graph.facebook.com/../x?phone_number_id=4000000001",
    "https://graph.facebook.com/9001", "https://graph.facebook.com/9001?phone_number_id=9",
    "meta-message:wamid.1", "geo:1,2",
  ])
  func `H SSRF no reference but the adapter's own is opened`(_ reference: String) async throws {
    let foreign = Attachment(mediaType: "image/jpeg", reference: reference)
    let (code, requests) = try await error([], foreign)
    #expect(code == .foreignReference)
    #expect(requests == 0)
  }

  @Test func `a file over the limit is not handed over`() async throws {
    let place = "https://lookaside.fbsbx.com/whatsapp/1"
    let announced = try await error([described(place, size: 11)])
    #expect(announced == (.tooLarge(limit: 10), 1))
    let lied = try await error([described(place), Fixture.reply(200, "12345678901")])
    #expect(lied == (.tooLarge(limit: 10), 2))
    let gone = try await error([Fixture.reply(404, "")])
    #expect(gone == (.refused(status: 404), 1))
    let withheld = try await error([described(place), Fixture.reply(403, "")])
    #expect(withheld == (.refused(status: 403), 2))
    let odd = try await error([Fixture.reply(200, "[]")])
    #expect(odd == (.malformed, 1))
  }
}
