public import ConversationCore
import Masking

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
  /// The author's name; for a customer without one the address by which people know them; `nil` for
  /// a notice and for a customer of whom nothing is known.
  public let author: String?
  /// The line under a customer's message: the address that they write from (V-24); `nil` where
  /// people do not know them by it, and for what is not a customer's.
  public let signature: String?
  /// What it says; masked for whom the tenant masks (V-23).
  public let text: String
  /// The channel that carried it; `nil` for web chat and for what no channel carries (H-09, A-39).
  public let badge: ChannelKind?
  /// The answers that the customer can give by a button.
  public let quickReplies: [QuickReply]
  /// What the button that the customer pressed carries for programs; `nil` for most messages.
  public let payload: String?
  /// How far it has come, for a message to the customer (F-14).
  public let status: DeliveryStatus?
  /// Why it has not reached the customer, in the desktop's words; `nil` unless it has failed.
  public let failure: String?
  /// When the customer has seen it, as far as that is known (S-10); `nil` while they have not, and for
  /// what is not to them.
  public let seenAt: Date?
  /// Whether it is a customer's message that no agent has read yet (S-10).
  public let isUnread: Bool
  /// When it entered the transcript.
  public let at: Date
  /// Its files; what is said of them is masked, nobody looks into them (W-26).
  public let attachments: [FileCard]
  /// Whether the sender is proven to be the customer; `false` marks a stranger.
  public let isVerifiedSender: Bool
  /// Whether there is more of it than its text: what its author quoted and signed, which ``FullText``
  /// shows on request.
  public let hasFullText: Bool

  /// Describes a message for a viewer.
  public init(_ message: Message, in state: DeskState, for viewer: AgentID) {
    self.init(message, in: state, ShownValues(state), for: viewer)
  }

  init(_ message: Message, in state: DeskState, _ shown: ShownValues, for viewer: AgentID) {
    let author = BubbleAuthor(of: message, in: state, shown)
    let direction = DisplayDirection(message.direction)
    id = message.id
    side = Side(of: message)
    isOwn = message.author == .agent(viewer)
    initials = author.initials
    self.author = author.name
    signature = author.signature
    text = state.text(of: message, shown, on: .digitalMediaMessage)
    let isCarried = message.direction != .internal && message.channel != .webChat
    badge = isCarried ? message.channel : nil
    status = message.direction == .outbound ? message.status : nil
    failure = message.failure.map(state.wording.failure)
    seenAt = message.direction == .outbound ? state.seenAt[message.id] : nil
    isUnread = state.conversation.isUnread(message, after: state.readMark)
    at = message.at
    attachments = message.attachments.enumerated().map { place, file in
      FileCard(file, at: place, shown, on: .digitalMediaMessage, direction)
    }
    quickReplies = (message.quickReplies ?? []).map { reply in
      QuickReply(
        shown.text(reply.title, on: .digitalMediaMessage, direction),
        payload: shown.text(reply.payload, on: .digitalMediaMessage, direction)
      )
    }
    payload = message.payload.map { shown.text($0, on: .digitalMediaMessage, direction) }
    isVerifiedSender = message.isVerifiedSender
    hasFullText = message.fullText != nil
  }
}

extension Bubble.Side {
  /// A program of the host speaks for the business, or notes something for the agents.
  fileprivate init(of message: Message) {
    switch (message.author, message.direction) {
    case (.customer, _): self = .customer
    case (.system, _): self = .system
    case (.agent, .internal), (.automation, .internal): self = .note
    case (.agent, _), (.automation, _), (.outside, _): self = .agent
    }
  }
}
