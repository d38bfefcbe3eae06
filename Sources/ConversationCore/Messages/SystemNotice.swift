/// What a system message says, as data; its words come from one replaceable table.
@nonexhaustive
public enum SystemNotice: Hashable, Sendable, Codable {
  /// The conversation was reopened by its customer.
  case reopened
  /// An agent has joined as a conference guest (F-27).
  case agentJoined(AgentID)
  /// The conference guest has left (F-29).
  case agentLeft(AgentID)
  /// The conversation has passed from one agent to another (F-15).
  case transferred(from: AgentID, to: AgentID)
  /// An agent has handed the conversation to a queue (V-33).
  case transferredToQueue(from: AgentID, to: QueueID)
  /// The entry point was deleted: nothing more can be sent (V-06).
  case entryPointDeleted
  /// The customer has ended the conversation (W-14).
  case endedByCustomer
  /// Files of the customer's message were dropped; agents are told why (W-29).
  case attachmentsDropped([DroppedAttachment])
}
