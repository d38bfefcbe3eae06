/// Where a mail goes and where bounces come back to, apart from what the mail says itself.
public struct MailEnvelope: Sendable, Hashable {
  /// The most recipients that every server must take at once (RFC 5321 section 4.5.3.1.8).
  public static let mostRecipients = 100

  /// `MAIL FROM`; `nil` is the empty address `<>`, to which no bounce is sent.
  ///
  /// Automatic replies use the empty one, so that two machines do not answer each other for ever
  /// (RFC 3834 section 3.3).
  public let sender: EnvelopeAddress?

  /// `RCPT TO`: at least one.
  public let recipients: [EnvelopeAddress]

  /// Makes an envelope.
  ///
  /// - Throws: ``MailEnvelopeError`` when there is no recipient or more than ``mostRecipients``.
  public init(
    from sender: EnvelopeAddress?,
    to recipients: [EnvelopeAddress]
  ) throws(MailEnvelopeError) {
    guard !recipients.isEmpty else { throw MailEnvelopeError(.noRecipients) }
    guard recipients.count <= Self.mostRecipients else {
      throw MailEnvelopeError(.tooManyRecipients)
    }
    self.sender = sender
    self.recipients = recipients
  }
}
