import ChannelAdapters

extension Report.Refusal {
  /// An adapter's refusal, with the answer that the provider gets.
  init(_ refusal: WebhookRefusal, hint: String? = nil) {
    self.init(
      code: Self.word(for: refusal.code),
      reason: refusal.description,
      reply: refusal.reply,
      hint: hint
    )
  }

  /// An adapter's refusal of a mail, whose deliverer nobody answers here.
  init(ofMail refusal: WebhookRefusal) {
    let isForeign = refusal.code == .foreignAccount
    self.init(
      code: Self.word(for: refusal.code),
      reason: isForeign ? "it is to none of the mailboxes (--mailbox)" : refusal.description
    )
  }

  private static func word(for code: WebhookRefusal.Code) -> String {
    switch code {
    case .signatureMissing: "signature-missing"
    case .signatureWrong: "signature-wrong"
    case .signatureMethod: "signature-method"
    case .tooOld: "too-old"
    case .tokenWrong: "token-wrong"
    case .tooLarge: "too-large"
    case .unsupported: "unsupported"
    case .malformed: "malformed"
    case .foreignAccount: "foreign-account"
    }
  }
}
