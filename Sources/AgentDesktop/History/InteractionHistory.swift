public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The agent interaction history: the conversations with a customer, each as a card (V-26, V-27).
public struct InteractionHistory: Hashable, Sendable {
  /// One conversation.
  public struct Card: Hashable, Sendable, Identifiable {
    /// The conversation.
    public let id: ConversationID
    /// Where an inbound contact came from (V-26); what an outbound one has dialled (V-27).
    public let title: String
    /// The channel.
    public let channel: ChannelKind
    /// Who began it.
    public let direction: MessageDirection
    /// Whether it is still open.
    public let isOpen: Bool
    /// When it began.
    public let openedAt: Date
    /// When anything was last said.
    public let lastActivityAt: Date
    /// The names of the agents who took part, in the order in which they joined.
    public let agents: [String]
  }

  /// The cards, in the order in which the conversations were given.
  public let cards: [Card]

  /// Describes conversations of the state's customer.
  public init(_ conversations: [Conversation], in state: DeskState) {
    let shown = ShownValues(state)
    cards = conversations.map { conversation in
      var agents: [AgentID] = []
      for leg in conversation.legs where !agents.contains(leg.agent) { agents.append(leg.agent) }
      return Card(
        id: conversation.id,
        title: shown.title(of: conversation, on: .interactionHistoryTitle),
        channel: conversation.channel,
        direction: conversation.direction,
        isOpen: conversation.isOpen,
        openedAt: conversation.openedAt,
        lastActivityAt: conversation.lastActivityAt,
        agents: agents.map(state.names.name(of:))
      )
    }
  }
}
