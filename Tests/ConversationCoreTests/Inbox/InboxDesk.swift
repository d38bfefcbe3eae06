import ConversationCore
import Foundation
import Testing

/// A shared inbox: Anna and Ben with limited access, Carla with full access, the owner Olga, and the
/// supervisor Sven of Ben's team.
extension Desk {
  static func inbox(_ policy: InboxPolicy = Fixtures.sharedInbox) throws -> Desk {
    var desk = try Desk.waiting(policy)
    var others: [Agent] = []
    for (id, access, role, team) in [
      ("carla", .full, .agent, "desk"), ("olga", .accountOwner, .agent, "desk"),
      ("sven", .limited, .supervisor, "north"), ("ben", .limited, .agent, "north"),
      ("adam", .limited, .administrator, "office"),
    ] as [(AgentID, AccessLevel, Role, TeamID)] {
      var agent = try Fixtures.agent(id, teams: [team])
      agent.role = role
      agent.permissions.access = access
      others.append(agent)
    }
    desk.agents = desk.agents.filter { $0.id == "anna" } + others
    return desk
  }

  /// Claimed by an agent at second 20.
  static func assigned(
    to agent: AgentID = "anna",
    _ policy: InboxPolicy = Fixtures.sharedInbox
  ) throws -> Desk {
    var desk = try inbox(policy)
    try desk.perform { try $0.claim(by: agent, at: .second(20)) }
    return desk
  }

  /// Resolved by Anna, who had it, at second 60.
  static func resolved(_ policy: InboxPolicy = Fixtures.sharedInbox) throws -> Desk {
    var desk = try assigned(policy)
    try desk.perform { try $0.resolve(by: "anna", at: .second(60)) }
    return desk
  }

  private static func assigned(_ policy: InboxPolicy) throws -> Desk {
    try assigned(to: "anna", policy)
  }

  /// What happened to the inbox in the last command.
  var inboxEvents: [InboxEvent] {
    conversationEvents.compactMap { event in
      if case .inbox(let event) = event { return event }
      return nil
    }
  }
}
