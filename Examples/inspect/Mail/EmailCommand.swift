import ChannelAdapters
import EmailChannel
import Foundation

/// `inspect email`: what a mail says, and which message it becomes.
struct EmailCommand: InspectCommand {
  static let name = "email"
  static let summary = "reads mails (RFC 5322)"
  static let usage = """
    usage: inspect email [OPTION …] [FILE …]

    Reads mails, one a file, and prints their parts and the message that a customer is taken to have
    written. Without a file, or for -, it reads one mail from standard input. After a mail that is
    refused it goes on with the next.

      --mailbox ADDRESS  a mailbox of yours; may be repeated, and mail to none of them is refused.
                         Without it, a mail is taken as delivered to whomever it names.
      --json             writes one JSON object a line for each mail, keys sorted
      --help             shows this

    A mail carries no signature of whoever delivers it, so that no sender is verified here; and
    whether it answers a mail of yours by a name that you have signed is not checked.

    What is printed holds what the customer wrote, and their address.

    Exit status: 0 when all mails were taken, 1 when one was refused, 2 for bad usage.

    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(flags: ["--json"], lists: ["--mailbox"])
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    let mailboxes = options.all("--mailbox")
    for mailbox in mailboxes where (try? EnvelopeAddress(mailbox)) == nil {
      throw UsageError(message: "--mailbox: \(Self.noMailbox)")
    }
    let asJSON = options.has("--json")
    var status = ExitStatus.done
    let files = options.operands.isEmpty ? ["-"] : options.operands
    var hasPrinted = false
    for file in files {
      let report = report(on: file, mailboxes)
      if hasPrinted, report.isReceived, !asJSON { Terminal.write("\n") }
      hasPrinted = hasPrinted || report.isReceived
      if report.print(asJSON: asJSON, of: name) == .refused { status = .refused }
    }
    return status
  }

  private static let noMailbox = "it must be an address such as support@example.com."

  private static func report(on file: String, _ mailboxes: [String]) -> Report {
    var report = Report(
      file: file == "-" ? nil : file,
      outcome: .received(Reception())
    )
    do {
      let bytes =
        try file == "-" ? InputFile.standardInput(hint: "a mail") : InputFile.bytes(at: file)
      let mail = try MailMessage(parsing: bytes)
      report.mail = Sheet(of: mail)
      let delivery = try AssumedDelivery(of: mail, to: mailboxes)
      report.assumed = delivery.assumed
      let adapter = try EmailAdapter(
        mailboxes: delivery.mailboxes,
        names: OwnMessageIDs(domain: "example.com", newest: MadeUp.secret()),
        transport: InMemoryMailTransport()
      )
      let request = WebhookRequest(
        url: "https://example.com/",
        headers: delivery.headers,
        body: bytes
      )
      report.outcome = .received(try adapter.receive(request, at: Date()))
    } catch let refusal as WebhookRefusal {
      report.outcome = .refused(Report.Refusal(ofMail: refusal))
    } catch let error as MailError {
      report.outcome = .refused(Report.Refusal(code: "too-large", reason: error.description))
    } catch let error as InputError {
      report.outcome = .refused(Report.Refusal(code: "unreadable", reason: error.message))
    } catch {
      report.outcome = .refused(Report.Refusal(code: "setup", reason: "\(error)"))
    }
    return report
  }
}
