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
  /// An agent has assigned the conversation to an agent, perhaps to themselves (S-02).
  case assigned(to: AgentID, by: AgentID)
  /// An agent has taken an assignment back (S-02).
  case unassigned(from: AgentID, by: AgentID)
  /// An agent has resolved the conversation (S-02).
  case resolved(by: AgentID)
  /// An agent has reopened the conversation.
  case reopenedBy(AgentID)
  /// The entry point was deleted: nothing more can be sent (V-06).
  case entryPointDeleted
  /// The customer has ended the conversation (W-14).
  case endedByCustomer
  /// Files of the customer's message were dropped; agents are told why (W-29).
  case attachmentsDropped([DroppedAttachment])
  /// The customer has set an emoji to a message, or taken it away (`nil`).
  case reacted(String?)
  /// The customer has come by a link or advertisement.
  case referred(Referral)
  /// Who answers the thread has changed, among programs that share it.
  case threadControl(ThreadControl)
}
