/// What a customer has written in a mail, without what was quoted and signed below it.
///
/// ```swift
/// let reply = ReplyText(of: mail.text)
/// reply.text       // "Yes, please."
/// reply.signature  // "Sent from my iPhone"
/// ```
///
/// It is found by what mail programs write, in some thirty languages, in one pass over the lines. The
/// rules err on the side of keeping: answers between quoted lines are kept with them, and a text
/// of which nothing would be left is kept whole. Store the whole text beside it.
public struct ReplyText: Hashable, Sendable {
  /// What the customer has written, without empty lines around it.
  public let text: String

  /// What was cut off as a signature, if anything was.
  public let signature: String?

  /// Whether anything was cut off.
  public let isShortened: Bool

  /// Finds the reply in a mail.
  public init(of mail: MailMessage, marker: ReplyMarker = .standard) {
    self.init(mail.text, quoteStart: mail.quoteStart, marker: marker)
  }

  /// Finds the reply in a text with LF at the end of lines.
  public init(of text: String, marker: ReplyMarker = .standard) {
    self.init(text, quoteStart: nil, marker: marker)
  }

  private init(_ whole: String, quoteStart: Int?, marker: ReplyMarker) {
    var cutting = ReplyCutting(ShapedLines(whole), marker: marker, quoteStart: quoteStart)
    cutting.cut()
    let all = cutting.trimmed(0..<cutting.lines.count, keepsWrapping: true)
    let kept = cutting.trimmed(cutting.start..<cutting.end, keepsWrapping: false)
    // Never emptied: a mail of nothing but a quotation or a signature is shown as it is.
    text = kept.isEmpty ? all : kept
    signature = kept.isEmpty || cutting.signature.isEmpty ? nil : cutting.signature
    isShortened = text.utf8.count < all.utf8.count
  }
}
