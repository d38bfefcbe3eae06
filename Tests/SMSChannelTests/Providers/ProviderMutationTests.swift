import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import SMSChannel
import Testing

/// Takes every signature, so that damaged bodies get behind it.
private struct TrustingVerifier: Ed25519Verifying {
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool { true }
}

@Suite struct ProviderMutationTests {
  /// Reads damaged bodies; returns how many were taken and how many were refused.
  private func run(
    seed: UInt64,
    rounds: Int,
    _ body: [UInt8],
    _ provider: any SMSProvider,
    call: ([UInt8]) throws -> WebhookRequest
  ) throws -> (taken: Int, refused: Int) {
    var random = SeededGenerator(seed: seed)
    var result = (taken: 0, refused: 0)
    for _ in 0..<rounds {
      let request = try call(random.mutated(body))
      if ProviderFixture.refusal({ () throws(WebhookRefusal) in
        try provider.read(request, at: ProviderFixture.now)
      }) == nil {
        result.taken += 1
      } else {
        result.refused += 1
      }
    }
    return result
  }

  @Test func `any bytes of Vonage's give a reception or a refusal`() throws {
    let fields = FormFields(
      try VonageTests.signed([
        "text": "Grüße 😀", "concat": "true", "concat-ref": "8B", "concat-total": "3",
        "concat-part": "2", "message-timestamp": "2026-01-01 00:00:00",
      ]).filter { !$0.isNamed("sig") }
    )
    let secret = try ProviderFixture.secret()
    let result = try run(seed: 1, rounds: 10_000, fields.encoded(), VonageTests.vonage()) { bytes in
      // What still is a form is signed again, so that what lies behind the signature is reached.
      guard var form = try? FormFields(decoding: bytes) else {
        return WebhookRequest(url: ProviderFixture.url, headers: HeaderFields(), body: bytes)
      }
      form.append(name: "sig", value: VonageSignature.sign(form, with: secret))
      return try VonageTests.call(form)
    }
    #expect(result.taken > 500)
    #expect(result.refused > 500)
  }

  @Test func `any order of Vonage's parameters says the same`() throws {
    var random = SeededGenerator(seed: 2)
    let fields = Array(try VonageTests.signed(["text": "Hi", "keyword": "HI"]))
    let vonage = try VonageTests.vonage()
    for _ in 0..<500 {
      let call = try VonageTests.call(FormFields(fields.shuffled(using: &random)))
      let message = ProviderFixture.message(in: try vonage.read(call, at: ProviderFixture.now))
      #expect(message?.text == "Hi")
    }
  }

  @Test func `any bytes of Sinch's give a reception or a refusal`() throws {
    let result = try run(
      seed: 3,
      rounds: 10_000,
      Array(SinchTests.message.utf8),
      SinchTests.sinch()
    ) { try SinchTests.call(String(decoding: $0, as: UTF8.self)) }
    #expect(result.taken > 500)
    #expect(result.refused > 500)
  }

  @Test func `any bytes of Telnyx's give a reception or a refusal`() throws {
    let telnyx = try TelnyxSMS(
      apiKey: ProviderFixture.secret(),
      profileID: "profile-1",
      signature: TelnyxSignature(
        publicKey: Base64Coding.encode(TelnyxTests.key),
        verifier: TrustingVerifier()
      )
    )
    let headers = try HeaderFields([
      ("telnyx-signature-ed25519", Base64Coding.encode(TelnyxTests.signature)),
      ("telnyx-timestamp", ProviderFixture.timestamp),
    ])
    let result = try run(seed: 4, rounds: 10_000, Array(TelnyxTests.message.utf8), telnyx) {
      WebhookRequest(url: ProviderFixture.url, headers: headers, body: $0)
    }
    #expect(result.taken > 500)
    #expect(result.refused > 500)
  }
}
