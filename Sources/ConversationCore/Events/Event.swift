/// One entry of the durable sequence of everything that happened.
@nonexhaustive
public enum Event: Hashable, Sendable, Codable {
  /// Something happened to a conversation.
  case conversation(ConversationID, ConversationEvent)
  /// Something happened to an agent.
  case agent(AgentID, AgentEvent)
  /// Something happened to a customer's record.
  case customer(CustomerID, CustomerEvent)
  /// An entry point was deleted.
  case entryPointDeleted(EntryPointID)
  /// Something has become known of a call.
  case call(CallID, CallNews)
  /// Something happened to a ticket.
  case ticket(TicketID, TicketEvent)
  /// A team's settings have changed.
  case team(TeamID, TeamEvent)
  /// The tenant's switch was turned: agents see the values of customers masked, or as they are.
  case displayChanged(isMasked: Bool)
  /// Something that a host or a later module records: its kind, and what it is about.
  case other(kind: String, subject: String)
}
