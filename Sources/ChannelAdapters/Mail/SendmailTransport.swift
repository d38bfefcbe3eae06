#if os(macOS) || os(Linux)
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Hands mails to the system's `sendmail`, which Postfix, Exim, OpenSMTPD and msmtp all bring.
///
/// The program is started once a mail, as `sendmail -i -f FROM -- TO…`, without a shell, so that
/// nothing in an address is ever interpreted. Its exit status (`sysexits.h`) becomes the outcome.
///
/// It exists on Linux and macOS only. Elsewhere (iOS has no child processes, Windows no
/// `sendmail`) a host brings a ``MailTransport`` of its own.
public struct SendmailTransport: MailTransport {
  /// The absolute path of the program; `/usr/sbin/sendmail` unless stated.
  public var path: String

  /// How long the program may take; 60 seconds unless stated.
  ///
  /// It is then asked to end, and killed two seconds later.
  public var timeLimit: Duration

  /// The largest mail that is handed on; 25 MiB unless stated.
  public var largestMessage: Int

  /// Whether CRLF becomes LF, the line end that programs of this kind expect; it does unless
  /// stated otherwise.
  public var usesUnixLineEnds: Bool

  /// The environment of the program, and all of it: the host's own variables, which may hold
  /// secrets, are not passed on.
  ///
  /// Unless changed, it is what programs of this kind look for: `PATH`, `HOME`, `USER`, `LOGNAME`,
  /// `TZ` and `XDG_CONFIG_HOME`, as far as the host has them.
  public var environment: [String: String]

  /// Makes a transport.
  public init(
    path: String = "/usr/sbin/sendmail",
    timeLimit: Duration = .seconds(60),
    largestMessage: Int = 25 << 20,
    usesUnixLineEnds: Bool = true
  ) {
    self.path = path
    self.timeLimit = timeLimit
    self.largestMessage = largestMessage
    self.usesUnixLineEnds = usesUnixLineEnds
    let passedOn = ["PATH", "HOME", "USER", "LOGNAME", "TZ", "XDG_CONFIG_HOME"]
    environment = ProcessInfo.processInfo.environment.filter { passedOn.contains($0.key) }
  }

  /// Starts the program with the mail as its input and waits for its end.
  ///
  /// Cancelling asks the program to end and waits until it has; the outcome is then `unknown`,
  /// unless the program had an answer after all.
  public func submit(_ message: [UInt8], envelope: MailEnvelope) async -> MailOutcome {
    guard message.count <= largestMessage else {
      return .refused(MailDiagnosis(.messageTooLarge))
    }
    let child = ChildProcess(
      path: path,
      arguments: ["-i", "-f", envelope.sender?.text ?? "<>", "--"]
        + envelope.recipients.map(\.text),
      environment: environment,
      input: usesUnixLineEnds ? UnixLineEnds.converted(message) : message
    )
    switch await child.run(timeLimit: timeLimit) {
    case .exited(let status, let text):
      return SendmailExit.outcome(status: status, text: text)
    case .notStarted(.cancelled):
      return .deferred(MailDiagnosis(.cancelled))
    case .notStarted(.noTemporaryFile):
      return .deferred(
        MailDiagnosis(.unavailable, text: "The mail cannot be written to a temporary file.")
      )
    case .notStarted(.noProcess):
      return .deferred(MailDiagnosis(.unavailable, text: "No process can be started now."))
    case .notStarted(.cannotExecute):
      return .deferred(
        MailDiagnosis(.misconfigured, text: "The program at the path cannot be started.")
      )
    case .interrupted(let reason, let text):
      let code: MailDiagnosis.Code =
        switch reason {
        case .cancelled: .cancelled
        case .timedOut: .timedOut
        case .unclear: .unclear
        }
      return .unknown(MailDiagnosis(code, text: text))
    }
  }
}
#endif
