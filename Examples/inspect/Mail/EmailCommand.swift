import ChannelAdapters
import EmailChannel
import Foundation

/// `inspect email`: what a mail says, and which message it becomes.
struct EmailCommand: InspectCommand {
  static let name = "email"
  static let summary = "reads mails (RFC 5322)"
  static let usage = """
    usage: inspect email [OPTION …] [FILE …]

    Reads mails and prints their parts and the message that a customer is taken to have written. A
    file is one mail, or an mbox with many; without a file, or for -, it reads standard input. After
    a mail that is refused it goes on with the next. On a terminal it shows how far it is.

      --mailbox ADDRESS  a mailbox of yours; may be repeated, and mail to none of them is refused.
                         Without it, a mail is taken as delivered to whomever it names.
      --json             writes one JSON object a line for each mail, keys sorted: messageID,
                         inReplyTo, references, from, to, cc, replyTo (each name and address),
                         subject, date, text, reply (without what is quoted and signed), signature,
                         html (whether there is one), attachments (name, type, bytes, sha256, inline,
                         contentID), automatic (the signal), bounce, defects
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
    var run = MailRun(mailboxes: mailboxes, asJSON: options.has("--json"))
    let files = options.operands.isEmpty ? ["-"] : options.operands
    for file in files { run.read(file) }
    return run.finish()
  }

  private static let noMailbox = "it must be an address such as support@example.com."
}

/// Reads one file after the other, and goes on after whatever cannot be read.
private struct MailRun {
  let mailboxes: [String]
  let asJSON: Bool
  private var output = LineWriter()
  private var progress = Progress()
  private var status = ExitStatus.done
  private var hasPrinted = false
  private var bytesBefore = 0

  init(mailboxes: [String], asJSON: Bool) {
    self.mailboxes = mailboxes
    self.asJSON = asJSON
  }

  mutating func read(_ file: String) {
    let path = file == "-" ? nil : file
    do {
      var mails = try MailFile(path)
      var number = 0
      while let item = mails.next() {
        number += 1
        // A file with many mails says which of them it is.
        let place = number == 1 ? path : "\(path ?? "standard input"), mail \(number)"
        switch item {
        case .mail(let bytes): show(bytes, from: place)
        case .tooLarge(let limit): refuse("too-large", "it has more than \(limit) bytes", place)
        }
        progress.show(bytesBefore + mails.byteCount)
      }
      bytesBefore += mails.byteCount
    } catch let error as InputError {
      refuse("unreadable", error.message, path)
    } catch {
      refuse("unreadable", "\(error)", path)
    }
  }

  mutating func finish() -> ExitStatus {
    output.flush()
    progress.finish(bytesBefore)
    return status
  }

  private mutating func refuse(_ code: String, _ reason: String, _ place: String?) {
    print(Report(file: place, outcome: .refused(Report.Refusal(code: code, reason: reason))))
  }

  private mutating func show(_ bytes: [UInt8], from place: String?) {
    var report = Report(file: place, outcome: .received(Reception()))
    do {
      let mail = try MailMessage(parsing: bytes)
      if asJSON, mailboxes.isEmpty {
        output.write((MailRecord(mail).json + "\n").utf8)
        return
      }
      report.mail = Sheet(of: mail)
      let delivery = try AssumedDelivery(of: mail, to: mailboxes)
      report.assumed = delivery.assumed
      report.outcome = .received(try Self.receive(bytes, delivery))
      if asJSON {
        output.write((MailRecord(mail).json + "\n").utf8)
        return
      }
    } catch let refusal as WebhookRefusal {
      report.outcome = .refused(Report.Refusal(ofMail: refusal))
    } catch let error as MailError {
      report.outcome = .refused(Report.Refusal(code: "too-large", reason: error.description))
    } catch {
      report.outcome = .refused(Report.Refusal(code: "setup", reason: "\(error)"))
    }
    print(report)
  }

  private mutating func print(_ report: Report) {
    output.flush()
    if hasPrinted, report.isReceived, !asJSON { Terminal.write("\n") }
    hasPrinted = hasPrinted || report.isReceived
    if report.print(asJSON: asJSON, of: EmailCommand.name) == .refused { status = .refused }
  }

  private static func receive(_ bytes: [UInt8], _ delivery: AssumedDelivery) throws -> Reception {
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
    return try adapter.receive(request, at: Date())
  }
}
