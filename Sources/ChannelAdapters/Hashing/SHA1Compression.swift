/// FIPS 180-4, 6.1.2, five rounds at a time: after five, each variable has its name again.
struct SHA1Compression: BlockCompression {
  private var a0: UInt32 = 0x6745_2301
  private var b0: UInt32 = 0xefcd_ab89
  private var c0: UInt32 = 0x98ba_dcfe
  private var d0: UInt32 = 0x1032_5476
  private var e0: UInt32 = 0xc3d2_e1f0

  var bytes: [UInt8] { bigEndianBytes(of: [a0, b0, c0, d0, e0]) }

  mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { buffer in
      guard let schedule = buffer.baseAddress else { return }
      var offset = 0
      while offset < blocks.count {
        unsafe fill(schedule, from: blocks, at: offset)
        unsafe mix(schedule)
        offset &+= BlockChain<Self>.blockByteCount
      }
    }
  }

  private func fill(
    _ schedule: UnsafeMutablePointer<UInt32>,
    from blocks: UnsafeRawBufferPointer,
    at offset: Int
  ) {
    var t = 0
    while t < 16 {
      unsafe schedule[t] = blocks.bigEndianWord(at: offset &+ 4 &* t)
      t &+= 1
    }
    while t < 80 {
      let older = unsafe schedule[t &- 14] ^ schedule[t &- 16]
      let newer = unsafe schedule[t &- 3] ^ schedule[t &- 8]
      unsafe schedule[t] = (newer ^ older).rotatedLeft(by: 1)
      t &+= 1
    }
  }

  private mutating func mix(_ schedule: UnsafeMutablePointer<UInt32>) {
    var (a, b, c, d, e) = (a0, b0, c0, d0, e0)
    var t = 0
    while t < 20 {
      round(a, &b, choice(b, c, d), &e, 0x5a82_7999 &+ (unsafe schedule[t]))
      round(e, &a, choice(a, b, c), &d, 0x5a82_7999 &+ (unsafe schedule[t &+ 1]))
      round(d, &e, choice(e, a, b), &c, 0x5a82_7999 &+ (unsafe schedule[t &+ 2]))
      round(c, &d, choice(d, e, a), &b, 0x5a82_7999 &+ (unsafe schedule[t &+ 3]))
      round(b, &c, choice(c, d, e), &a, 0x5a82_7999 &+ (unsafe schedule[t &+ 4]))
      t &+= 5
    }
    while t < 40 {
      round(a, &b, parity(b, c, d), &e, 0x6ed9_eba1 &+ (unsafe schedule[t]))
      round(e, &a, parity(a, b, c), &d, 0x6ed9_eba1 &+ (unsafe schedule[t &+ 1]))
      round(d, &e, parity(e, a, b), &c, 0x6ed9_eba1 &+ (unsafe schedule[t &+ 2]))
      round(c, &d, parity(d, e, a), &b, 0x6ed9_eba1 &+ (unsafe schedule[t &+ 3]))
      round(b, &c, parity(c, d, e), &a, 0x6ed9_eba1 &+ (unsafe schedule[t &+ 4]))
      t &+= 5
    }
    while t < 60 {
      round(a, &b, majority(b, c, d), &e, 0x8f1b_bcdc &+ (unsafe schedule[t]))
      round(e, &a, majority(a, b, c), &d, 0x8f1b_bcdc &+ (unsafe schedule[t &+ 1]))
      round(d, &e, majority(e, a, b), &c, 0x8f1b_bcdc &+ (unsafe schedule[t &+ 2]))
      round(c, &d, majority(d, e, a), &b, 0x8f1b_bcdc &+ (unsafe schedule[t &+ 3]))
      round(b, &c, majority(c, d, e), &a, 0x8f1b_bcdc &+ (unsafe schedule[t &+ 4]))
      t &+= 5
    }
    while t < 80 {
      round(a, &b, parity(b, c, d), &e, 0xca62_c1d6 &+ (unsafe schedule[t]))
      round(e, &a, parity(a, b, c), &d, 0xca62_c1d6 &+ (unsafe schedule[t &+ 1]))
      round(d, &e, parity(e, a, b), &c, 0xca62_c1d6 &+ (unsafe schedule[t &+ 2]))
      round(c, &d, parity(d, e, a), &b, 0xca62_c1d6 &+ (unsafe schedule[t &+ 3]))
      round(b, &c, parity(c, d, e), &a, 0xca62_c1d6 &+ (unsafe schedule[t &+ 4]))
      t &+= 5
    }
    a0 &+= a
    b0 &+= b
    c0 &+= c
    d0 &+= d
    e0 &+= e
  }
}

/// One round: only two of the five working variables get a new value.
@inline(__always)
private func round(
  _ a: UInt32,
  _ b: inout UInt32,
  _ mixed: UInt32,
  _ e: inout UInt32,
  _ input: UInt32
) {
  e = a.rotatedLeft(by: 5) &+ mixed &+ e &+ input
  b = b.rotatedLeft(by: 30)
}

@inline(__always)
private func choice(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
  ((c ^ d) & b) ^ d
}

@inline(__always)
private func parity(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
  b ^ c ^ d
}

@inline(__always)
private func majority(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
  (b & c) | ((b | c) & d)
}
