extension MailMessage {
  /// The signal that the mail is automatic or went to many, or `nil` for one that a person seems to
  /// have written; of several, the one that says most.
  public var automaticSignal: AutomaticSignal? {
    let signals = AutomaticSignals(self)
    return signals.ofPrograms ?? signals.ofBulk
  }
}

/// Looks for signals in the header of a mail.
private struct AutomaticSignals {
  let mail: MailMessage

  /// More servers than this, and a mail goes round (RFC 5321 section 6.3).
  private static let mostHops = 100

  init(_ mail: MailMessage) { self.mail = mail }

  // MARK: Programs

  /// The first signal that a program has written it.
  var ofPrograms: AutomaticSignal? {
    let kind: AutomaticSignal.Kind? =
      if isAutoSubmitted {
        .autoSubmitted
      } else if isReport {
        .report
      } else if has("X-Failed-Recipients") {
        .failedRecipients
      } else if hasEmptyReturnPath {
        .emptyReturnPath
      } else if ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"].contains(localPart) {
        .mailServer
      } else if hasAutoReplyField {
        .autoReplyField
      } else if has("X-Loop") || has("X-Autoresponder-Loop") {
        .loop
      } else if mail.headers.count(of: "Received") >= Self.mostHops {
        .tooManyHops
      } else if has("X-MS-Exchange-Generated-Message-Source") || has("X-Cron-Env") {
        .generated
      } else if precedence == "auto_reply" || precedence == "auto-reply" {
        .precedence
      } else if saysAbsence {
        .subject
      } else {
        nil
      }
    return kind.map { AutomaticSignal($0, isFromProgram: true) }
  }

  private var isAutoSubmitted: Bool {
    mail.headers.all("Auto-Submitted").contains { field in
      // A comment or parameters may follow the word.
      let word = Self.word(field)
      return !word.isEmpty && word != "no"
    }
  }

  private var isReport: Bool { mail.container?.kind == "report" }

  private var hasEmptyReturnPath: Bool {
    mail.headers["Return-Path"].map { $0.value.filter { $0 > 0x20 } == Array("<>".utf8) } ?? false
  }

  /// Those of which any value counts, and those where a value takes it back.
  private var hasAutoReplyField: Bool {
    ["X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-AutoReply-From", "X-Mail-Autoreply"]
      .contains { name in
        mail.headers[name].map { !["no", "false", "0"].contains(Self.word($0)) } ?? false
      }
  }

  /// How absence notes begin, where nothing else says so.
  private var saysAbsence: Bool {
    let subject = mail.subject.lowercased()
    return [
      "automatic reply:", "auto reply:", "auto-reply:", "autoreply:", "out of office:",
      "out of office autoreply:", "out-of-office:", "automatische antwort:",
      "automatisch antwoord:", "abwesenheitsnotiz:", "réponse automatique", "respuesta automática:",
      "resposta automática:", "risposta automatica:", "automatiskt svar:", "autosvar:",
      "automatisk svar:", "automaattinen vastaus:", "automatyczna odpowiedź:",
      "automatická odpověď:", "samodejni odgovor:", "automatikus válasz:", "răspuns automat:",
      "автоматический ответ:", "автовідповідь:", "αυτόματη απάντηση:", "otomatik yanıt:",
      "自动回复", "自動回覆", "自動返信", "자동 회신", "undeliverable:", "undelivered mail returned to sender",
      "delivery status notification", "mail delivery failed", "returned mail:",
      "unzustellbar:", "failure notice",
    ].contains { subject.hasPrefix($0) }
  }

  // MARK: Lists and the like

  /// The first signal that automatic answers are out of place.
  var ofBulk: AutomaticSignal? {
    let kind: AutomaticSignal.Kind? =
      if ["bulk", "list", "junk"].contains(precedence) {
        .precedence
      } else if isFromList {
        .list
      } else if has("Feedback-ID") {
        .feedbackID
      } else if suppressesResponses {
        .responseSuppressed
      } else if takesNoAnswers {
        .noReplyAddress
      } else {
        nil
      }
    return kind.map { AutomaticSignal($0, isFromProgram: false) }
  }

  private var precedence: String { mail.headers["Precedence"].map { Self.word($0) } ?? "" }

  private var isFromList: Bool {
    mail.headers.fields.contains { field in
      field.name.utf8.count >= 7 && field.name.prefix(5).lowercased() == "list-"
    } || has("Mailing-List")
  }

  private var suppressesResponses: Bool {
    guard let field = mail.headers["X-Auto-Response-Suppress"] else { return false }
    // DR, NDR, RN and NRN are about receipts alone.
    return field.text.lowercased().split { $0 == "," || $0 == " " || $0 == ";" }
      .contains { ["all", "oof", "autoreply"].contains($0) }
  }

  private var takesNoAnswers: Bool {
    let name = localPart
    return ["no-reply", "noreply", "no_reply", "do-not-reply", "donotreply", "do_not_reply"]
      .contains { name.hasPrefix($0) || name.hasSuffix($0) }
      || name.hasPrefix("owner-") || name.hasSuffix("-request") || name.hasSuffix("-owner")
  }

  // MARK: Reading

  private func has(_ name: String) -> Bool { mail.headers[name] != nil }

  private var localPart: String {
    guard let address = mail.from?.normalized, let at = address.firstIndex(of: "@") else {
      return ""
    }
    return String(address[..<at])
  }

  /// The first word of a field in lower case, without comments and parameters.
  private static func word(_ field: MailHeaderField) -> String {
    let word = field.value.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }.prefix {
      $0 > 0x20 && !"(;,\"".utf8.contains($0)
    }
    return String(decoding: word, as: UTF8.self).lowercased()
  }
}
