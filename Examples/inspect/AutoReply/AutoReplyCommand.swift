import AutoReplies
import ConversationCore

/// `inspect autoreply`: which automatic replies follow from events, and why.
struct AutoReplyCommand: InspectCommand {
  static let name = "autoreply"
  static let summary = "plays events and explains step by step which automatic replies follow"
  static let usage = """
    usage: inspect autoreply FILE [OPTION …]

    Reads a team's replies, its ring schedules and a list of events (- reads standard input), plays
    the events one after another, and says for each which automatic reply is sent, or why none is.
    What an earlier event sent, a later one knows.

      --brief   leaves the steps of each decision out
      --json    writes one JSON object a line for each decision, keys sorted
      --help    shows this

    The file is an object of JSON:

      {"team": {"id": "service", "displayName": "Service Desk", "language": "fi",
                "number": "+15555550100", "createsTicketForMissedCalls": true},
       "company": {"name": "Example Ltd", "country": "FI"},
       "timeZone": "Europe/Helsinki", "schedules": […as for “inspect schedule”…],
       "policy": {"firstChatAfterHours": "both", "afterHoursTexts": "oncePerClosedPeriod"},
       "replies": {
         "customerHangsUp": {"on": true, "companyName": true, "teamName": true,
                             "text": "Sorry, {customerName|hello}.", "extras": ["Bye."]},
         "customerTextsAfterHours": {"on": true}},
       "events": [
         {"at": "2026-03-02T18:00:00Z", "call": {"from": "+15555550123", "phase": "ringing"}},
         {"at": "2026-03-02T18:05:00Z", "message": {"channel": "sms", "from": "+15555550123"},
          "optedOut": false, "agentWroteAt": "2026-03-02T18:04:00Z", "values": {"customerName": "Pia"}}]}

    A reply without a text says the standard one. An event is one of

      call     from (none: withheld), takesTexts, startedAt, phase (greeting, greetingFinished,
               callTree, optionChosen, ringing, voicemailGreeting, recording), answeredBy, voicemail
      message  from, channel (sms, whatsapp, messenger, email, web-chat), sentAt, program
               (automaticSubmission, deliveryReport, bulk, unwanted, ourselves)
      ticket   origin (call, text, email, webApp, mobileApp, advisor), from, channel
      ended    trigger, from, channel: the conversation of earlier messages ends
      asked    trigger, by, to, channel: an advisor's command

    Exit status: 0 whether something is sent or not, 1 when the file was refused, 2 for bad usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(arguments, Options.Known(flags: ["--brief", "--json"]))
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    guard options.operands.count == 1, let path = options.operands.first else {
      throw UsageError(message: "name one file with replies and events.")
    }
    let bytes =
      try path == "-" ? InputFile.standardInput(hint: "events") : InputFile.bytes(at: path)
    let file = try AutoReplyFile(bytes)
    var rehearsal: Rehearsal
    do { rehearsal = try Rehearsal(file) } catch let error as ConversationError {
      throw InputError(message: error.description)
    }
    let style = PlainText(hasColour: Terminal.hasColour)
    for (index, event) in file.events.enumerated() {
      let outcome = try rehearsal.play(event)
      if options.has("--json") {
        for decision in outcome.decisions {
          Terminal.write(Sheet(of: decision, after: outcome, isBrief: false).json + "\n")
        }
        continue
      }
      if index > 0 { Terminal.write("\n") }
      Terminal.write(style.paint("\(Sheet.time(outcome.at))  \(outcome.event)", .bold) + "\n")
      if let ticket = outcome.ticket { Terminal.write("  \(ticket)\n") }
      if outcome.decisions.isEmpty { Terminal.write("  no reply belongs to it\n") }
      for decision in outcome.decisions {
        let sheet = Sheet(of: decision, after: outcome, isBrief: options.has("--brief"))
        Terminal.write(style.text(sheet))
      }
    }
    return .done
  }
}

extension Sheet {
  /// A decision; its event is repeated for programs alone.
  fileprivate init(
    of decision: AutoReplyDecision,
    after outcome: Rehearsal.Outcome,
    isBrief: Bool
  ) {
    let message = decision.message
    self.init("\(decision.trigger): \(message == nil ? "nothing is sent" : "a reply is sent")")
    add("event", .words("", for: .text(outcome.event)))
    add("at", .words("", for: .text(Self.time(outcome.at))))
    add("ticket", .words("", for: outcome.ticket.map { .text($0) } ?? .absent))
    add("trigger", .words("", for: .text(decision.trigger.rawValue)))
    add("sent", .words("", for: .flag(message != nil)))
    add("reason", decision.suppression?.text)
    add("text", message?.text)
    add("to", message?.recipient.value)
    add("via", message.map { "\($0.entryPoint)" })
    if !isBrief {
      let steps = decision.steps.map { step in
        "\(step.passed ? "✓" : "✗") \(step.question): \(step.answer)"
      }
      add("steps", steps)
      let key = decision.key.rawValue.split(separator: "\u{1F}").joined(separator: " · ")
      add("key", .words(key, for: .text(decision.key.rawValue)))
    }
    add("warning", decision.warnings.map(\.text))
  }
}
