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
  let limits: MailLimits
  let files: FilePolicy
  private let marker: ReplyMarker
  private let style: OutgoingMail.Style
  private let openFile: (@Sendable (Attachment) async throws -> [UInt8])?
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
  ///   - files: Which files of a mail are taken, and who looks into them.
  ///   - marker: The line above which customers are asked to write.
  ///   - writesMarker: Whether mails to customers begin with that line.
  ///   - signsAddresses: Whether answers and bounces come to an address of the mailbox that proves
  ///     which mail they are about (``OwnMessageIDs/replyAddress(of:at:)``); its server must take
  ///     addresses with a plus sign.
  ///   - openFile: Opens a file that an agent sends, by its reference; without it, mails carry none.
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
    files: FilePolicy = FilePolicy(),
    marker: ReplyMarker = .standard,
    writesMarker: Bool = false,
    signsAddresses: Bool = false,
    openFile: (@Sendable (Attachment) async throws -> [UInt8])? = nil,
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
    self.files = files
    self.marker = marker
    self.openFile = openFile
    style = OutgoingMail.Style(
      names: names,
      marker: writesMarker ? marker : nil,
      signsAddresses: signsAddresses
    )
    self.clock = clock
  }

  /// The most files of a mail to a customer, and the most bytes of all of them (W-38).
  private static let mostFiles = 10
  private static let mostFileBytes = 25_000_000

  /// What can be sent: text, and files where the host opens them; at any time, and first.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(
      maximumAttachments: openFile == nil ? 0 : Self.mostFiles,
      maximumAttachmentBytes: Self.mostFileBytes,
      mayWriteFirst: true
    )
  }

  /// Reads a mail.
  ///
  /// Mail of our own that comes back, and mail from one of our own mailboxes, is passed over: it
  /// would go round for ever. A report that a mail of ours has failed moves its delivery, and is
  /// stored beside it.
  ///
  /// - Throws: `WebhookRefusal` `foreignAccount` for a mail to nobody here, `malformed` for one
  ///   without an author or beyond a limit, `tooLarge` by its size.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    guard request.body.count <= limits.messageBytes else {
      throw WebhookRefusal(.tooLarge(limit: limits.messageBytes, actual: request.body.count))
    }
    let mail: MailMessage
    let found: MailboxFinder.Delivery?
    do {
      mail = try MailMessage(parsing: request.body, limits: limits)
      found = try finder.delivery(of: mail, in: request, among: mailboxes, limits: limits)
    } catch {
      throw WebhookRefusal(.malformed(error.description))
    }
    guard let delivery = found else { throw WebhookRefusal(.foreignAccount) }
    guard let author = mail.from else {
      throw WebhookRefusal(.malformed("From holds no address"))
    }
    if let id = mail.messageID, names.message(named: id) != nil {
      return Reception(ignored: [IgnoredItem("mail", reason: "it is our own that has come back")])
    }
    guard MailboxFinder.mailbox(of: author, among: mailboxes) == nil else {
      return Reception(ignored: [IgnoredItem("mail", reason: "it is from one of our mailboxes")])
    }
    let answered = delivery.addresses.lazy.compactMap { names.message(answeredAt: $0) }.first
    var events: [InboundEvent] = []
    var reported: MessageID?
    if let bounce = mail.bounce {
      reported = answered ?? bounce.originalMessageID.flatMap { names.message(named: $0) }
      if let reported {
        let report = ReceivedReport(bounce, on: reported, at: delivery.mailbox)
        if let delivery = report.delivery { events.append(.delivery(delivery)) }
        guard report.isForPeople else {
          let item = report.reason.map { IgnoredItem("report", reason: $0) }
          return Reception(events: events, ignored: item.map { [$0] } ?? [])
        }
      } else if bounce.action != .failed {
        let reason =
          "a report that a mail is \(bounce.action.rawValue), which is not proven to be ours"
        return Reception(ignored: [IgnoredItem("report", reason: reason)])
      }
    }
    let received = ReceivedMail(
      mail,
      bytes: request.body,
      from: author,
      to: delivery.mailbox,
      isProven: senders.isProven(mail, in: request),
      answered: reported ?? answered,
      names: names,
      files: files,
      marker: marker
    )
    events.append(.message(received.message))
    return Reception(events: events)
  }

  /// Sends a message as a mail, once.
  ///
  /// A message has the same identifier each time: a second copy is one mail to most programs.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard message.recipient.kind == .email else {
      return .refused(DeliveryFailure(.unreachable))
    }
    guard case .mailbox(let mailbox) = message.entryPoint.identity else {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    let mail: OutgoingMail
    do {
      guard let files = try await open(message.attachments) else {
        return .refused(DeliveryFailure(.invalidRequest))
      }
      mail = try OutgoingMail(message, from: mailbox, files: files, style: style, at: clock())
    } catch is MailEnvelopeError {
      return .refused(DeliveryFailure(.unreachable))
    } catch is MailWritingError {
      return .refused(DeliveryFailure(.invalidRequest))
    } catch {
      // The host could not open a file now: nothing has left yet.
      return .retry(after: nil, nil)
    }
    let outcome = await transport.submit(mail.bytes, envelope: mail.envelope)
    return outcome.sendOutcome(messageID: mail.messageID)
  }

  /// The files of a message with their bytes; `nil` for more than a mail carries.
  private func open(_ attachments: [Attachment]) async throws -> [MailDraft.File]? {
    guard !attachments.isEmpty else { return [] }
    guard let openFile, attachments.count <= Self.mostFiles else { return nil }
    var files: [MailDraft.File] = []
    var total = 0
    for attachment in attachments {
      let content = try await openFile(attachment)
      total += content.count
      guard total <= Self.mostFileBytes else { return nil }
      files.append(
        MailDraft.File(name: attachment.name, mediaType: attachment.mediaType, content: content)
      )
    }
    return files
  }
}
