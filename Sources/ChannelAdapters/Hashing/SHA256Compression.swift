/// FIPS 180-4, 6.2.2, written for speed: the whole state lives in registers.
///
/// Sixteen rounds are written out, so that the message schedule is sixteen variables and the eight
/// working variables change names instead of places. A loop over arrays runs at a third of this.
struct SHA256Compression: BlockCompression {
  private var a0: UInt32 = 0x6a09_e667
  private var b0: UInt32 = 0xbb67_ae85
  private var c0: UInt32 = 0x3c6e_f372
  private var d0: UInt32 = 0xa54f_f53a
  private var e0: UInt32 = 0x510e_527f
  private var f0: UInt32 = 0x9b05_688c
  private var g0: UInt32 = 0x1f83_d9ab
  private var h0: UInt32 = 0x5be0_cd19

  var bytes: [UInt8] { bigEndianBytes(of: [a0, b0, c0, d0, e0, f0, g0, h0]) }

  mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    unsafe roundConstants.withUnsafeBufferPointer { constants in
      guard let k = constants.baseAddress else { return }
      unsafe compress(blocks, with: k)
    }
  }

  private mutating func compress(
    _ blocks: UnsafeRawBufferPointer,
    with k: UnsafePointer<UInt32>
  ) {
    var offset = 0
    while offset < blocks.count {
      var w0 = unsafe blocks.bigEndianWord(at: offset)
      var w1 = unsafe blocks.bigEndianWord(at: offset &+ 4)
      var w2 = unsafe blocks.bigEndianWord(at: offset &+ 8)
      var w3 = unsafe blocks.bigEndianWord(at: offset &+ 12)
      var w4 = unsafe blocks.bigEndianWord(at: offset &+ 16)
      var w5 = unsafe blocks.bigEndianWord(at: offset &+ 20)
      var w6 = unsafe blocks.bigEndianWord(at: offset &+ 24)
      var w7 = unsafe blocks.bigEndianWord(at: offset &+ 28)
      var w8 = unsafe blocks.bigEndianWord(at: offset &+ 32)
      var w9 = unsafe blocks.bigEndianWord(at: offset &+ 36)
      var w10 = unsafe blocks.bigEndianWord(at: offset &+ 40)
      var w11 = unsafe blocks.bigEndianWord(at: offset &+ 44)
      var w12 = unsafe blocks.bigEndianWord(at: offset &+ 48)
      var w13 = unsafe blocks.bigEndianWord(at: offset &+ 52)
      var w14 = unsafe blocks.bigEndianWord(at: offset &+ 56)
      var w15 = unsafe blocks.bigEndianWord(at: offset &+ 60)
      var (a, b, c, d) = (a0, b0, c0, d0)
      var (e, f, g, h) = (e0, f0, g0, h0)
      var t = 0
      while true {
        round(a, b, c, &d, e, f, g, &h, unsafe k[t &+ 0] &+ w0)
        round(h, a, b, &c, d, e, f, &g, unsafe k[t &+ 1] &+ w1)
        round(g, h, a, &b, c, d, e, &f, unsafe k[t &+ 2] &+ w2)
        round(f, g, h, &a, b, c, d, &e, unsafe k[t &+ 3] &+ w3)
        round(e, f, g, &h, a, b, c, &d, unsafe k[t &+ 4] &+ w4)
        round(d, e, f, &g, h, a, b, &c, unsafe k[t &+ 5] &+ w5)
        round(c, d, e, &f, g, h, a, &b, unsafe k[t &+ 6] &+ w6)
        round(b, c, d, &e, f, g, h, &a, unsafe k[t &+ 7] &+ w7)
        round(a, b, c, &d, e, f, g, &h, unsafe k[t &+ 8] &+ w8)
        round(h, a, b, &c, d, e, f, &g, unsafe k[t &+ 9] &+ w9)
        round(g, h, a, &b, c, d, e, &f, unsafe k[t &+ 10] &+ w10)
        round(f, g, h, &a, b, c, d, &e, unsafe k[t &+ 11] &+ w11)
        round(e, f, g, &h, a, b, c, &d, unsafe k[t &+ 12] &+ w12)
        round(d, e, f, &g, h, a, b, &c, unsafe k[t &+ 13] &+ w13)
        round(c, d, e, &f, g, h, a, &b, unsafe k[t &+ 14] &+ w14)
        round(b, c, d, &e, f, g, h, &a, unsafe k[t &+ 15] &+ w15)
        t &+= 16
        if t == 64 { break }
        w0 = extended(w0, w1, w9, w14)
        w1 = extended(w1, w2, w10, w15)
        w2 = extended(w2, w3, w11, w0)
        w3 = extended(w3, w4, w12, w1)
        w4 = extended(w4, w5, w13, w2)
        w5 = extended(w5, w6, w14, w3)
        w6 = extended(w6, w7, w15, w4)
        w7 = extended(w7, w8, w0, w5)
        w8 = extended(w8, w9, w1, w6)
        w9 = extended(w9, w10, w2, w7)
        w10 = extended(w10, w11, w3, w8)
        w11 = extended(w11, w12, w4, w9)
        w12 = extended(w12, w13, w5, w10)
        w13 = extended(w13, w14, w6, w11)
        w14 = extended(w14, w15, w7, w12)
        w15 = extended(w15, w0, w8, w13)
      }
      a0 &+= a
      b0 &+= b
      c0 &+= c
      d0 &+= d
      e0 &+= e
      f0 &+= f
      g0 &+= g
      h0 &+= h
      offset &+= BlockChain<Self>.blockByteCount
    }
  }
}

/// One round: only two of the eight working variables get a new value.
@inline(__always)
private func round(
  _ a: UInt32,
  _ b: UInt32,
  _ c: UInt32,
  _ d: inout UInt32,
  _ e: UInt32,
  _ f: UInt32,
  _ g: UInt32,
  _ h: inout UInt32,
  _ input: UInt32
) {
  let choice = ((f ^ g) & e) ^ g
  let majority = (a & b) | ((a | b) & c)
  let first = h &+ bigSigma1(e) &+ choice &+ input
  d = d &+ first
  h = first &+ bigSigma0(a) &+ majority
}

/// The word of the message schedule sixteen places after the first argument.
@inline(__always)
private func extended(_ w0: UInt32, _ w1: UInt32, _ w9: UInt32, _ w14: UInt32) -> UInt32 {
  let sigma0 = w1.rotatedRight(by: 7) ^ w1.rotatedRight(by: 18) ^ (w1 &>> 3)
  let sigma1 = w14.rotatedRight(by: 17) ^ w14.rotatedRight(by: 19) ^ (w14 &>> 10)
  return w0 &+ sigma0 &+ w9 &+ sigma1
}

@inline(__always)
private func bigSigma0(_ x: UInt32) -> UInt32 {
  x.rotatedRight(by: 2) ^ x.rotatedRight(by: 13) ^ x.rotatedRight(by: 22)
}

@inline(__always)
private func bigSigma1(_ x: UInt32) -> UInt32 {
  x.rotatedRight(by: 6) ^ x.rotatedRight(by: 11) ^ x.rotatedRight(by: 25)
}

/// The first 32 bits of the fractions of the cube roots of the first 64 primes (4.2.2).
private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
  0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
  0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
  0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
  0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
  0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
  0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
  0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
