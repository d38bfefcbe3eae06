import ChannelAdapters
import Testing

@Suite struct KeyedHasherTests {
  @Test(arguments: keyedSHA1Vectors)
  func `HMAC-SHA1 gives the code of RFC 2202`(vector: KeyedVector) throws {
    let code = KeyedHasher<SHA1Hasher>.code(
      for: try HexadecimalCoding.decode(vector.message),
      key: try HexadecimalCoding.decode(vector.key)
    )
    #expect(code.hexadecimal == vector.code)
  }

  @Test(arguments: keyedSHA256Vectors)
  func `HMAC-SHA256 gives the code of RFC 4231`(vector: KeyedVector) throws {
    let code = KeyedHasher<SHA256Hasher>.code(
      for: try HexadecimalCoding.decode(vector.message),
      key: try HexadecimalCoding.decode(vector.key)
    )
    #expect(code.hexadecimal == vector.code)
  }

  @Test func `A key of exactly one block is used as it is`() {
    let block = [UInt8](repeating: 7, count: 64)
    let longer = [UInt8](repeating: 7, count: 65)
    let message = "message".utf8
    let hashed = SHA256Hasher.digest(of: longer).bytes
    #expect(code(for: message, key: longer) == code(for: message, key: hashed))
    #expect(
      code(for: message, key: block)
        != code(for: message, key: SHA256Hasher.digest(of: block).bytes)
    )
  }

  @Test func `A prepared key serves many messages`() {
    let prepared = KeyedHasher<SHA256Hasher>(key: "made-up-key".utf8)
    for message in ["", "one", "two and a half"] {
      var hasher = prepared
      for byte in message.utf8 {
        hasher.update(CollectionOfOne(byte))
      }
      #expect(hasher.finalize() == code(for: message.utf8, key: Array("made-up-key".utf8)))
    }
  }

  private func code(for message: String.UTF8View, key: [UInt8]) -> MessageDigest {
    KeyedHasher<SHA256Hasher>.code(for: message, key: key)
  }
}
