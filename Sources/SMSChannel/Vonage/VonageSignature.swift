public import ChannelAdapters

/// The signature of Vonage's webhooks, the parameter `sig`: HMAC-SHA-256 over all other parameters.
///
/// Vonage lets an account choose among MD5, SHA-1, SHA-256 and SHA-512. Only SHA-256 is taken here;
/// a signature by any other is refused with the name of the setting that changes it.
public enum VonageSignature: Sendable {
  /// The parameter that carries it.
  public static let parameter = "sig"

  /// Where Vonage's customers choose the method.
  static let setting =
    "choose “SHA-256 HMAC” as signature method under Vonage's API settings, SMS settings"

  /// Signs parameters as Vonage does, with what has been made of them: a parameter `sig`.
  public static func sign(_ fields: FormFields, with secret: Secret) -> String {
    SecretSet(newest: secret).signature(of: text(of: fields), using: SHA256Hasher.self).hexadecimal
  }

  /// Which secret made the signature among the parameters.
  ///
  /// - Returns: `nil` when none did: refuse the call then.
  /// - Throws: `WebhookRefusal` `signatureMissing` without the parameter, and `signatureMethod` for a
  ///   signature of another length than SHA-256 has.
  public static func match(
    _ fields: FormFields,
    secrets: SecretSet
  ) throws(WebhookRefusal) -> SecretMatch? {
    guard let stated = fields[parameter] else {
      throw WebhookRefusal(.signatureMissing(header: "\(parameter) (a parameter)"))
    }
    guard let bytes = try? HexadecimalCoding.decode(stated) else { return nil }
    switch bytes.count {
    case 16: throw WebhookRefusal(.signatureMethod("MD5", setting: setting))
    case 20: throw WebhookRefusal(.signatureMethod("SHA-1", setting: setting))
    case 64: throw WebhookRefusal(.signatureMethod("SHA-512", setting: setting))
    default: break
    }
    return secrets.verify(bytes, of: text(of: fields), using: SHA256Hasher.self)
  }

  /// `&name=value` for each parameter but the signature, sorted by name; what separates parameters
  /// is an underscore within a value.
  private static func text(of fields: FormFields) -> [UInt8] {
    let sorted = fields.filter { !$0.isNamed(parameter) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var text: [UInt8] = []
    for field in sorted {
      text.append(UInt8(ascii: "&"))
      text.append(contentsOf: field.name.utf8)
      text.append(UInt8(ascii: "="))
      text.append(
        contentsOf: field.value.utf8.map { byte in
          byte == UInt8(ascii: "&") || byte == UInt8(ascii: "=") ? UInt8(ascii: "_") : byte
        }
      )
    }
    return text
  }
}
