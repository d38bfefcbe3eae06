import ChannelAdapters
import ConversationCore
import EmailChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The library's word, which Swift Testing uses for something else.
typealias Attachment = ConversationCore.Attachment

/// Two mailboxes of our own making, and mails to them.
struct EmailFixture {
  static let now = Date(milliseconds: 1_767_225_600_000)
  static let message = MessageID(conversation: ConversationID(bits: 77), sequence: 3)
  static let mailbox = "support@example.com"

  let names: OwnMessageIDs
  let transport: InMemoryMailTransport
  let adapter: EmailAdapter

  init(
    _ outcomes: [MailOutcome] = [],
    senders: SenderVerdict = .nobody,
    limits: MailLimits = MailLimits(),
    files: FilePolicy = FilePolicy(),
    writesMarker: Bool = false,
    signsAddresses: Bool = false,
    openFile: (@Sendable (Attachment) async throws -> [UInt8])? = nil
  ) throws {
    names = try OwnMessageIDs(
      domain: "mail.example.com",
      newest: Secret("made-up-new"),
      older: [Secret("made-up-old")]
    )
    transport = InMemoryMailTransport(outcomes)
    adapter = try EmailAdapter(
      mailboxes: [Self.mailbox, "Sales@example.com"],
      names: names,
      transport: transport,
      senders: senders,
      limits: limits,
      files: files,
      writesMarker: writesMarker,
      signsAddresses: signsAddresses,
      openFile: openFile,
      clock: { Self.now }
    )
  }

  func call(
    _ mail: String,
    headers: [(String, String)] = []
  ) throws -> WebhookRequest {
    let pairs = headers.map { (name: $0.0, value: $0.1) }
    return WebhookRequest(
      url: "https://internal.example.com/mail",
      headers: try HeaderFields(pairs),
      body: Array(mail.utf8)
    )
  }

  func receive(_ mail: String, headers: [(String, String)] = []) throws -> Reception {
    try adapter.receive(call(mail, headers: headers), at: Self.now)
  }

  func message(_ mail: String, headers: [(String, String)] = []) throws -> InboundMessage? {
    guard case .message(let message) = try receive(mail, headers: headers).events.first else {
      return nil
    }
    return message
  }

  func refusal(_ request: WebhookRequest) -> WebhookRefusal.Code? {
    do throws(WebhookRefusal) {
      _ = try adapter.receive(request, at: Self.now)
      return nil
    } catch { return error.code }
  }
}

/// Reads a mail from text.
func mail(_ text: String, limits: MailLimits = MailLimits()) throws -> MailMessage {
  try MailMessage(parsing: Array(text.utf8), limits: limits)
}
