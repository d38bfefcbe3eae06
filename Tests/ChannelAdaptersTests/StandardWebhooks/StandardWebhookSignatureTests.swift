import ChannelAdapters
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The vector is that of the tests of Standard Webhooks' libraries (at b2fa7b87, MIT).
@Suite struct StandardWebhookSignatureTests {
  private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private static let seconds: Int64 = 1_614_265_330
  private static let body = Array(#"{"test": 2432232314}"#.utf8)
  private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
  private static let now = Date(timeIntervalSince1970: 1_614_265_330)

  private func secret() throws -> Secret {
    try StandardWebhookSignature.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
  }

  private func call(
    _ signature: String? = signature,
    id: String? = id,
    at timestamp: String? = "\(seconds)",
    body: [UInt8] = body
  ) throws -> WebhookRequest {
    var headers = HeaderFields()
    if let signature { try headers.append(name: "Webhook-Signature", value: signature) }
    if let id { try headers.append(name: "Webhook-Id", value: id) }
    if let timestamp { try headers.append(name: "Webhook-Timestamp", value: timestamp) }
    return WebhookRequest(url: "https://example.com/hooks", headers: headers, body: body)
  }

  private func match(_ call: WebhookRequest, at now: Date = now) throws -> SecretMatch? {
    try StandardWebhookSignature.match(call, secrets: SecretSet(newest: secret()), at: now)
  }

  @Test func `A4 the vector of Standard Webhooks is recognised, and made`() throws {
    #expect(try match(call())?.position == 0)
    let made = StandardWebhookSignature.sign(
      Self.body,
      id: Self.id,
      at: Self.seconds,
      with: SecretSet(newest: try secret())
    )
    #expect(made == Self.signature)
  }

  @Test func `A4 another body, name, time or secret is not signed by it`() throws {
    #expect(try match(call(body: Self.body + [0x20])) == nil)
    #expect(try match(call(id: "msg_other")) == nil)
    #expect(try match(call(at: "\(Self.seconds + 1)")) == nil)
    let other = SecretSet(newest: try Secret("made-up-secret"))
    #expect(try StandardWebhookSignature.match(call(), secrets: other, at: Self.now) == nil)
    for odd in [
      "v2,\(Self.signature.dropFirst(3))", String(Self.signature.dropFirst(3)), "v1,", "v1,!!",
      "v1a,\(Self.signature.dropFirst(3))",
      Array(repeating: Self.signature, count: 17).joined(separator: " "),
    ] {
      #expect(try match(call(odd)) == nil, "\(odd)")
    }
  }

  @Test func `A4 one good signature of several is enough while secrets are replaced`() throws {
    let new = try Secret("made-up-new-secret")
    let both = SecretSet(newest: new, older: [try secret()])
    let header = StandardWebhookSignature.sign(
      Self.body,
      id: Self.id,
      at: Self.seconds,
      with: both
    )
    #expect(header.split(separator: " ").map(String.init).last == Self.signature)
    #expect(try match(call(header))?.isNewest == true)
    let mixed = "v1a,AAAA \(header)"
    let receiver = SecretSet(newest: try secret(), older: [new])
    #expect(
      try StandardWebhookSignature.match(call(mixed), secrets: receiver, at: Self.now) != nil
    )
  }

  @Test func `A4 what was signed more than five minutes away is refused`() throws {
    for (seconds, isGood) in [(-300.0, true), (300, true), (-301, false), (301, false)] {
      let now = Self.now.addingTimeInterval(seconds)
      if isGood {
        #expect(try match(call(), at: now) != nil)
      } else {
        #expect(throws: WebhookRefusal(.tooOld)) { try match(call(), at: now) }
      }
    }
  }

  @Test func `A4 a header that is missing is named`() throws {
    for (call, name) in [
      (try call(nil), "webhook-signature"), (try call(id: nil), "webhook-id"),
      (try call(at: nil), "webhook-timestamp"),
    ] {
      #expect(throws: WebhookRefusal(.signatureMissing(header: name))) { try match(call) }
    }
    let header = try SecretSet(newest: secret()).signature(
      of: Array("\(Self.id).soon.".utf8) + Self.body,
      using: SHA256Hasher.self
    )
    let signed = try call("v1,\(header.base64)", at: "soon")
    #expect(throws: WebhookRefusal.self) {
      try StandardWebhookSignature.match(signed, secrets: SecretSet(newest: secret()), at: Self.now)
    }
  }

  @Test func `A4 a secret that was not copied whole is refused, and says how it looks`() throws {
    for text in ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_AAAA", "whsec_!"] {
      let error = #expect(throws: SecretError.self) {
        try StandardWebhookSignature.secret(text)
      }
      #expect(error?.description.contains("whsec_") == true)
    }
  }
}
