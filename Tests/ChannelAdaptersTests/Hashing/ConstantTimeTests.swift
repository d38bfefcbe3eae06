import ChannelAdapters
import Testing

@Suite struct ConstantTimeTests {
  @Test func `A difference in any single bit is found`() {
    let value = SHA256Hasher.digest(of: "value".utf8).bytes
    #expect(ConstantTime.areEqual(value, value))
    for index in value.indices {
      for bit in 0..<8 {
        var other = value
        other[index] ^= 1 << UInt8(bit)
        #expect(!ConstantTime.areEqual(value, other))
        #expect(MessageDigest(bytes: value) != MessageDigest(bytes: other))
      }
    }
  }

  @Test func `A prefix is not equal to the whole`() {
    #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
    #expect(!ConstantTime.areEqual([], [0]))
    #expect(ConstantTime.areEqual([], []))
  }
}
