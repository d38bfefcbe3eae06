/// Hands finished mails on: to a server, to a program, to a list in memory.
///
/// ``InMemoryMailTransport`` is the reference; `SendmailTransport` uses the system's `sendmail`
/// where there is one. A host that speaks SMTP or a provider's API brings its own.
public protocol MailTransport: Sendable {
  /// Hands on one mail, once, and says what came of it.
  ///
  /// An implementation must not try again by itself, and must not change the message beyond what
  /// its way of transport asks for. It ends soon after its task is cancelled; a mail that may
  /// have left by then is `unknown`, never refused.
  ///
  /// - Parameters:
  ///   - message: The mail in the form of RFC 5322, with CRLF at the end of each line.
  ///   - envelope: Where it goes, whatever the mail says itself.
  /// - Returns: Who has the mail now, as far as that is known.
  func submit(_ message: [UInt8], envelope: MailEnvelope) async -> MailOutcome
}
