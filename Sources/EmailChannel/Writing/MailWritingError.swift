/// Why a mail cannot be written.
enum MailWritingError: Error {
  /// A control character stands in what would become a header field: whoever wrote it would write
  /// fields of their own.
  case controlCharacterInHeader
}
