/// What came of handing on a mail.
public enum MailOutcome: Sendable, Equatable {
  /// The next hop has it and answers for it from here on. A bounce can still come.
  case accepted
  /// Nobody has it, and trying again with the same mail will not help.
  case refused(MailDiagnosis)
  /// Nobody has it; a later try may succeed.
  case deferred(MailDiagnosis)
  /// It may or may not have left: trying again may deliver it twice.
  case unknown(MailDiagnosis)
}

/// Why a mail was not accepted.
public struct MailDiagnosis: Sendable, Equatable {
  /// What happened.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// The transport says no.
    case rejected
    /// A recipient or a domain does not exist.
    case unknownRecipient
    /// The mail is larger than the transport takes.
    case messageTooLarge
    /// The transport is set up wrongly, or not at all.
    case misconfigured
    /// The transport has trouble of its own at the moment.
    case unavailable
    /// The time allowed ran out.
    case timedOut
    /// The task that waited was cancelled.
    case cancelled
    /// The transport ended without a clear answer.
    case unclear
  }

  /// What to branch on.
  public let code: Code

  /// The exit status of the program or the reply code of the server, if there is one.
  public let status: Int?

  /// What the transport had to say, cut to a few kilobytes.
  ///
  /// It may quote addresses: show it to operators, keep it out of logs. Descriptions of this value
  /// leave it out.
  public let text: String

  /// Makes a diagnosis; only transports and tests need to.
  public init(_ code: Code, status: Int? = nil, text: String = "") {
    self.code = code
    self.status = status
    self.text = text
  }
}

extension MailDiagnosis: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Code and status, without the text.
  public var description: String {
    "\(code)\(status.map { " (status \($0))" } ?? "")"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the text.
  public var customMirror: Mirror {
    Mirror(self, children: ["code": code, "status": status as Any])
  }
}
