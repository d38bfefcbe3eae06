public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A conversation as a row of an agent's inbox: what its card shows, and where it stands in the list.
public struct InboxRow: Hashable, Sendable, Identifiable {
  /// A tag of a conversation: people type what they like into it, so that it is masked as a text is.
  public struct Tag: Hashable, Sendable {
    /// What is shown.
    public let text: String
    /// The tag, for commands; `nil` where ``text`` is not all of it: who does not see it whole can
    /// neither take it off nor put it on.
    public let id: TagID?

    init(_ tag: TagID, _ shown: ShownValues) {
      text = shown.text(tag.rawValue, on: .taskPaneMessagePreview, .inbound)
      id = text.utf8.elementsEqual(tag.rawValue.utf8) ? tag : nil
    }
  }

  /// Title, name, preview and timer, masked for the viewer.
  public let card: TaskCard
  /// The channel of its newest message, or that by which it is answered; `nil` for web chat (H-09,
  ///
  public let badge: ChannelKind?
  /// In which list of the viewer's it stands.
  public let category: InboxCategory
  /// The name of whoever it is assigned to; `nil` for nobody.
  public let assignee: String?
  /// The assignee's initials.
  public let assigneeInitials: String?
  /// Whether the viewer has joined it without being assigned (S-05).
  public let hasJoined: Bool
  /// Whether something of the customer waits to be read (S-10).
  public let isUnread: Bool
  /// Since when the customer waits for an answer; `nil` if they do not.
  public let waiting: CountUp?
  /// Its tags, in order: people type what they like into them, so that they are masked as a text is.
  public let tags: [Tag]
  /// What its customer thinks of it, from 1 to 5 (S-06); `nil` while they have not said.
  public let rating: Int?
  /// What they say beside it, masked as a text is.
  public let ratingText: String?
  /// When it comes back into sight; `nil` if it is in sight, or waits for the customer.
  public let snoozedUntil: Date?

  /// The conversation.
  public var id: ConversationID { card.id }

  /// Describes a conversation for a viewer, with the newest message of its transcript and how far
  /// agents have read it.
  public init(
    _ state: DeskState,
    lastMessage: Message?,
    readMark: ReadMark? = nil,
    for viewer: Agent,
    at now: Date
  ) {
    let conversation = state.advanced(to: now).conversation
    card = TaskCard(state, lastMessage: lastMessage, for: viewer.id, at: now)
    let carried = lastMessage.flatMap { $0.direction == .internal ? nil : $0.channel }
    let channel = carried ?? conversation.answerChannel
    badge = channel == .webChat ? nil : channel
    category = InboxSight(of: viewer).category(of: conversation.inboxShelf)
    assignee = conversation.owner.map { state.names.name(of: $0) }
    assigneeInitials = assignee.map { CustomerName.initials(of: $0) }
    hasJoined = conversation.joined.contains(viewer.id)
    isUnread = conversation.hasUnread(newest: lastMessage, after: readMark)
    waiting = conversation.waitingSince.map { CountUp(since: $0, at: now) }
    let shown = ShownValues(state)
    tags = conversation.tags.map { Tag($0, shown) }
    rating = conversation.rating?.value
    ratingText = conversation.rating?.text.map {
      shown.text($0, on: .taskPaneMessagePreview, .inbound)
    }
    snoozedUntil = conversation.snooze?.until
  }
}
