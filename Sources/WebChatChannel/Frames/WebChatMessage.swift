public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A message for the visitor's widget.
public struct WebChatMessage: Hashable, Sendable {
  /// Who wrote it.
  @nonexhaustive
  public enum Author: Hashable, Sendable {
    /// The visitor, under this id of the browser if it came by the chat.
    case visitor(client: String?)
    /// An agent, by the name that visitors see if it is told.
    case agent(name: String?)
    /// A program.
    case automation
  }

  /// Our name for it; the same one twice is the same message.
  public let id: MessageID
  /// Who wrote it.
  public let author: Author
  /// The text; it may be empty beside files.
  public let text: String
  /// The files, by reference.
  public let attachments: [Attachment]
  /// When it left or came, in whole milliseconds.
  public let at: Date
  /// The channel that carried it: what was mailed stands in the chat as well.
  public let channel: ChannelKind
  /// The browser's id of the visitor's message that it answers.
  public let answers: String?
  /// Whether the text was taken out for good.
  public let isWithheld: Bool

  /// Describes a message; only adapters and the tests of widgets need to.
  public init(
    id: MessageID,
    author: Author = .agent(name: nil),
    text: String,
    attachments: [Attachment] = [],
    at: Date,
    channel: ChannelKind = .webChat,
    answers: String? = nil,
    isWithheld: Bool = false
  ) {
    self.id = id
    self.author = author
    self.text = text
    self.attachments = attachments
    self.at = at
    self.channel = channel
    self.answers = answers
    self.isWithheld = isWithheld
  }

  /// A message of a transcript as the visitor may see it; `nil` for notes, notices, and what was
  /// withdrawn before it was sent.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - name: The name of an agent that visitors see.
  public init?(_ message: Message, name: (AgentID) -> String?) {
    guard message.direction != .internal, message.status != .cancelled else { return nil }
    let author: Author
    switch message.author {
    case .customer:
      let client = message.channel == .webChat ? message.externalID : nil
      author = .visitor(client: client.flatMap { ClientMessageID($0)?.id })
    case .agent(let agent): author = .agent(name: name(agent))
    case .automation: author = .automation
    default: return nil
    }
    let isWithheld: Bool
    switch message.content {
    case .text: isWithheld = false
    case .withheld: isWithheld = true
    default: return nil
    }
    self.init(
      id: message.id,
      author: author,
      text: message.text ?? "",
      attachments: message.attachments,
      at: message.at,
      channel: message.channel,
      isWithheld: isWithheld
    )
  }
}
