import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct TwilioMediaTests {
  private typealias Fixture = TwilioFixture
  private let policy = MediaPolicy(hosts: TwilioSMSAdapter.mediaHosts, byteLimit: 10)
  private let reference =
    "https://api.twilio.com/2010-04-01/Accounts/\(Fixture.sid)/Messages/MM1/Media/ME1"

  private func file(_ reference: String) -> Attachment {
    Attachment(mediaType: "image/jpeg", reference: reference)
  }

  @Test func `peers 74 a file is asked for with the account's credentials, which go no further`()
    async throws
  {
    let place = "https://mms.twiliocdn.com/AC0/1?Expires=2"
    let fixture = try Fixture([
      .response(
        ExchangeResponse(status: 307, headers: try HeaderFields([("Location", place)]))
      ), .response(ExchangeResponse(status: 200, body: Array("abc".utf8))),
    ])
    #expect(try await fixture.adapter.open(file(reference), under: policy) == Array("abc".utf8))
    #expect(fixture.exchange.requests.map(\.url.absoluteString) == [reference, place])
    let basic = try HeaderField.basicAuthorization(user: Fixture.sid, password: fixture.token)
    #expect(
      fixture.exchange.requests.map { $0.headers["Authorization"] } == [basic.value, nil]
    )
  }

  @Test func `H SSRF nothing but the account's own files is asked for`() async throws {
    let fixture = try Fixture()
    let other = "AC0123456789abcdef0123456789abcde0"
    for reference in [
      "https://files.example.com/2010-04-01/Accounts/\(Fixture.sid)/Messages/MM1/Media/ME1",
      "https://api.twilio.com/2010-04-01/Accounts/\(other)/Messages/MM1/Media/ME1",
      "https://api.twilio.com/2010-04-01/Accounts/\(Fixture.sid)/Messages/../Keys.json",
      "https://api.twilio.com/2010-04-01/Accounts/\(Fixture.sid)/Messages/%2e%2e/Keys.json",
      "https://api.twilio.com/2010-04-01/Accounts/\(Fixture.sid).json",
      "geo:1,2", "",
    ] {
      await #expect(throws: MediaError(.foreignReference), "\(reference)") {
        try await fixture.adapter.open(file(reference), under: policy)
      }
    }
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test func `H SSRF nothing is fetched that the host's policy does not name`() async throws {
    let fixture = try Fixture()
    let none = MediaPolicy(hosts: ["mms.twiliocdn.com"], byteLimit: 10)
    await #expect(throws: MediaError(.notPermitted)) {
      try await fixture.adapter.open(file(reference), under: none)
    }
    let plain = "http" + reference.dropFirst(5)
    await #expect(throws: MediaError(.notPermitted)) {
      try await fixture.adapter.open(file(plain), under: policy)
    }
    #expect(fixture.exchange.requests.isEmpty)
  }

  @Test func `H SSRF other providers' files are fetched by policy and without credentials`()
    async throws
  {
    let exchange = RecordingExchange([
      .response(ExchangeResponse(status: 200, body: Array("abc".utf8)))
    ])
    let secret = try ProviderFixture.secret()
    let provider = try SinchSMS(
      projectID: "made-up",
      appID: "01APP",
      key: .init(id: "made-up", secret: secret),
      webhookSecrets: SecretSet(newest: secret)
    )
    let adapter = SMSAdapter(id: "sinch", provider: provider, exchange: exchange)
    let media = MediaPolicy(hosts: ["media.example.com"], byteLimit: 10)
    let bytes = try await adapter.open(file("https://media.example.com/1"), under: media)
    #expect(bytes == Array("abc".utf8))
    #expect(exchange.requests.allSatisfy { $0.headers["Authorization"] == nil })
    await #expect(throws: MediaError(.notPermitted)) {
      try await adapter.open(file("https://evil.example/1"), under: media)
    }
    #expect(exchange.requests.count == 1)
  }
}
