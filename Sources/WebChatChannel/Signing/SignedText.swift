import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `VERSION.PAYLOAD.MAC`: what the host's server signs and gets back from a browser.
///
/// Payload and code are URL-safe base64 without padding; the code is the HMAC-SHA-256 of everything
/// before its full stop, the version included, so that one kind never passes for another.
enum SignedText {
  /// The longest text that is looked at, in bytes.
  static let longest = 4096

  enum Failure: Error {
    case malformed
    case signatureWrong
  }

  /// Signs claims.
  static func sign(_ claims: some Encodable, version: String, with secrets: SecretSet) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers: there is nothing in it that JSON could not hold.
    let payload = (try? encoder.encode(claims)) ?? Data()
    let text = "\(version).\(Base64Coding.encode(payload, alphabet: .urlSafe))"
    let code = secrets.signature(of: text.utf8, using: SHA256Hasher.self)
    return "\(text).\(Base64Coding.encode(code.bytes, alphabet: .urlSafe))"
  }

  /// Reads claims; nothing in them is believed before the code is good.
  static func verify<Claims: Decodable>(
    _ text: String,
    as type: Claims.Type,
    version: String,
    secrets: SecretSet
  ) throws(Failure) -> Claims {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count <= longest, parts.count == 3, parts[0].elementsEqual(version.utf8),
      let code = try? Base64Coding.decode(String(Substring(parts[2])), alphabet: .urlSafe)
    else { throw .malformed }
    let signed = text.utf8[..<parts[1].endIndex]
    guard secrets.verify(code, of: Array(signed), using: SHA256Hasher.self) != nil else {
      throw .signatureWrong
    }
    guard
      let payload = try? Base64Coding.decode(String(Substring(parts[1])), alphabet: .urlSafe),
      let claims = try? JSONDecoder().decode(Claims.self, from: Data(payload))
    else { throw .malformed }
    return claims
  }
}
