/// Verifies Ed25519 signatures (RFC 8032) in plain Swift, in the place of the library that a host has.
///
/// For tests: nothing of it is secret, and nothing of it is fast.
package enum PlainEd25519: Sendable {
  /// A key of another length than 32 bytes, or one that is no point of the curve.
  package struct BrokenKey: Error {}

  /// Whether the holder of the private key signed exactly this message.
  ///
  /// - Throws: ``BrokenKey``.
  package static func isValid(
    signature: [UInt8],
    of message: [UInt8],
    publicKey: [UInt8]
  ) throws -> Bool {
    guard publicKey.count == 32, let key = CurvePoint(publicKey) else { throw BrokenKey() }
    guard signature.count == 64, let commitment = CurvePoint(Array(signature[..<32])) else {
      return false
    }
    let response = Array(signature[32...])
    // There is one number for each signature: a larger one would be a second spelling of it.
    guard response.reversed().lexicographicallyPrecedes(order.reversed()) else { return false }
    let challenge = WideDigest.of(Array(signature[..<32]) + publicKey + message)
    return CurvePoint.base.times(response) == commitment + key.times(challenge)
  }

  /// 2^252 + 27742317777372353535851937790883648493, the lowest byte first.
  private static let order: [UInt8] =
    [
      0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE,
      0x14,
    ] + [UInt8](repeating: 0, count: 15) + [0x10]
}
