import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is known of a conversation.
final class ConversationModel {
  let id: ConversationID
  let name: ConversationName
  /// Whether assignments take no slot.
  let isShared: Bool
  /// What was last committed.
  var record: Conversation?
  var version = 0
  /// When something is due in it.
  var deadline: Date?
  /// The place of the queue in which it waits.
  var waitsIn: Int?
  /// What the events tell.
  var shadow = Shadow()
  /// Every message, in order.
  var entries: [MessageEntry] = []
  /// How many of them were looked through for card numbers in two parts.
  var checkedEntries = 0
  /// The last message that the provider was handed, and what it said.
  var lastDeparture: (sequence: Int, answer: ProviderAnswer, at: Date)?
  /// The occasions on which a program has replied in it.
  var repliedOccasions: [String] = []
  /// When its customer, and no machine, last wrote.
  var writtenAt: Date?
  /// The last message of each agent, by its text's number.
  var lastReplies: [(agent: AgentID, number: Int)] = []

  init(_ id: ConversationID, _ name: ConversationName, isShared: Bool) {
    self.id = id
    self.name = name
    self.isShared = isShared
  }

  /// The slots that the record takes, by agent.
  static func holdings(
    of record: Conversation,
    isShared: Bool
  ) -> [(agent: AgentID, use: Slot.Use)] {
    var holdings: [(agent: AgentID, use: Slot.Use)] = []
    if let offer = record.openOffer {
      holdings.append((offer.agent, .offered(number: offer.number)))
    }
    guard !isShared else { return holdings }
    for leg in record.legs where leg.isOpen {
      holdings.append((leg.agent, leg.wrapUp == nil ? .handling : .wrapUp))
    }
    return holdings
  }
}

/// What is known of an agent.
struct AgentModel {
  let id: AgentID
  /// What was last committed.
  var record: Agent?
  var version = 0
  /// What their conversations say of their capacity, by the conversation's index.
  var holdings: [(conversation: Int, use: Slot.Use)] = []
}

/// What is known of an entry point: it may be deleted, and another one set up in its place.
struct EntryPointModel {
  /// Which of those in its place it is, from 1 on.
  var generation = 1
  var isDeleted = false
}

/// What is known of a customer.
struct CustomerModel {
  /// Their conversations by index, in the order they were opened.
  var conversations: [Int] = []
  /// The step in which they have opted out of messages; `nil` while they take them.
  var optedOutIn: Int?
  /// What became of each of their messages, by number.
  var messages: [MessageState] = []

  /// What became of a message that a customer wrote.
  enum MessageState: Sendable {
    /// Nobody has handed it in.
    case unknown
    /// It was handed in.
    case attempted
    /// It is stored.
    case stored(MessageID)
  }
}
