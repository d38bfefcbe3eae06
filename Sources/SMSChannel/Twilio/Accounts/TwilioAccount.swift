public import ChannelAdapters

/// The account with Twilio that messages come from and leave by.
public struct TwilioAccount: Sendable {
  /// A key that stands for the account in requests, so that the auth token need not leave the vault.
  public struct APIKey: Sendable {
    /// The key's name, `SK…`.
    public let sid: String
    /// The key's secret.
    public let secret: Secret

    /// Names a key.
    public init(sid: String, secret: Secret) {
      self.sid = sid
      self.secret = secret
    }
  }

  /// The account's name, `AC` and 32 hexadecimal digits: webhooks of any other are refused.
  public let sid: String

  /// The auth tokens by which webhooks are verified: primary and, while rotating, secondary.
  public let authTokens: SecretSet

  /// What requests are made with; the newest auth token if there is none.
  public let apiKey: APIKey?

  /// Describes an account.
  ///
  /// - Throws: ``TwilioSetupError`` `invalidAccountSID` for a name of another form.
  public init(
    sid: String,
    authTokens: SecretSet,
    apiKey: APIKey? = nil
  ) throws(TwilioSetupError) {
    guard Self.isSID(sid, "AC") else { throw TwilioSetupError(.invalidAccountSID) }
    self.sid = sid
    self.authTokens = authTokens
    self.apiKey = apiKey
  }

  /// The header field that proves to Twilio who asks.
  func authorization() throws(HeaderFieldError) -> HeaderField {
    try .basicAuthorization(
      user: apiKey?.sid ?? sid,
      password: apiKey?.secret ?? authTokens.signing
    )
  }

  /// Whether a text is one of Twilio's names: two letters and 32 hexadecimal digits.
  static func isSID(_ text: String, _ prefix: String) -> Bool {
    text.hasPrefix(prefix) && text.utf8.count == 34
      && text.utf8.dropFirst(2).allSatisfy { isHexadecimalDigit($0) }
  }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
