public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How agents are told of messages that they could not answer (H-33 … H-36, A-37).
///
/// Mails hold nothing of a customer: they leave the house, and nobody masks them. What happened, by
/// which channel and when is enough to come and look.
public struct NotificationPolicy: Sendable {
  /// How mails leave the house.
  struct Mail: Sendable {
    let transport: any MailTransport
    let sender: EnvelopeAddress
  }

  /// What hands mails on, and where they come from; `nil` if the desk alone tells.
  let mail: Mail?
  /// How many seconds a notice waits for others that go out with it.
  public var coalescing: TimeInterval = 60
  /// The words of a mail.
  public var wording: @Sendable (NoticeMail) -> NoticeText = { NoticeText(english: $0) }

  /// Tells agents at their desks, and by mail.
  ///
  /// Mails come from the sender's address, and their bounces go there.
  public init(transport: any MailTransport, from sender: EnvelopeAddress) {
    mail = Mail(transport: transport, sender: sender)
  }

  /// Tells agents at their desks, by `AgentEvent`s, and by no mail.
  public init() { mail = nil }
}

/// What a mail tells an agent.
public struct NoticeMail: Hashable, Sendable {
  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// What happened.
    public let kind: AgentNotices.Entry.Kind
    /// In which conversation, so that a host may make a link of it.
    public let conversation: ConversationID
    /// By which channel the customer wrote.
    public let channel: ChannelKind
    /// When.
    public let at: Date
  }

  /// Whom it is for.
  public let agent: AgentID
  /// What their colleagues call them.
  public let agentName: String
  /// What happened, oldest first.
  public let lines: [Line]
}

/// Subject and text of a mail.
public struct NoticeText: Hashable, Sendable {
  /// The subject, in one line.
  public var subject: String
  /// The text.
  public var text: String

  /// Words of one's own.
  public init(subject: String, text: String) {
    self.subject = subject
    self.text = text
  }

  /// English words.
  public init(english mail: NoticeMail) {
    func count(_ kind: AgentNotices.Entry.Kind, _ one: String, _ many: String) -> String? {
      let count = mail.lines.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let counts = [
      count(.offlineMessage, "message while you were offline", "messages while you were offline"),
      count(.missedConversation, "missed conversation", "missed conversations"),
    ].compactMap(\.self)
    subject = counts.joined(separator: ", ")
    let lines = mail.lines.map { line in
      let what =
        switch line.kind {
        case .offlineMessage: "Message while you were offline"
        case .missedConversation: "The visitor left before an answer"
        }
      return "\(line.at.formatted(.iso8601)) · \(line.channel) · \(what) · \(line.conversation)"
    }
    text = "Hello \(mail.agentName),\n\n" + lines.joined(separator: "\n") + "\n"
  }
}
