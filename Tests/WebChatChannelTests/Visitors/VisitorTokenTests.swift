import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct VisitorTokenTests {
  private let now = WebChatFixture.now
  private let secrets: SecretSet

  init() throws { secrets = try WebChatFixture().secrets }

  private func reason(_ text: String, at now: Date? = nil) -> VisitorTokenError.Code? {
    do throws(VisitorTokenError) {
      _ = try VisitorToken(
        verifying: text,
        secrets: secrets,
        widgets: ["shop"],
        at: now ?? self.now
      )
      return nil
    } catch { return error.code }
  }

  /// A token with any payload, signed as the site would.
  private func signed(_ payload: String, version: String = "v1") -> String {
    let text = "\(version).\(Base64Coding.encode(Array(payload.utf8), alphabet: .urlSafe))"
    let code = secrets.signature(of: text.utf8, using: SHA256Hasher.self)
    return "\(text).\(Base64Coding.encode(code.bytes, alphabet: .urlSafe))"
  }

  @Test func `what the site signs is read back`() throws {
    let token = try VisitorToken(
      visitor: "ünïcode-ид",
      widget: "shop",
      name: "Anna",
      issuedAt: now.addingTimeInterval(0.7)
    )
    let text = token.signed(with: secrets)
    let read = try VisitorToken(verifying: text, secrets: secrets, widgets: ["shop"], at: now)
    #expect(read == token)
    #expect(read.issuedAt == now)
    #expect(read.expiresAt == now.addingTimeInterval(3600))
    #expect(text.hasPrefix("v1.") && text.split(separator: ".").count == 3)
  }

  @Test func `the payload is plain JSON that any site can make`() throws {
    let text = signed(
      #"{"sub":"user-42","aud":"shop","iat":1767225600,"exp":1767229200,"email":"x"}"#
    )
    let read = try VisitorToken(verifying: text, secrets: secrets, widgets: ["shop"], at: now)
    #expect(read.visitor == "user-42")
    let made = try VisitorToken(visitor: "user-42", widget: "shop", issuedAt: now)
    #expect(
      made.signed(with: secrets)
        == signed(#"{"aud":"shop","exp":1767229200,"iat":1767225600,"sub":"user-42"}"#)
    )
  }

  @Test func `a token is valid before its end and not from then on`() throws {
    let text = try VisitorToken(visitor: "a", widget: "shop", issuedAt: now, lifetime: 60)
      .signed(with: secrets)
    #expect(reason(text, at: now.addingTimeInterval(59.999)) == nil)
    #expect(reason(text, at: now.addingTimeInterval(60)) == .expired)
    #expect(reason(text, at: now.addingTimeInterval(-300)) == nil)
    #expect(reason(text, at: now.addingTimeInterval(-301)) == .issuedInFuture)
  }

  @Test func `an older secret is accepted, a foreign one is not`() throws {
    let token = try VisitorToken(visitor: "a", widget: "shop", issuedAt: now)
    let old = SecretSet(newest: try Secret("made-up-old"))
    #expect(reason(token.signed(with: old)) == nil)
    let foreign = SecretSet(newest: try Secret("made-up-foreign"))
    #expect(reason(token.signed(with: foreign)) == .signatureWrong)
  }

  @Test(arguments: [
    (
      #"{"sub":"","aud":"shop","iat":1767225600,"exp":1767229200}"#,
      VisitorTokenError.Code.invalidText
    ),
    (#"{"sub":"a\n","aud":"shop","iat":1767225600,"exp":1767229200}"#, .invalidText),
    (#"{"sub":"a","aud":"other","iat":1767225600,"exp":1767229200}"#, .foreignWidget),
    (#"{"sub":"a","aud":"shop","iat":1767225600,"exp":1767229201}"#, .lifetimeTooLong),
    (#"{"sub":"a","aud":"shop","iat":1767225600,"exp":1767225600}"#, .lifetimeTooLong),
    (#"{"sub":"a","aud":"shop","iat":-1e300,"exp":1e300}"#, .lifetimeTooLong),
    (#"{"sub":"a","aud":"shop","iat":1767225600}"#, .malformed),
    (#"{"sub":7,"aud":"shop","iat":1767225600,"exp":1767229200}"#, .malformed),
    (#"{"sub":"a","aud":["shop"],"iat":1767225600,"exp":1767229200}"#, .malformed),
    ("", .malformed), ("[]", .malformed),
  ])
  func `a good code does not save a bad payload`(_ payload: String, _ code: VisitorTokenError.Code)
  {
    #expect(reason(signed(payload)) == code)
  }

  @Test func `the version and the form are part of what is checked`() throws {
    let payload = #"{"sub":"a","aud":"shop","iat":1767225600,"exp":1767229200}"#
    #expect(reason(signed(payload)) == nil)
    #expect(reason(signed(payload, version: "v2")) == .malformed)
    #expect(reason(signed(payload) + ".") == .malformed)
    #expect(reason("") == .malformed)
    #expect(reason("v1..") == .signatureWrong)
    #expect(reason("v1." + String(repeating: "a", count: 5000) + ".AAAA") == .malformed)
  }

  @Test func `no changed token is accepted`() throws {
    let text = Array(
      try VisitorToken(visitor: "a", widget: "shop", issuedAt: now).signed(with: secrets).utf8
    )
    var random = SeededGenerator(seed: 20_260_103)
    for _ in 0..<2000 {
      let mutated = random.mutated(text)
      guard mutated != text, let changed = String(validating: mutated, as: UTF8.self) else {
        continue
      }
      #expect(reason(changed) != nil)
    }
  }

  @Test func `a token that nobody would accept is not made`() throws {
    #expect(throws: VisitorTokenError.self) {
      try VisitorToken(visitor: "", widget: "shop", issuedAt: now)
    }
    #expect(throws: VisitorTokenError.self) {
      try VisitorToken(visitor: "a", widget: "shop", issuedAt: now, lifetime: 0)
    }
    #expect(throws: VisitorTokenError.self) {
      try VisitorToken(visitor: "a", widget: "shop", issuedAt: now, lifetime: .infinity)
    }
    let token = try VisitorToken(visitor: "user-42", widget: "shop", issuedAt: now)
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!"\(token) \(dumped)".contains("user-42"))
  }
}
