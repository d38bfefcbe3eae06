import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import ConversationStorage
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SessionTests {
  private let now = WebChatFixture.now
  private let policy = SessionPolicy()
  private let hashSecrets: SecretSet
  private let fixture: WebChatFixture

  init() throws {
    fixture = try WebChatFixture()
    hashSecrets = SecretSet(newest: try Secret("made-up-hash-secret"))
  }

  private func admit(
    _ known: VisitorSession?,
    _ identity: ProvenIdentity? = nil,
    widget: String = "shop",
    after seconds: TimeInterval = 0,
    seed: UInt64 = 1
  ) -> SessionAdmission {
    var chance = SeededGenerator(seed: seed)
    return SessionAdmission.admit(
      known,
      identity: identity,
      widget: widget,
      policy: policy,
      at: now.addingTimeInterval(seconds),
      using: &chance
    )
  }

  private func user(_ name: String, for lifetime: TimeInterval = 3600) throws -> ProvenIdentity {
    ProvenIdentity(
      try VisitorToken(visitor: name, widget: "shop", issuedAt: now, lifetime: lifetime)
    )
  }

  @Test func `D a session token has 256 bits, and only its hash is kept`() throws {
    var chance = SeededGenerator(seed: 5)
    let token = SessionToken(using: &chance)
    let other = SessionToken(using: &chance)
    #expect(token.text.utf8.count == 46 && token.text != other.text)
    #expect(SessionToken(token.text)?.hash == token.hash)
    #expect(token.hash.utf8.count == 64 && !token.text.contains(token.hash))
    let session = admit(nil, seed: 5)
    let record = try EncodedRecord(encoding: session.session, format: 1)
    let kept = String(decoding: record.json, as: UTF8.self)
    let text = try #require(session.token?.text)
    #expect(kept.contains(token.hash) && !kept.contains(text.dropFirst(3)))
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!"\(token) \(dumped)".contains(text.dropFirst(3)))
  }

  @Test(arguments: [
    "", "s1.", "s1.AAAA", "s2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "s1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "s1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!",
  ])
  func `D what is no token of ours is none`(text: String) {
    #expect(SessionToken(text) == nil)
  }

  @Test func `D a session slides with its use, to an absolute end`() {
    var session = admit(nil).session
    let day: TimeInterval = 86_400
    func isGood(_ days: Double) -> Bool {
      session.isGood(at: now.addingTimeInterval(days * day), under: policy)
    }
    #expect(isGood(29.999) && !isGood(30))
    var used = 0.0
    for days in stride(from: 20.0, to: 180, by: 20) {
      #expect(isGood(days))
      let isNoted = session.use(at: now.addingTimeInterval(days * day), under: policy)
      #expect(isNoted)
      used = days
    }
    #expect(used == 160 && isGood(179.999) && !isGood(180))
  }

  @Test func `D its use is written down now and then, not with every frame`() {
    var session = admit(nil).session
    let isNotedAtOnce = session.use(at: now.addingTimeInterval(3599), under: policy)
    let isNotedLater = session.use(at: now.addingTimeInterval(3600), under: policy)
    #expect(!isNotedAtOnce && isNotedLater)
    #expect(session.lastUsedAt == now.addingTimeInterval(3600))
    // What is noted more rarely than it lasts would end while it is used.
    let short = SessionPolicy(slidingLifetime: 60, noteUseEvery: 3600)
    #expect(short.noteUseEvery == 30)
  }

  @Test func `D nobody known: an anonymous session, or the user's`() throws {
    let anonymous = admit(nil)
    #expect(anonymous.session.visitor.kind == .anonymousVisitor && anonymous.isChanged)
    #expect(anonymous.session.isVerified(at: now) && anonymous.token != nil)
    let anna = admit(nil, try user("anna"))
    #expect(anna.session.visitor == .visitor("anna", widget: "shop"))
    #expect(anna.session.isVerified(at: now.addingTimeInterval(3599)))
    #expect(!anna.session.isVerified(at: now.addingTimeInterval(3600)))
    #expect(anna.recognition == nil && anna.ends == nil)
  }

  @Test func `D a session goes on, and one that has ended does not`() {
    let first = admit(nil)
    let second = admit(first.session, after: 60, seed: 2)
    #expect(second.isContinued && second.session.hash == first.session.hash && !second.isChanged)
    let late = admit(first.session, after: 30 * 86_400, seed: 3)
    #expect(!late.isContinued && late.ends == first.session.hash)
    #expect(late.session.visitor != first.session.visitor)
    let elsewhere = admit(first.session, widget: "help", seed: 4)
    #expect(!elsewhere.isContinued && elsewhere.ends == nil)
  }

  @Test func `D who logs in before writing gets a session of their own`() throws {
    let first = admit(nil)
    let anna = admit(first.session, try user("anna"), seed: 2)
    #expect(anna.session.visitor == .visitor("anna", widget: "shop"))
    #expect(anna.ends == first.session.hash && anna.recognition == nil && !anna.isContinued)
  }

  @Test func `D who logs in after writing keeps the conversation, and is merged by rule`() throws {
    var first = admit(nil).session
    let isNoted = first.noteWriting()
    #expect(isNoted)
    let anna = admit(first, try user("anna"), after: 60, seed: 2)
    #expect(anna.session.visitor == first.visitor)
    #expect(anna.isContinued && anna.session.hash != first.hash)
    #expect(anna.token?.hash == anna.session.hash)
    #expect(anna.session.createdAt == first.createdAt && anna.session.hasWritten)
    #expect(anna.recognition?.user == .visitor("anna", widget: "shop"))
    #expect(anna.recognition?.anonymous == first.visitor)
    #expect(anna.recognition?.proof == .signedIdentity)
    // The old token is good until the new one is used: it may never have arrived.
    #expect(anna.ends == nil && anna.session.replaces == first.hash)
    let next = admit(anna.session, after: 61, seed: 3)
    #expect(next.ends == first.hash && next.session.replaces == nil && next.isChanged)
  }

  @Test func `D two users are never merged: the second begins a session of their own`() throws {
    var anna = admit(nil, try user("anna")).session
    _ = anna.noteWriting()
    let omar = admit(anna, try user("omar"), seed: 2)
    #expect(omar.recognition == nil && omar.ends == anna.hash)
    #expect(omar.session.visitor == .visitor("omar", widget: "shop") && !omar.session.hasWritten)
    let again = admit(anna, try user("anna", for: 7200), after: 10, seed: 3)
    #expect(again.isContinued && again.isChanged)
    #expect(again.session.identity?.expiresAt == now.addingTimeInterval(7200))
  }

  @Test func `D a user's session does not outlive the proof`() throws {
    let anna = admit(nil, try user("anna")).session
    #expect(admit(anna, after: 3599, seed: 2).isContinued)
    let later = admit(anna, after: 3600, seed: 2)
    #expect(later.session.visitor.kind == .anonymousVisitor && later.ends == anna.hash)
    let hashed = UserHash(user: "anna", hash: UserHash.hash(of: "anna", with: hashSecrets))
    let session = admit(nil, try hashed.verified(with: hashSecrets)).session
    #expect(admit(session, after: 20 * 86_400, seed: 2).isContinued)
  }

  @Test func `D a user's hash is checked byte by byte, and vouches for the id alone`() throws {
    // HMAC-SHA-256 of "user-42" under "made-up-hash-secret", as OpenSSL makes it.
    let hash = UserHash.hash(of: "user-42", with: hashSecrets)
    #expect(hash == "71b0afc2cd4e57366e521ef2202ab1db8c146f5059a2c2f1db950ad181eac542")
    let good = try UserHash(user: "user-42", hash: hash.uppercased()).verified(with: hashSecrets)
    #expect(good.user == "user-42" && good.name == nil && good.email == nil)
    #expect(good.expiresAt == nil && good.proof == .userHash)
    func code(_ user: String, _ hash: String) -> VisitorTokenError.Code? {
      do throws(VisitorTokenError) {
        _ = try UserHash(user: user, hash: hash).verified(with: hashSecrets)
        return nil
      } catch { return error.code }
    }
    #expect(code("user-43", hash) == .signatureWrong)
    #expect(code("user-42", String(hash.dropLast(2)) + "00") == .signatureWrong)
    #expect(code("user-42", String(hash.dropLast())) == .malformed)
    #expect(code("", hash) == .invalidText)
    // é as one scalar and as two are the same text to Swift and two users to the site.
    let composed = UserHash.hash(of: "caf\u{E9}", with: hashSecrets)
    #expect(code("cafe\u{301}", composed) == .signatureWrong)
  }

  @Test func `D the record of a session is read for ever`() throws {
    var session = admit(nil, seed: 9).session
    _ = session.noteWriting()
    let identity = ProvenIdentity(
      try VisitorToken(
        visitor: "user-42",
        widget: "shop",
        name: "Anna",
        email: "anna@example.com",
        issuedAt: now
      )
    )
    var renamed = admit(session, identity, after: 5, seed: 10).session
    renamed.visitStartedAt = now
    let record = try EncodedRecord(encoding: renamed, format: VisitorSession.formatNumber)
    let golden = Self.golden
    #expect(String(decoding: record.json, as: UTF8.self) == golden)
    let stored = EncodedRecord(format: 1, json: Data(golden.utf8))
    #expect(try stored.decode(VisitorSession.self, name: "visitor-session") == renamed)
    #expect(VisitorSession.formatNumber == 1)
    #expect(renamed.documentKeys.map(\.name) == ["visitor", "used"])
  }

  private static let golden =
    #"{"createdAt":1767225600000,"hasWritten":true,"#
    + #""hash":"bc91cb40b20ad217962471c7faeefcf28ab9b94017ee0d2e2f26c0ff40dc8951","#
    + #""identity":{"email":"anna@example.com","expiresAt":1767229200000,"name":"Anna","#
    + #""proof":"signedToken","user":"user-42"},"lastUsedAt":1767225605000,"#
    + #""replaces":"8f01b4e0177088aa8302d4f02eba63543a2b08e4dfd06daa3847a047ba5e74af","#
    + #""visitStartedAt":1767225600000,"visitor":{"kind":"anonymous-visitor","scope":"shop","#
    + #""value":"236tsqgbtrgyghtnqmmp08wtzy"},"widget":"shop"}"#
}
