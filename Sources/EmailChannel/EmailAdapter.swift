public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Email: whole mails in, answers out by the host's transport.
///
/// ```swift
/// let adapter = try EmailAdapter(
///   mailboxes: ["support@example.com"],
///   names: OwnMessageIDs(domain: "mail.example.com", newest: secret),
///   transport: SendmailTransport()
/// )
/// ```
///
/// An entry point is a mailbox, by its address in lower case. The body of a request is a mail as
/// the host's server delivered it; the route is the host's own and must not be open to others,
/// since a mail carries no signature of its deliverer.
public struct EmailAdapter: ChannelAdapter {
  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let mailboxes: Set<String>
  private let names: OwnMessageIDs
  private let transport: any MailTransport
  private let finder: MailboxFinder
  private let senders: SenderVerdict
  private let limits: MailLimits
  private let clock: @Sendable () -> Date

  /// Sets up some mailboxes.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - mailboxes: The addresses that mail is taken for.
  ///   - names: Makes and recognises the identifiers of our own mails.
  ///   - transport: What hands mails on.
  ///   - finder: Where the address stands that a mail was delivered to.
  ///   - senders: Whether an author is proven; nobody unless the host says so.
  ///   - limits: How much of a mail is read.
  ///   - clock: Tells the time for `Date`.
  /// - Throws: ``EmailSetupError`` for a mailbox that no mail can come from.
  public init(
    id: AdapterID = "email",
    mailboxes: [String],
    names: OwnMessageIDs,
    transport: any MailTransport,
    finder: MailboxFinder = MailboxFinder(),
    senders: SenderVerdict = .nobody,
    limits: MailLimits = MailLimits(),
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(EmailSetupError) {
    for mailbox in mailboxes where (try? EnvelopeAddress(mailbox)) == nil {
      throw EmailSetupError(.invalidMailbox)
    }
    self.id = id
    self.mailboxes = Set(mailboxes.map { $0.lowercased() })
    self.names = names
    self.transport = transport
    self.finder = finder
    self.senders = senders
    self.limits = limits
    self.clock = clock
  }

  /// What can be sent: text, at any time and first.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(mayWriteFirst: true)
  }

  /// Reads a mail.
  ///
  /// Mail of our own that comes back, and mail from one of our own mailboxes, is passed over: it
  /// would go round for ever.
  ///
  /// - Throws: ``WebhookRefusal`` `foreignAccount` for a mail to nobody here, `malformed` for one
  ///   without an author or beyond a limit, `tooLarge` by its size.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    guard request.body.count <= limits.messageBytes else {
      throw WebhookRefusal(.tooLarge(limit: limits.messageBytes, actual: request.body.count))
    }
    let mail: MailMessage
    let mailbox: String?
    do {
      mail = try MailMessage(parsing: request.body, limits: limits)
      mailbox = try finder.mailbox(for: mail, in: request, among: mailboxes, limits: limits)
    } catch {
      throw WebhookRefusal(.malformed(error.description))
    }
    guard let mailbox else { throw WebhookRefusal(.foreignAccount) }
    guard let author = mail.from else {
      throw WebhookRefusal(.malformed("From holds no address"))
    }
    if let id = mail.messageID, names.message(named: id) != nil {
      return Reception(ignored: [IgnoredItem("mail", reason: "it is our own that has come back")])
    }
    guard MailboxFinder.mailbox(of: author, among: mailboxes) == nil else {
      return Reception(ignored: [IgnoredItem("mail", reason: "it is from one of our mailboxes")])
    }
    let received = ReceivedMail(
      mail,
      bytes: request.body,
      from: author,
      to: mailbox,
      isProven: senders.isProven(mail, in: request),
      names: names
    )
    return Reception(events: [.message(received.message)])
  }

  /// Sends a message as a mail, once.
  ///
  /// A message has the same identifier each time: a second copy is one mail to most programs.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard message.recipient.kind == .email else {
      return .refused(DeliveryFailure(.unreachable))
    }
    guard case .mailbox(let mailbox) = message.entryPoint.identity, message.attachments.isEmpty
    else { return .refused(DeliveryFailure(.invalidRequest)) }
    let mail: OutgoingMail
    do {
      mail = try OutgoingMail(message, from: mailbox, names: names, at: clock())
    } catch is MailEnvelopeError {
      return .refused(DeliveryFailure(.unreachable))
    } catch {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    let outcome = await transport.submit(mail.bytes, envelope: mail.envelope)
    return outcome.sendOutcome(messageID: mail.messageID)
  }
}
