public import ChannelAdapters

/// The signature of Twilio's webhooks, `X-Twilio-Signature`.
///
/// It is the HMAC-SHA-1 of the URL and the form's fields, in base64. There is no time in it: a
/// captured call stays valid for ever, which is why the contact center drops what it has seen.
public enum TwilioSignature: Sendable {
  /// The header that carries it.
  public static let header = "X-Twilio-Signature"

  /// The parameter of the URL that carries the hash of a body that is no form.
  public static let bodyHashParameter = "bodySHA256"

  /// Signs a call as Twilio does: for the tests of hosts, and for payloads of one's own making.
  ///
  /// - Parameters:
  ///   - url: The URL as Twilio calls it, with its query.
  ///   - fields: The fields of the form; none for GET and for bodies that are no form.
  ///   - token: The account's auth token.
  /// - Returns: The value of the header.
  public static func sign(
    url: String,
    fields: FormFields = FormFields(),
    with token: Secret
  ) -> String {
    SecretSet(newest: token).signature(using: SHA1Hasher.self) { hasher in
      hasher.update(SignedURL(url).asConfigured.utf8)
      hasher.update(signedText(of: fields))
    }.base64
  }

  /// Which auth token made a signature.
  ///
  /// Twilio sometimes signs the URL with its standard port and sometimes without, and leaves a
  /// custom port out of `https`; those spellings are tried as well. Which one matched is nothing
  /// that an attacker could choose: each still needs the token.
  ///
  /// - Parameters:
  ///   - signature: The value of the header.
  ///   - url: The public URL as it is configured with Twilio; never what a proxy made of it, and
  ///     never a `Host` that anyone may send.
  ///   - fields: The fields of the form; none for GET and for bodies that are no form.
  ///   - tokens: The active auth tokens.
  /// - Returns: `nil` when none did: refuse the call then.
  public static func match(
    _ signature: String,
    url: String,
    fields: FormFields = FormFields(),
    tokens: SecretSet
  ) -> SecretMatch? {
    guard let bytes = try? Base64Coding.decode(signature) else { return nil }
    let text = signedText(of: fields)
    var found: SecretMatch?
    for variant in SignedURL(url).variants {
      let match = tokens.verify(anyOf: [bytes], using: SHA1Hasher.self) { hasher in
        hasher.update(variant.utf8)
        hasher.update(text)
      }
      found = found ?? match
    }
    return found
  }

  /// Whether a body is the one whose hash stands in the signed URL.
  ///
  /// A body whose URL has no hash is signed by nobody, and matches never.
  public static func bodyMatches(_ body: [UInt8], url: String) -> Bool {
    let query = SignedURL(url).query
    guard let fields = try? FormFields(decoding: query.utf8),
      let stated = fields[bodyHashParameter],
      let hash = try? HexadecimalCoding.decode(stated)
    else { return false }
    return ConstantTime.areEqual(hash, SHA256Hasher.digest(of: body).bytes)
  }

  /// Names and values without separators: names sorted by their bytes, the values of one name
  /// sorted and each of them once.
  private static func signedText(of fields: FormFields) -> [UInt8] {
    let pairs = fields.map { (name: Array($0.name.utf8), value: Array($0.value.utf8)) }
      .sorted { left, right in
        left.name == right.name
          ? left.value.lexicographicallyPrecedes(right.value)
          : left.name.lexicographicallyPrecedes(right.name)
      }
    var text: [UInt8] = []
    for (position, pair) in pairs.enumerated() {
      if position > 0, pairs[position - 1] == pair { continue }
      text.append(contentsOf: pair.name)
      text.append(contentsOf: pair.value)
    }
    return text
  }
}
