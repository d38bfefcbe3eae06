public import ChannelAdapters

/// Why a visitor's token is not accepted.
public struct VisitorTokenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// It is not `v1.PAYLOAD.MAC`.
    case malformed
    /// None of the active secrets has signed it.
    case signatureWrong
    /// Visitor, widget or name are empty, too long or unprintable.
    case invalidText
    /// It is for another widget.
    case foreignWidget
    /// It is valid for longer than is accepted, or ends before it begins.
    case lifetimeTooLong
    /// It was signed in the future.
    case issuedInFuture
    /// It has ended.
    case expired
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// What the host's web server answers.
  public var refusal: WebhookRefusal {
    switch code {
    case .malformed, .signatureWrong, .invalidText: WebhookRefusal(.signatureWrong)
    case .foreignWidget: WebhookRefusal(.foreignAccount)
    case .lifetimeTooLong, .issuedInFuture, .expired: WebhookRefusal(.tooOld)
    }
  }

  /// A sentence for developers that names the remedy; it holds nothing of the token.
  public var description: String {
    switch code {
    case .malformed: "A visitor's token must be v1, a payload and a code, with two full stops."
    case .signatureWrong: "None of the active secrets has signed this token."
    case .invalidText:
      "Visitor, widget and name must have 1 to \(VisitorToken.longestText) printable bytes."
    case .foreignWidget: "The token is for a widget that is not set up here."
    case .lifetimeTooLong: "The token's lifetime is longer than is accepted, or negative."
    case .issuedInFuture: "The token was signed in the future; check the clocks."
    case .expired: "The token has ended; the site must hand out a new one."
    }
  }
}
