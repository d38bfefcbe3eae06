import ChannelAdapters
import ChannelTestSupport
import MessengerChannel
import Testing

@Suite struct MetaSignatureTests {
  private static let escaped = #"""
    {"object":"page","entry":[{"id":"1","time":1458692752478,"messaging":[{"sender":{"id":"2"},"recipient":{"id":"1"},"timestamp":1458692752478,"message":{"mid":"m_1","text":"\u00e4\u00f6\u00e5 \/ \u003C \u0025 \u0040"}}]}]}
    """#
  private static let written = #"""
    {"object":"page","entry":[{"id":"1","time":1458692752478,"messaging":[{"sender":{"id":"2"},"recipient":{"id":"1"},"timestamp":1458692752478,"message":{"mid":"m_1","text":"äöå / < % @"}}]}]}
    """#
  private static let digest = "7bea6c5a769e07a0e0993cc4e977de8b8bf4d4c8a3b18d25ae745d7982052d15"

  // Computed with the rule of Meta's documentation; upper-case digits are folded.
  @Test(arguments: [
    (escaped, "sha256=\(digest)", true),
    (escaped, "sha256=\(digest.uppercased())", true),
    (written, "sha256=\(digest)", false),
    ("", "sha256=7830cd86f8a6543b14f802bcb61303606ff278d50f445177d72f7c7896b9badc", true),
    (escaped, "sha1=f2c024d46d337d441eaf174d92a28d7261499d22", false),
    (escaped, digest, false),
    (escaped, "sha256=", false),
    (escaped, "sha256=\(digest)00", false),
    (escaped, "sha256=\(digest) ", false),
  ])
  func `only the raw bytes have the signature`(_ body: String, _ header: String, _ isGood: Bool)
    throws
  {
    let secrets = SecretSet(newest: try Secret("app-secret-123"))
    let match = MetaSignature.match(header, body: Array(body.utf8), secrets: secrets)
    #expect((match != nil) == isGood)
  }

  @Test func `an older secret is recognised while it is being replaced`() throws {
    let old = try Secret("made-up-old")
    let secrets = SecretSet(newest: try Secret("made-up-new"), older: [old])
    let header = MetaSignature.sign([1, 2, 3], with: old)
    #expect(MetaSignature.match(header, body: [1, 2, 3], secrets: secrets)?.position == 1)
  }

  // The test values of GitHub's documentation, whose scheme is the same.
  @Test func `B2 a value that others have published is recognised`() throws {
    let secret = try Secret("It's a Secret to Everybody")
    let body = Array("Hello, World!".utf8)
    let header = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    #expect(MetaSignature.sign(body, with: secret) == header)
    #expect(MetaSignature.match(header, body: body, secrets: SecretSet(newest: secret)) != nil)
  }

  @Test func `the shared sample is recognised`() throws {
    let sample = try SharedSamples.decoded(
      Sample.self,
      from: "samples/meta-signature/x_hub_signature_256_vector.json"
    )
    guard let sample else { return }
    let secret = try Secret(sample.secret)
    let body = Array(sample.payload.utf8)
    #expect(MetaSignature.sign(body, with: secret) == sample.header)
  }
}

private struct Sample: Decodable {
  let secret: String
  let payload: String
  let header: String
}
