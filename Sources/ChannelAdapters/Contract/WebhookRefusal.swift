/// Why a webhook was not taken.
///
/// It holds nothing of what the webhook said.
public struct WebhookRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reasons, to branch on.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// The header that signs the call is missing; its name.
    case signatureMissing(header: String)
    /// The signature fits none of the active secrets.
    case signatureWrong
    /// The call is signed by a method that does not prove enough; which, and the setting at the
    /// provider that changes it.
    case signatureMethod(String, setting: String)
    /// The call was signed too long ago, or in the future.
    case tooOld
    /// The verification token is not ours.
    case tokenWrong
    /// The body is larger than the adapter takes.
    case tooLarge(limit: Int, actual: Int)
    /// The method or media type is none that the provider uses.
    case unsupported(String)
    /// The body is not what the provider sends; what is wrong with it.
    case malformed(String)
    /// The call is for an account that is not the one the adapter was set up with.
    case foreignAccount
  }

  /// The reason.
  public let code: Code

  /// Refuses a webhook.
  public init(_ code: Code) { self.code = code }

  /// The answer that makes the provider stop, or send again where that may help.
  public var reply: WebhookReply {
    switch code {
    case .signatureMissing, .signatureWrong, .signatureMethod, .tooOld, .tokenWrong,
      .foreignAccount:
      WebhookReply(status: 403)
    case .tooLarge: WebhookReply(status: 413)
    case .unsupported: WebhookReply(status: 415)
    case .malformed: WebhookReply(status: 400)
    }
  }

  /// What was wrong, and what to do about it.
  public var description: String {
    switch code {
    case .signatureMissing(let header):
      "the header \(header) is missing: is the sender the provider?"
    case .signatureWrong:
      "the signature fits none of the secrets: check secret, public URL and that the body is raw"
    case .signatureMethod(let method, let setting):
      "the call is signed with \(method), which is not taken: \(setting)"
    case .tooOld: "the call was signed too long ago, or in the future: check the clock"
    case .tokenWrong: "the verification token is not the one that was set up"
    case .tooLarge(let limit, let actual): "the body has \(actual) bytes, the limit is \(limit)"
    case .unsupported(let what): "\(what) is not what the provider sends"
    case .malformed(let what): "the body is malformed: \(what)"
    case .foreignAccount: "the call is for another account than the one that was set up"
    }
  }
}
