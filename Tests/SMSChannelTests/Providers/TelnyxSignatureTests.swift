import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import SMSChannel
import Testing

/// What a host supplies, over a library of its own.
private struct PlainVerifier: Ed25519Verifying {
  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool {
    try PlainEd25519.isValid(signature: signature, of: message, publicKey: publicKey)
  }
}

/// Telnyx's webhooks, signed with the keys of RFC 8032 and verified by what a host supplies.
@Suite struct TelnyxSignatureTests {
  // RFC 8032, section 7.1.
  private static let vectors = [
    (
      key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ]

  @Test func `A4 a verifier of the host's knows the vectors of RFC 8032`() throws {
    let verifier: any Ed25519Verifying = PlainVerifier()
    for vector in Self.vectors {
      let key = try HexadecimalCoding.decode(vector.key)
      let message = try HexadecimalCoding.decode(vector.message)
      var signature = try HexadecimalCoding.decode(vector.signature)
      #expect(try verifier.isValid(signature: signature, of: message, publicKey: key))
      #expect(try !verifier.isValid(signature: signature, of: message + [0], publicKey: key))
      for index in [0, 31, 32, 63] {
        signature[index] ^= 1
        #expect(try !verifier.isValid(signature: signature, of: message, publicKey: key))
        signature[index] ^= 1
      }
    }
  }

  @Test func `A4 a webhook that was signed by the key is taken, byte by byte`() throws {
    // Made with the first key of RFC 8032, over "1767225600|" and the body.
    let signature = try Base64Coding.decode(
      "I9tS1sUmsLaTr/GIYTw6kEVNOqyVchJfmTodAI7bV1GsMT1J1FN4Tm+YriCr6LtMJJz1wsg+7iTFUdZZMta/Ag=="
    )
    let keys = try Self.vectors.map { try HexadecimalCoding.decode($0.key) }
    func telnyx(_ keys: [[UInt8]]) throws -> TelnyxSMS {
      let texts = keys.map { Base64Coding.encode($0) }
      return try TelnyxSMS(
        apiKey: Secret("made-up-key"),
        profileID: "profile-1",
        signature: TelnyxSignature(
          publicKey: texts[0],
          older: Array(texts.dropFirst()),
          verifier: PlainVerifier()
        )
      )
    }
    func read(_ body: String, _ keys: [[UInt8]]) throws -> Reception {
      try telnyx(keys).read(
        TelnyxTests.call(body, signature: signature),
        at: ProviderFixture.now
      )
    }
    let body = TelnyxTests.message
    #expect(ProviderFixture.message(in: try read(body, [keys[0]]))?.text == "Hello")
    #expect(ProviderFixture.message(in: try read(body, [keys[1], keys[0]]))?.text == "Hello")
    for (body, keys) in [(body + " ", [keys[0]]), (body, [keys[1]])] {
      #expect(throws: WebhookRefusal(.signatureWrong)) { try read(body, keys) }
    }
  }
}
