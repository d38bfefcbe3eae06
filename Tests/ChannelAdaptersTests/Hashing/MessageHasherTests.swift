import ChannelAdapters
import ChannelTestSupport
import Testing

@Suite struct MessageHasherTests {
  @Test(arguments: sha1Vectors)
  func `SHA-1 gives the published digest`(vector: DigestVector) {
    #expect(SHA1Hasher.digest(of: vector.message.utf8).hexadecimal == vector.digest)
  }

  @Test(arguments: sha256Vectors)
  func `SHA-256 gives the published digest`(vector: DigestVector) {
    #expect(SHA256Hasher.digest(of: vector.message.utf8).hexadecimal == vector.digest)
  }

  @Test func `Splitting a message anywhere does not change its digest`() {
    var generator = SeededGenerator(seed: 1)
    for length in Array(0...260) + [1000, 4096] {
      let message = generator.bytes(length)
      expectSameDigest(SHA1Hasher.self, of: message, using: &generator)
      expectSameDigest(SHA256Hasher.self, of: message, using: &generator)
    }
  }

  @Test func `Every length around the edges of a block has a digest of its own`() {
    let digests = (0...200).map {
      SHA256Hasher.digest(of: [UInt8](repeating: 0, count: $0))
    }
    #expect(Set(digests).count == digests.count)
  }

  @Test func `A hasher can be read and then fed on`() {
    var hasher = SHA256Hasher()
    hasher.update("ab".utf8)
    let early = hasher.finalize()
    #expect(hasher.finalize() == early)
    hasher.update("c".utf8)
    #expect(hasher.finalize() == SHA256Hasher.digest(of: "abc".utf8))
  }

  @Test func `Bytes that do not lie in one piece hash like those that do`() {
    let message = Array("made up of many small pieces".utf8)
    let scattered = message.lazy.map { $0 }
    #expect(SHA256Hasher.digest(of: scattered) == SHA256Hasher.digest(of: message))
    #expect(SHA1Hasher.digest(of: scattered) == SHA1Hasher.digest(of: message))
  }

  @Test func `The stated sizes are those of the standard`() {
    #expect(SHA1Hasher.digestByteCount == SHA1Hasher.digest(of: []).bytes.count)
    #expect(SHA256Hasher.digestByteCount == SHA256Hasher.digest(of: []).bytes.count)
    #expect(SHA1Hasher.blockByteCount == 64)
    #expect(SHA256Hasher.blockByteCount == 64)
  }

  private func expectSameDigest<Hasher: MessageHasher>(
    _: Hasher.Type,
    of message: [UInt8],
    using generator: inout SeededGenerator
  ) {
    var hasher = Hasher()
    var rest = message[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...min(rest.count, 130), using: &generator)
      hasher.update(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    #expect(hasher.finalize() == Hasher.digest(of: message), "\(message.count) bytes")
  }
}
