import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The shop's mailboxes, with the real adapter over a transport that keeps what it gets.
struct MailScene {
  static let address = "help@shop.example.com"

  static let mailboxes = [
    EntryPoint(
      id: "mailbox",
      channel: .email,
      identity: .mailbox(address),
      displayName: "Help",
      inbox: "support",
      queue: "help"
    ),
    EntryPoint(
      id: "other-mailbox",
      channel: .email,
      identity: .mailbox("jobs@shop.example.com"),
      displayName: "Jobs",
      inbox: "other",
      queue: "help"
    ),
  ]

  let transport: InMemoryMailTransport
  let names: OwnMessageIDs
  var files = FilePolicy()

  init(_ outcomes: [MailOutcome] = []) throws {
    transport = InMemoryMailTransport(outcomes)
    names = try OwnMessageIDs(domain: "mail.example.com", newest: Secret("made-up-mail-secret"))
  }

  func adapter(clock: @escaping @Sendable () -> Date) throws -> EmailAdapter {
    try EmailAdapter(
      mailboxes: [Self.address, "jobs@shop.example.com"],
      names: names,
      transport: transport,
      senders: .requestHeader("X-Dmarc"),
      files: files,
      clock: clock
    )
  }

  /// The mails that have left.
  func sent() throws -> [MailMessage] {
    try transport.submissions.map { try MailMessage(parsing: $0.message) }
  }

  /// A customer's mail, as the host's mail server hands it in.
  func mail(
    from author: String = "cora@example.com",
    to mailbox: String = address,
    answering answered: String? = nil,
    id: String,
    _ text: String,
    isProven: Bool = true,
    fields: String = ""
  ) throws -> WebhookRequest {
    let inReplyTo = answered.map { "In-Reply-To: \($0)\r\n" } ?? ""
    let mail =
      "From: Cora <\(author)>\r\nTo: \(mailbox)\r\nSubject: Re: Shop\r\n"
      + "Message-ID: <\(id)@example.com>\r\n\(inReplyTo)\(fields)\r\n\(text)\r\n"
    return WebhookRequest(
      url: "https://internal.example.com/mail",
      headers: try HeaderFields([(name: "X-Dmarc", value: isProven ? "pass" : "fail")]),
      body: Array(mail.utf8)
    )
  }
}

extension ChatScene {
  /// Has a mail come in; where it was stored, and how.
  @discardableResult
  func receive(_ mail: WebhookRequest) async throws -> (message: MessageID, route: InboundRoute) {
    let outcome = await center.receive(mail, for: "email")
    guard case .stored(let id, let route) = outcome.results.first else { throw NotStored() }
    return (id, route)
  }

  private struct NotStored: Error {}

  /// Has the visitor of a browser leave the site.
  func leave(_ browser: ChatBrowser, after seconds: TimeInterval = 31) async throws {
    await browser.send(#"{"v":1,"type":"goodbye"}"#)
    await browser.line?.close()
    try await pass(seconds)
  }

  /// A visitor who has left their address, and whom Anna has accepted.
  func visitor() async throws -> (
    browser: ChatBrowser, session: String, conversation: ConversationID
  ) {
    let browser = try await greet()
    await browser.send(
      #"{"v":1,"type":"contact","id":"c-1","email":"cora@example.com","text":"Hello"}"#
    )
    let session = try #require(browser.welcome?.session)
    return (browser, session, try await accept())
  }

  /// Anna's answer, and what a worker does about it at once.
  @discardableResult
  func answer(_ text: String = "It has shipped", in id: ConversationID) async throws -> MessageID {
    let sent = try await center.send(text, in: id, by: "anna")
    try await center.runDue()
    return try #require(sent.message)
  }

  /// Some seconds pass, and a worker looks.
  func pass(_ seconds: TimeInterval) async throws {
    time.advance(by: seconds)
    try await center.runDue()
  }

  func events() async throws -> [Event] {
    try await storage.events(after: .start, limit: 10_000).map(\.event)
  }
}
