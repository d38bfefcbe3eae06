/// What the exit status of a `sendmail` means: the numbers of `sysexits.h`.
///
/// They are spelled out because that header does not exist everywhere.
enum SendmailExit {
  /// The outcome of a program that ended by itself.
  static func outcome(status: Int, text: String) -> MailOutcome {
    func diagnosis(_ code: MailDiagnosis.Code) -> MailDiagnosis {
      MailDiagnosis(code, status: status, text: text)
    }
    switch status {
    case 0: return .accepted
    case dataError, unavailable, protocolError, noPermission: return .refused(diagnosis(.rejected))
    case noUser, noHost: return .refused(diagnosis(.unknownRecipient))
    case usage, noInput, software, systemFileMissing, cannotCreate, configuration:
      return .refused(diagnosis(.misconfigured))
    case systemError, inputOutputError, temporaryFailure: return .deferred(diagnosis(.unavailable))
    // Others, such as the 1 of very small programs, do not say what they did before they failed.
    default: return .unknown(diagnosis(.unclear))
    }
  }

  private static let usage = 64
  private static let dataError = 65
  private static let noInput = 66
  private static let noUser = 67
  private static let noHost = 68
  private static let unavailable = 69
  private static let software = 70
  private static let systemError = 71
  private static let systemFileMissing = 72
  private static let cannotCreate = 73
  private static let inputOutputError = 74
  private static let temporaryFailure = 75
  private static let protocolError = 76
  private static let noPermission = 77
  private static let configuration = 78
}
