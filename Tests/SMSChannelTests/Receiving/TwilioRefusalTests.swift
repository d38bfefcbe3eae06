import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

@Suite struct TwilioRefusalTests {
  private let fixture: TwilioFixture

  init() throws { fixture = try TwilioFixture() }

  @Test func `a call without a signature or with a wrong one is refused`() throws {
    let fields = TwilioFixture.message(["Body": "Hi"])
    let body = fields.encoded()
    let unsigned = try fixture.call(body: body, signature: nil)
    #expect(fixture.refusal(unsigned) == .signatureMissing(header: "X-Twilio-Signature"))
    let good = TwilioSignature.sign(url: TwilioFixture.url, fields: fields, with: fixture.token)
    let elsewhere = try fixture.call(body: body, signature: good, url: "https://example.com/other")
    #expect(fixture.refusal(elsewhere) == .signatureWrong)
    let changed = try fixture.call(body: body + Array("!".utf8), signature: good)
    #expect(fixture.refusal(changed) == .signatureWrong)
  }

  @Test func `a good signature for another account is refused`() throws {
    var fields = TwilioFixture.fields(["MessageSid": "SM1", "From": "+15555550123"])
    #expect(fixture.refusal(try fixture.call(fields)) == .foreignAccount)
    fields.append(name: "AccountSid", value: "AC" + String(repeating: "f", count: 32))
    #expect(fixture.refusal(try fixture.call(fields)) == .foreignAccount)
  }

  @Test func `a form that cannot be read is malformed`() throws {
    for body in ["Body=%zz", "Body=%ff", "Body=%"] {
      let request = try fixture.call(body: Array(body.utf8), signature: "AAAA")
      guard case .malformed = fixture.refusal(request) else {
        Issue.record("\(body) was not refused as malformed")
        continue
      }
    }
  }

  @Test func `a signed call that is about no message is malformed`() throws {
    let call = TwilioFixture.fields(["CallSid": "CA1", "AccountSid": TwilioFixture.sid])
    guard case .malformed = fixture.refusal(try fixture.call(call)) else {
      Issue.record("a call of a telephone was taken for a message")
      return
    }
    let nobody = TwilioFixture.fields([
      "MessageSid": "SM1", "AccountSid": TwilioFixture.sid, "From": "messenger:1", "To": "12345",
    ])
    guard case .malformed = fixture.refusal(try fixture.call(nobody)) else {
      Issue.record("an unknown channel was taken")
      return
    }
  }

  @Test func `a body over the limit is refused by its size`() throws {
    let body = [UInt8](repeating: 0x61, count: 1 << 20 + 1)
    let request = try fixture.call(body: body, signature: "AAAA")
    #expect(fixture.refusal(request) == .tooLarge(limit: 1 << 20, actual: 1 << 20 + 1))
  }

  @Test func `other methods and media types are refused`() throws {
    let xml = try fixture.call(body: [], signature: "AAAA", type: "text/xml")
    #expect(fixture.refusal(xml) == .unsupported("text/xml"))
    let headers = try HeaderFields([("X-Twilio-Signature", "AAAA")])
    let put = WebhookRequest(method: "PUT", url: TwilioFixture.url, headers: headers, body: [])
    #expect(fixture.refusal(put) == .unsupported("a method other than GET and POST"))
  }

  @Test func `a JSON body counts only with its hash in the signed URL`() throws {
    let body = Array("{\"property\": \"value\", \"boolean\": true}".utf8)
    let hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
    let url = "\(TwilioFixture.url)?bodySHA256=\(hash)"
    func request(_ body: [UInt8], _ url: String) throws -> WebhookRequest {
      try fixture.call(
        body: body,
        signature: TwilioSignature.sign(url: url, with: fixture.token),
        url: url,
        type: "application/json"
      )
    }
    let reception = try fixture.adapter.receive(request(body, url), at: TwilioFixture.now)
    #expect(reception.events.isEmpty)
    #expect(reception.ignored.count == 1)
    #expect(fixture.refusal(try request(body + [0x20], url)) == .signatureWrong)
    #expect(fixture.refusal(try request(body, TwilioFixture.url)) == .signatureWrong)
  }

  @Test func `peers 33 only the configured URL counts, whatever a proxy makes of it`() throws {
    let fields = TwilioFixture.message(["Body": "Hi"])
    let signature = TwilioSignature.sign(
      url: "https://support.example.com:443/hooks/twilio",
      fields: fields,
      with: fixture.token
    )
    let body = fields.encoded()
    #expect(fixture.refusal(try fixture.call(body: body, signature: signature)) == nil)
    let internalURL = try fixture.call(
      body: body,
      signature: signature,
      url: "http://10.0.0.7:8080/hooks/twilio"
    )
    #expect(fixture.refusal(internalURL) == .signatureWrong)
  }
}
