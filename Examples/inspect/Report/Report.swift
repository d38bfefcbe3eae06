import ChannelAdapters
import ConversationCore

/// What an adapter made of one input.
struct Report {
  /// The file that it came from; `nil` for standard input.
  var file: String?
  /// What had to be taken as given, because nothing says otherwise.
  var assumed: [String] = []
  /// What proves the origin of a webhook; `nil` for mails, which have no signature.
  var signature: SignatureProof?
  /// What was read of a mail, beside the message that came of it.
  var mail: Sheet?
  /// What the adapter recognised, or why it took nothing.
  var outcome: Outcome

  enum Outcome {
    case received(Reception)
    case refused(Refusal)
  }

  /// Why an input was not taken.
  struct Refusal {
    /// A word for programs.
    let code: String
    let reason: String
    /// What the provider would be answered, on channels that answer.
    var reply: WebhookReply?
    /// What was found out about the cause.
    var hint: String?
  }

  /// Prints it: what was understood on standard output, why nothing was on standard error.
  func print(asJSON: Bool, of command: String) -> ExitStatus {
    if asJSON { Terminal.write(summary.json + "\n") } else { Terminal.write(plainText) }
    guard case .refused(let refusal) = outcome else { return .done }
    let place = file.map { ": \($0)" } ?? ""
    let hint = refusal.hint.map { "\ninspect \(command)\(place): \($0)" } ?? ""
    let line = "inspect \(command)\(place): refused: \(refusal.reason)\(hint)\n"
    Terminal.complain(PlainText.visible(line).joined(separator: "\n") + "\n")
    return .refused
  }

  /// Everything on one sheet, for programs.
  private var summary: Sheet {
    var sheet = Sheet("")
    sheet.add("file", file)
    sheet.add("assumed", assumed)
    if let signature {
      sheet.add("signature", signature.detail)
      sheet.add("reply", reply.map { .sheet(Sheet(of: $0)) } ?? .absent)
    } else {
      sheet.add("mail", mail.map { .sheet($0) } ?? .absent)
    }
    sheet.add("events", .list(events.map { .sheet(Sheet(of: $0)) }))
    sheet.add("ignored", .list(ignored.map { .sheet(Sheet(of: $0)) }))
    sheet.add("refused", refusal.map { .sheet($0.sheet) } ?? .absent)
    return sheet
  }

  /// One table for each thing.
  private var plainText: String {
    guard case .received = outcome else { return "" }
    let style = PlainText(hasColour: Terminal.hasColour)
    var head = Sheet(
      "\(Self.count(events.count, "event")), \(Self.count(ignored.count, "ignored item"))"
    )
    head.add("file", file)
    if let signature { head.add("signature", signature.detail) }
    head.add("assumed", assumed)
    var passedOver = Sheet("ignored")
    for item in ignored { passedOver.add(item.what, item.reason) }
    let sheets =
      [head, mail] + events.map { Sheet(of: $0) }
      + [ignored.isEmpty ? nil : passedOver, reply.map { Sheet(of: $0) }]
    return sheets.compactMap { $0.map(style.text) }.joined(separator: "\n")
  }

  /// Whether the adapter has taken the input.
  var isReceived: Bool { refusal == nil }

  private var events: [InboundEvent] {
    if case .received(let reception) = outcome { reception.events } else { [] }
  }

  private var ignored: [IgnoredItem] {
    if case .received(let reception) = outcome { reception.ignored } else { [] }
  }

  private var refusal: Refusal? {
    if case .refused(let refusal) = outcome { refusal } else { nil }
  }

  /// What a host answers, which nobody waits for but the one who has signed the call.
  private var reply: WebhookReply? {
    switch (outcome, signature) {
    case (.received(let reception), .fits): reception.reply
    case (.received, _): nil
    case (.refused(let refusal), _): refusal.reply
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Report.Refusal {
  fileprivate var sheet: Sheet {
    var sheet = Sheet("refused")
    sheet.add("code", code)
    sheet.add("reason", reason)
    sheet.add("hint", hint)
    return sheet
  }
}
