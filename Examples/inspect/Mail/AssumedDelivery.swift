import ChannelAdapters
import EmailChannel

/// To which mailboxes a mail is taken to have been delivered.
struct AssumedDelivery {
  let mailboxes: [String]
  /// What the host's server would say of the delivery.
  let headers: HeaderFields
  let assumed: [String]

  /// Where no address is named at all, as in a blind copy.
  private static let anyMailbox = "mailbox@example.com"

  /// Takes the stated mailboxes, or else those that the mail names.
  init(of mail: MailMessage, to stated: [String]) throws {
    guard stated.isEmpty else {
      self.init(mailboxes: stated, headers: HeaderFields(), assumed: [])
      return
    }
    // Somebody who writes to themselves is a customer all the same.
    let author = mail.from?.normalized
    let named = try Self.named(in: mail).filter { $0 != author }
    guard let first = named.first else {
      self.init(
        mailboxes: [Self.anyMailbox],
        headers: try HeaderFields([("X-Envelope-To", Self.anyMailbox)]),
        assumed: ["it names no recipient: it was delivered to \(Self.anyMailbox)"]
      )
      return
    }
    self.init(
      mailboxes: [first],
      headers: HeaderFields(),
      assumed: [
        "it was delivered to \(first), and that is a mailbox of yours (--mailbox checks it)"
      ]
    )
  }

  private init(mailboxes: [String], headers: HeaderFields, assumed: [String]) {
    self.mailboxes = mailboxes
    self.headers = headers
    self.assumed = assumed
  }

  /// The addresses in the fields where the adapter looks for a mailbox, in the same order.
  private static func named(in mail: MailMessage) throws -> [String] {
    var addresses: [String] = []
    for case .mailField(let name) in MailboxFinder.standardSources {
      for field in mail.headers.all(name) {
        // Read as the `To` of a mail that consists of nothing else.
        let list = try MailMessage(parsing: Array("To: ".utf8) + field.value).to
        addresses += list.map(\.normalized).filter { (try? EnvelopeAddress($0)) != nil }
      }
    }
    return addresses
  }
}
