#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One change of one conversation, with all that must change in the same commit.
///
/// A transition is made from the records as they were read, changed by one command or by the
/// passing of time, and committed as a whole. Rules are its methods: synchronous, without a clock,
/// ids or chance of their own, so that a rule is a unit test of three lines.
///
/// ```swift
/// var change = Transition(conversation, agents: [anna], policy: policy)
/// try change.accept(offer: 1, by: "anna", at: now)
/// change.conversation.owner  // "anna"
/// ```
public struct Transition: Sendable {
  /// The conversation, as it is to be.
  public internal(set) var conversation: Conversation
  /// The agents whose slots and states change with it, as they are to be.
  public var agents: [Agent] { sharedAgents.map { $0.value } }
  /// The agents as storages hand them on.
  package internal(set) var sharedAgents: [Shared<Agent>]
  /// Whether something had fallen due and was carried out.
  public internal(set) var hasAdvanced = false
  /// Which of the agents have changed.
  public internal(set) var changedAgents: [AgentID] = []
  /// The policy of the conversation's inbox.
  public var policy: InboxPolicy { _read { yield sharedPolicy.value } }
  private let sharedPolicy: Shared<InboxPolicy>
  /// What happened, in order.
  public internal(set) var events: [Event] = []
  /// The messages that enter the transcript.
  public internal(set) var messages: [Message] = []
  /// What replaces the content of messages that were stored before.
  public internal(set) var amendments: [MessageAmendment] = []
  /// The deliveries of those that go out.
  public internal(set) var deliveries: [Delivery] = []

  /// Begins a change of a conversation that was read.
  ///
  /// `agents`: those that ``Conversation/concernedAgents`` names, and those that the
  ///   command names. One that is missing is left as it is.
  public init(_ conversation: Conversation, agents: [Agent], policy: InboxPolicy) {
    self.init(conversation, agents: agents.map { Shared($0) }, policy: Shared(policy))
  }

  /// Begins a change of records that are shared with whoever has read them.
  package init(
    _ conversation: Conversation,
    agents: [Shared<Agent>],
    policy: Shared<InboxPolicy>
  ) {
    self.conversation = conversation
    sharedAgents = agents
    sharedPolicy = policy
  }

  /// An agent of the transition, if they were handed in.
  public func agent(_ id: AgentID) -> Agent? { sharedAgent(id)?.value }

  /// An agent of the transition, as storages hand them on.
  package func sharedAgent(_ id: AgentID) -> Shared<Agent>? {
    sharedAgents.first { $0.value.id == id }
  }

  /// Hands in further agents; those who are in it already stay as they are.
  public mutating func include(_ others: [Agent]) {
    for other in others where agent(other.id) == nil { sharedAgents.append(Shared(other)) }
  }

  // MARK: For rules

  /// The time that counts for the record.
  ///
  /// It never runs backwards: a clock that was set back counts as standing still.
  func time(at now: Date) -> Date { max(now.inWholeMilliseconds, conversation.changedAt) }

  /// Begins a change: returns the time that counts for the record, and keeps it.
  mutating func begin(at now: Date) -> Date {
    conversation.changedAt = time(at: now)
    return conversation.changedAt
  }

  /// Notes what happened to the conversation.
  mutating func note(_ event: ConversationEvent) {
    events.append(.conversation(conversation.id, event))
  }

  /// Refuses a command that the table of transitions does not have for the stage.
  func require(_ command: CommandKind) throws(ConversationError) {
    let stage = conversation.stage.name
    // Nobody is left to say anything to, or about.
    guard TransitionTable.allows(command, in: stage), !conversation.isErased else {
      throw ConversationError(.illegalCommand(command, in: stage))
    }
  }

  /// The ownership, for a command of the owner.
  func requireOwner(_ agent: AgentID) throws(ConversationError) -> Ownership {
    guard case .active(let ownership) = conversation.stage, ownership.owner == agent else {
      throw ConversationError(.notOwner)
    }
    return ownership
  }
}
