import ConversationCore
import Foundation
import Testing

/// One conversation and the agents around it: each command is a change of its own, taken over as a
/// whole or not at all, as a commit would.
struct Desk {
  private(set) var conversation: Conversation
  var agents: [Agent]
  var policy: InboxPolicy
  /// What the last command has brought about.
  private(set) var events: [Event] = []
  /// The whole transcript.
  private(set) var messages: [Message] = []
  /// Every delivery.
  private(set) var deliveries: [Delivery] = []

  init(_ opened: Transition, agents: [Agent]) {
    conversation = opened.conversation
    policy = opened.policy
    self.agents = agents
    take(opened)
  }

  subscript(agent: AgentID) -> Agent? { agents.first { $0.id == agent } }

  /// What happened to the conversation in the last command.
  var conversationEvents: [ConversationEvent] {
    events.compactMap { event in
      if case .conversation(_, let event) = event { return event }
      return nil
    }
  }

  var notices: [SystemNotice] {
    messages.compactMap { message in
      if case .notice(let notice) = message.content { return notice }
      return nil
    }
  }

  func state(of agent: AgentID, for channelClass: ChannelClass = .social) -> AgentState? {
    self[agent]?.availability[channelClass].state
  }

  func use(of agent: AgentID) -> Slot.Use? { self[agent]?.slot(for: conversation.id)?.use }

  @discardableResult
  mutating func perform<Result>(
    _ command: (inout Transition) throws -> Result
  ) rethrows -> Result {
    var change = Transition(conversation, agents: agents, policy: policy)
    let result = try command(&change)
    take(change)
    return result
  }

  /// Why a command is refused; `nil` when it is not. Whoever is refused has changed nothing.
  mutating func refusal<Result>(
    _ command: (inout Transition) throws -> Result
  ) -> ConversationError.Code? {
    var change = Transition(conversation, agents: agents, policy: policy)
    do {
      _ = try command(&change)
      take(change)
      return nil
    } catch {
      #expect(change.conversation == conversation)
      #expect(change.agents == agents)
      #expect(change.events.isEmpty && change.messages.isEmpty && change.deliveries.isEmpty)
      let refused = error as? ConversationError
      #expect(refused != nil)
      return refused?.code
    }
  }

  /// A command of an agent's own state.
  mutating func change(
    _ agent: AgentID,
    _ command: (inout Agent) throws -> [Event]
  ) throws {
    let index = try #require(agents.firstIndex { $0.id == agent })
    events = try command(&agents[index])
  }

  private mutating func take(_ change: Transition) {
    conversation = change.conversation
    for agent in change.agents {
      if let index = agents.firstIndex(where: { $0.id == agent.id }) { agents[index] = agent }
    }
    events = change.events
    messages += change.messages
    deliveries += change.deliveries
  }
}

extension Desk {
  /// A conversation that has waited since second 10, and three agents who are free.
  static func waiting(
    _ policy: InboxPolicy? = nil,
    id: UInt128 = 1,
    at entryPoint: EntryPoint = Fixtures.sms,
    in queue: Queue = Fixtures.support
  ) throws -> Desk {
    let opened = Transition.open(
      ConversationID(bits: id),
      for: Fixtures.customer,
      with: Fixtures.inbound(),
      at: entryPoint,
      queue: queue,
      policy: try policy ?? Fixtures.policy(),
      now: .second(10)
    )
    let agents: [Agent] = try ["anna", "ben", "carla"].map { try Fixtures.agent($0) }
    return Desk(opened, agents: agents)
  }

  /// Offered to Anna since second 20; the offer expires at second 140.
  static func offered(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try waiting(policy)
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    return desk
  }

  /// Owned by Anna since second 30.
  static func active(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try offered(policy)
    try desk.perform { try $0.accept(offer: 1, by: "anna", at: .second(30)) }
    return desk
  }

  /// Anna asks Ben to take over since second 40: offer 2, which expires at second 160.
  static func transferring(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try active(policy)
    try desk.perform { try $0.transfer(toAgent: "ben", by: "anna", at: .second(40)) }
    return desk
  }

  /// Anna asks Ben to join since second 40: offer 2, which expires at second 160.
  static func inviting(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try active(policy)
    try desk.perform { try $0.requestConference(with: "ben", by: "anna", at: .second(40)) }
    return desk
  }

  /// Ben is Anna's guest since second 50.
  static func conferring(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try inviting(policy)
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    return desk
  }

  /// Anna's, and its entry point was deleted at second 60.
  static func interrupted(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try active(policy)
    desk.perform { $0.interrupt(at: .second(60)) }
    return desk
  }

  /// Ended by Anna at second 60; she wraps up.
  static func ended(_ policy: InboxPolicy? = nil) throws -> Desk {
    var desk = try active(policy)
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    return desk
  }
}
