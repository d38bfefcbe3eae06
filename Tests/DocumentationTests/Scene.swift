import ConversationCore
import Foundation

/// A small contact center for the samples: what a sample does not show, and nothing that it is about.
enum Scene {
  /// Monday, 2 March 2026, 08:00 UTC.
  static let morning = Date(milliseconds: 1_772_438_400_000)

  static let queue = Queue(id: "help", name: "Help", channelClass: .chat, teams: ["day"])

  static let entryPoint = EntryPoint(
    id: "shop",
    channel: .webChat,
    identity: .widget("shop"),
    displayName: "The shop",
    inbox: "support",
    queue: "help"
  )

  static func policy() throws -> InboxPolicy {
    .contactCenter(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
  }

  /// Signed in and available since before the morning; whoever comes first has rested longest.
  static func agent(_ id: AgentID, teams: [TeamID] = ["day"], restedFor seconds: TimeInterval = 60)
    throws -> Agent
  {
    let since = morning.addingTimeInterval(-seconds)
    var agent = Agent(id: id, name: id.rawValue, teams: teams, createdAt: since)
    _ = try agent.signIn(at: since)
    _ = try agent.choose(.available, by: .agent(id), at: since)
    return agent
  }

  /// A conversation that waits since the morning.
  static func waiting(_ number: UInt128 = 1) throws -> Conversation {
    let message = InboundMessage(
      channel: .webChat,
      recipient: "shop",
      sender: .visitor("v-\(number)", widget: "shop"),
      text: "Do you ship to Norway?",
      externalID: "c-\(number)"
    )
    return Transition.open(
      ConversationID(bits: number),
      for: CustomerID(bits: number),
      with: message,
      at: entryPoint,
      queue: queue,
      policy: try policy(),
      now: morning
    ).conversation
  }

  /// The same conversation, offered to an agent in the morning.
  static func offered(to agent: Agent) throws -> (conversation: Conversation, agent: Agent) {
    var change = Transition(try waiting(), agents: [agent], policy: try policy())
    try change.offer(to: agent.id, at: morning)
    return (change.conversation, change.agent(agent.id) ?? agent)
  }
}

/// The text of a guide, by its path in the repository.
func guide(_ path: String) throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(contentsOf: root.appending(path: path), encoding: .utf8)
}
