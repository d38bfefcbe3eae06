public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One entry of a transcript, as it is shown.
public struct Bubble: Hashable, Sendable, Identifiable {
  /// On whose side a bubble stands; colours are the desktop's (V-05).
  @nonexhaustive
  public enum Side: String, Hashable, Sendable {
    /// The customer's.
    case customer
    /// The business's: an agent's, or that of a program of the host.
    case agent
    /// Neither: a notice.
    case system
    /// Neither: an agent's private note, which the customer never sees.
    case note
  }

  /// The message.
  public let id: MessageID
  /// On whose side it stands.
  public let side: Side
  /// Whether the viewer wrote it.
  public let isOwn: Bool
  /// The author's initials (V-05, L-05, A-13); `nil` for a notice.
  public let initials: String?
  /// The author's name; `nil` for a notice and for a customer of whom none is known.
  public let author: String?
  /// What it says.
  public let text: String
  /// The channel that carried it; `nil` for web chat and for what no channel carries (H-09, A-39).
  public let badge: ChannelKind?
  /// How far it has come, for a message to the customer (F-14).
  public let status: DeliveryStatus?
  /// When it entered the transcript.
  public let at: Date
  /// Its files.
  public let attachments: [Attachment]
  /// Whether the sender is proven to be the customer; `false` marks a stranger.
  public let isVerifiedSender: Bool

  /// Describes a message for a viewer.
  public init(_ message: Message, in state: DeskState, for viewer: AgentID) {
    let author = BubbleAuthor(of: message, in: state)
    id = message.id
    side = Side(of: message)
    isOwn = message.author == .agent(viewer)
    initials = author.initials
    self.author = author.name
    switch message.content {
    case .text(let text): self.text = text
    case .notice(let notice): text = state.wording.notice(notice, state.names).description
    case .withheld(let reason): text = state.wording.withheld(reason)
    }
    let isCarried = message.direction != .internal && message.channel != .webChat
    badge = isCarried ? message.channel : nil
    status = message.direction == .outbound ? message.status : nil
    at = message.at
    attachments = message.attachments
    isVerifiedSender = message.isVerifiedSender
  }
}

extension Bubble.Side {
  /// A program of the host speaks for the business, or notes something for the agents.
  fileprivate init(of message: Message) {
    switch (message.author, message.direction) {
    case (.customer, _): self = .customer
    case (.system, _): self = .system
    case (.agent, .internal), (.automation, .internal): self = .note
    case (.agent, _), (.automation, _): self = .agent
    }
  }
}
