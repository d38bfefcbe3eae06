import ChannelAdapters
import Testing

@Suite struct SecretSetTests {
  private let message = Array("the signed body".utf8)

  @Test func `Every active secret verifies, and the match names its place`() throws {
    let all = try ["new", "old", "older"].map { try Secret("made-up-\($0)") }
    let set = try SecretSet(newestFirst: all)
    #expect(set.count == 3)
    for (position, secret) in all.enumerated() {
      let signature = SecretSet(newest: secret).signature(of: message, using: SHA256Hasher.self)
      let match = set.verify(signature.bytes, of: message, using: SHA256Hasher.self)
      #expect(match?.position == position)
      #expect(match?.isNewest == (position == 0))
    }
  }

  @Test func `The newest secret signs`() throws {
    let newest = try Secret("made-up-new")
    let set = SecretSet(newest: newest, older: [try Secret("made-up-old")])
    let signature = set.signature(of: message, using: SHA1Hasher.self)
    #expect(signature == KeyedHasher<SHA1Hasher>.code(for: message, key: "made-up-new".utf8))
    #expect(set.signing == newest)
  }

  @Test func `A retired secret does not verify`() throws {
    let old = SecretSet(newest: try Secret("made-up-old"))
    let signature = old.signature(of: message, using: SHA256Hasher.self)
    let new = SecretSet(newest: try Secret("made-up-new"))
    #expect(new.verify(signature.bytes, of: message, using: SHA256Hasher.self) == nil)
  }

  @Test func `One changed bit of message or signature is refused`() throws {
    let set = SecretSet(newest: try Secret("made-up"))
    let signature = set.signature(of: message, using: SHA256Hasher.self).bytes
    for index in signature.indices {
      var forged = signature
      forged[index] ^= 1
      #expect(set.verify(forged, of: message, using: SHA256Hasher.self) == nil)
    }
    for index in message.indices {
      var changed = message
      changed[index] ^= 0x80
      #expect(set.verify(signature, of: changed, using: SHA256Hasher.self) == nil)
    }
    #expect(set.verify([], of: message, using: SHA256Hasher.self) == nil)
    #expect(set.verify(signature.dropLast(), of: message, using: SHA256Hasher.self) == nil)
  }

  @Test func `One good signature of several is enough`() throws {
    let set = SecretSet(newest: try Secret("made-up"), older: [try Secret("made-up-old")])
    let good = set.signature(using: SHA256Hasher.self) { hasher in
      hasher.update("id.".utf8)
      hasher.update(message)
    }
    #expect(good == set.signature(of: "id.".utf8 + message, using: SHA256Hasher.self))
    let match = set.verify(anyOf: [[1, 2, 3], good.bytes, []], using: SHA256Hasher.self) {
      $0.update("id.".utf8)
      $0.update(message)
    }
    #expect(match?.position == 0)
    let none = set.verify(anyOf: [], using: SHA256Hasher.self) { $0.update(message) }
    #expect(none == nil)
  }

  @Test func `A token that is sent as it is matches any active secret`() throws {
    let set = SecretSet(newest: try Secret("verify-me-2"), older: [try Secret("verify-me-1")])
    #expect(set.match("verify-me-1".utf8)?.position == 1)
    #expect(set.match("verify-me-2".utf8)?.isNewest == true)
    #expect(set.match("verify-me".utf8) == nil)
    #expect(set.match("".utf8) == nil)
  }

  @Test func `The same secret twice matches at its first place`() throws {
    let secret = try Secret("made-up")
    let set = SecretSet(newest: secret, older: [secret])
    #expect(set.match("made-up".utf8)?.position == 0)
  }

  @Test func `A set without a secret is refused`() {
    #expect(throws: SecretError.self) { try SecretSet(newestFirst: []) }
  }
}
