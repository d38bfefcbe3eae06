/// Reports of machines on mails (RFC 6522).
enum MailReport {
  /// The media types of what a report says to programs, and of the mail that it is about.
  static let partTypes: Set<String> = [
    "message/delivery-status", "message/global-delivery-status",
    "message/disposition-notification", "message/global-disposition-notification",
    "message/feedback-report", "message/rfc822", "message/global", "message/rfc822-headers",
    "text/rfc822-headers", "message/global-headers",
  ]
}
