import ChannelAdapters
import ConversationCore
import MessengerChannel
import Testing

@Suite struct MessengerRefusalTests {
  private typealias Fixture = MessengerFixture
  private let fixture: MessengerFixture

  init() throws { fixture = try MessengerFixture() }

  @Test func `a call without a signature or with a wrong one is refused`() throws {
    let body = Array(Fixture.envelope().utf8)
    let sha1 = try HeaderFields([("X-Hub-Signature", "sha1=f2c024d46d337d441eaf174d92a28d72")])
    let legacy = WebhookRequest(url: Fixture.url, headers: sha1, body: body)
    #expect(fixture.refusal(legacy) == .signatureMissing(header: "X-Hub-Signature-256"))
    let good = MetaSignature.sign(body, with: fixture.secret)
    let changed = try fixture.call(body + [0x20], signature: good)
    #expect(fixture.refusal(changed) == .signatureWrong)
    #expect(fixture.refusal(try fixture.call(body)) == nil)
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"object\":\"page\"}", "nonsense", "{\"object\":7,\"entry\":[]}",
  ])
  func `a signed body that is no envelope is malformed`(_ body: String) throws {
    guard case .malformed = fixture.refusal(try fixture.call(Array(body.utf8))) else {
      Issue.record("it was taken")
      return
    }
  }

  @Test func `a body over the limit and another method are refused`() throws {
    let limit = MessengerAdapter.standardBodyLimit
    let large = try fixture.call([UInt8](repeating: 0x20, count: limit + 1), signature: "x")
    #expect(fixture.refusal(large) == .tooLarge(limit: limit, actual: limit + 1))
    let get = WebhookRequest(method: "GET", url: Fixture.url, headers: HeaderFields(), body: [])
    #expect(fixture.refusal(get) == .unsupported("a method other than POST"))
  }

  @Test func `nesting without end is malformed, not a crash`() throws {
    let deep = "{\"object\":\"page\",\"entry\":" + String(repeating: "[", count: 100_000)
    guard case .malformed = fixture.refusal(try fixture.call(Array(deep.utf8))) else {
      Issue.record("it was taken")
      return
    }
  }
}
