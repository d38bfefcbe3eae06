import Testing

/// A message and its digest, from FIPS 180-4 and RFC 6234 and around the edges of the padding.
struct DigestVector: Sendable, CustomTestStringConvertible {
  let message: String
  let digest: String

  var testDescription: String { "\(message.utf8.count) bytes" }
}

let sha1Vectors = [
  DigestVector(
    message: "",
    digest: "da39a3ee5e6b4b0d3255bfef95601890afd80709"
  ),
  DigestVector(
    message: "abc",
    digest: "a9993e364706816aba3e25717850c26c9cd0d89d"
  ),
  DigestVector(
    message: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    digest: "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
  ),
  DigestVector(
    message: String(repeating: "a", count: 55),
    digest: "c1c8bbdc22796e28c0e15163d20899b65621d65a"
  ),
  DigestVector(
    message: String(repeating: "a", count: 56),
    digest: "c2db330f6083854c99d4b5bfb6e8f29f201be699"
  ),
  DigestVector(
    message: String(repeating: "a", count: 63),
    digest: "03f09f5b158a7a8cdad920bddc29b81c18a551f5"
  ),
  DigestVector(
    message: String(repeating: "a", count: 64),
    digest: "0098ba824b5c16427bd7a1122a5a442a25ec644d"
  ),
  DigestVector(
    message: String(repeating: "a", count: 119),
    digest: "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56"
  ),
  DigestVector(
    message: String(repeating: "a", count: 1_000_000),
    digest: "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
  ),
]

let sha256Vectors = [
  DigestVector(
    message: "",
    digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  ),
  DigestVector(
    message: "abc",
    digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  ),
  DigestVector(
    message: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
  DigestVector(
    message: String(repeating: "a", count: 55),
    digest: "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
  ),
  DigestVector(
    message: String(repeating: "a", count: 56),
    digest: "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
  ),
  DigestVector(
    message: String(repeating: "a", count: 63),
    digest: "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"
  ),
  DigestVector(
    message: String(repeating: "a", count: 64),
    digest: "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
  ),
  DigestVector(
    message: String(repeating: "a", count: 119),
    digest: "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"
  ),
  DigestVector(
    message: String(repeating: "a", count: 1_000_000),
    digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
  ),
]

/// A key, a message and its code, from RFC 2202 (SHA-1) and RFC 4231 (SHA-256), all hexadecimal.
struct KeyedVector: Sendable, CustomTestStringConvertible {
  let source: String
  let key: String
  let message: String
  let code: String

  var testDescription: String { source }
}

let keyedSHA1Vectors = [
  KeyedVector(
    source: "RFC 2202 #1",
    key: String(repeating: "0b", count: 20),
    message: "4869205468657265",
    code: "b617318655057264e28bc0b6fb378c8ef146be00"
  ),
  KeyedVector(
    source: "RFC 2202 #2",
    key: "4a656665",
    message: "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
    code: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
  ),
  KeyedVector(
    source: "RFC 2202 #6",
    key: String(repeating: "aa", count: 80),
    message: "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b"
      + "6579202d2048617368204b6579204669727374",
    code: "aa4ae5e15272d00e95705637ce8a3b55ed402112"
  ),
]

let keyedSHA256Vectors = [
  KeyedVector(
    source: "RFC 4231 #1",
    key: String(repeating: "0b", count: 20),
    message: "4869205468657265",
    code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
  ),
  KeyedVector(
    source: "RFC 4231 #2",
    key: "4a656665",
    message: "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
    code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  ),
  KeyedVector(
    source: "RFC 4231 #6",
    key: String(repeating: "aa", count: 131),
    message: "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b"
      + "6579202d2048617368204b6579204669727374",
    code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
  ),
]
