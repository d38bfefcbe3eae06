import ConversationCore
import Foundation
import Testing

@Suite struct InboxPermissionTests {
  /// Whose conversation it is, seen from the agent who gives the command.
  private enum Whose: CaseIterable {
    case own, nobodys, colleagues, strangers
  }

  /// Every standing with the agent who has it in ``Desk/inbox(_:)``.
  private static let agents: [(InboxPermission.Standing, AgentID)] = [
    (.limited, "anna"), (.fullAccess, "carla"), (.accountOwner, "olga"), (.supervisor, "sven"),
    (.administrator, "adam"),
  ]

  private func desk(_ whose: Whose, of agent: AgentID) throws -> Desk {
    switch whose {
    case .own: try .assigned(to: agent)
    case .nobodys: try .inbox()
    // Ben is of Sven's team and of nobody else's.
    case .colleagues: try .assigned(to: "ben")
    case .strangers: try .assigned(to: agent == "anna" ? "carla" : "anna")
    }
  }

  private func allows(_ reach: InboxPermission.Reach, _ whose: Whose, _ agent: AgentID) -> Bool {
    switch (reach, whose) {
    case (.all, _), (_, .own), (.ownAndUnassigned, .nobodys), (.teams, .nobodys): true
    case (.teams, .colleagues): agent == "sven"
    default: false
    }
  }

  @Test func `H-06, S-06, A-34 the rules do what the table of permissions says`() throws {
    for row in InboxPermission.rows where row.command != .addNote {
      for (standing, agent) in Self.agents {
        let reach = try #require(row.reach[standing])
        for whose in Whose.allCases {
          var desk = try desk(whose, of: agent)
          let refusal = desk.refusal { change in
            switch row.command {
            case .claim: try change.claim(by: agent, at: .second(30))
            case .assign: try change.assign(to: "olga", by: agent, at: .second(30))
            case .unassign: try change.unassign(by: agent, at: .second(30))
            case .resolve: try change.resolve(by: agent, at: .second(30))
            case .snooze: try change.snooze(until: nil, by: agent, at: .second(30))
            case .unsnooze: try change.unsnooze(by: agent, at: .second(30))
            case .blockVisitor: try change.blockVisitor(by: agent, at: .second(30))
            case .unblockVisitor: try change.unblockVisitor(by: agent, at: .second(30))
            case .join: try change.join(by: agent, at: .second(30))
            case .leave: try change.leave(by: agent, at: .second(30))
            case .reopen: try change.reopen(by: agent, in: Fixtures.support, at: .second(30))
            case .tag: try change.tag(adding: ["x"], by: agent, at: .second(30))
            default: Issue.record("\(row.command) is in the table and not in this test")
            }
          }
          let owner = desk.conversation.owner
          let isRefused =
            refusal == .needsAssignee(row.command, assignee: owner) && refusal != nil
          if case .illegalCommand = refusal { continue }
          #expect(
            isRefused != allows(reach, whose, agent),
            "\(row.command) by \(standing) for \(whose)"
          )
        }
      }
    }
  }

  @Test func `H-06 the role adds to the access level, and never takes away`() throws {
    var agent = try Fixtures.agent("anna")
    #expect(InboxPermission.standings(of: agent) == [.limited])
    agent.role = .supervisor
    agent.permissions.access = .full
    #expect(InboxPermission.standings(of: agent) == [.fullAccess, .supervisor])
    for row in InboxPermission.rows { #expect(row.reach.count == 5) }
  }

  @Test func `H-06 an agent without a record may do nothing in an inbox`() throws {
    var desk = try Desk.inbox()
    #expect(
      desk.refusal { try $0.tag(adding: ["x"], by: "zoe", at: .second(30)) } == .unknownAgent("zoe")
    )
  }

  private func sees(
    _ visibility: ConversationVisibility,
    _ whose: (inout Desk) throws -> Void
  ) throws -> Bool {
    var desk = try Desk.inbox()
    try whose(&desk)
    var agent = try #require(desk["anna"])
    agent.permissions.sees = visibility
    return agent.maySee(desk.conversation)
  }

  @Test func `only my conversations: what is another's is not there, by policy`() throws {
    let cases: [(String, (inout Desk) throws -> Void, Bool, Bool)] = [
      ("nobody's", { _ in }, true, false),
      ("own", { try $0.perform { try $0.claim(by: "anna", at: .second(20)) } }, true, true),
      ("another's", { try $0.perform { try $0.claim(by: "ben", at: .second(20)) } }, false, false),
      (
        "joined",
        {
          try $0.perform { try $0.claim(by: "ben", at: .second(20)) }
          try $0.perform { try $0.join(by: "anna", at: .second(21)) }
        }, true, true
      ),
      (
        "own, resolved",
        {
          try $0.perform { try $0.claim(by: "anna", at: .second(20)) }
          try $0.perform { try $0.resolve(by: "anna", at: .second(21)) }
        }, true, true
      ),
      (
        "another's, resolved",
        {
          try $0.perform { try $0.claim(by: "ben", at: .second(20)) }
          try $0.perform { try $0.resolve(by: "ben", at: .second(21)) }
        }, false, false
      ),
      (
        "asked to take over",
        {
          try $0.perform { try $0.claim(by: "ben", at: .second(20)) }
          try $0.perform { try $0.transfer(toAgent: "anna", by: "ben", at: .second(21)) }
        }, true, true
      ),
    ]
    for (name, make, withUnassigned, own) in cases {
      #expect(try sees(.all, make), "\(name)")
      #expect(try sees(.ownAndUnassigned, make) == withUnassigned, "\(name)")
      #expect(try sees(.own, make) == own, "\(name)")
    }
  }

  @Test func `only some queues: what waits elsewhere is not there, what is one's own is`() throws {
    var desk = try Desk.inbox()
    var agent = try #require(desk["anna"])
    agent.permissions.seesQueues = .only(["sales"])
    #expect(!agent.maySee(desk.conversation))
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    #expect(agent.maySee(desk.conversation))
    agent.permissions.seesQueues = .only(["support"])
    #expect(agent.maySee(desk.conversation))
  }

  @Test func `a command about what one does not see is refused as if there were none`() throws {
    var desk = try Desk.assigned(to: "ben")
    let index = try #require(desk.agents.firstIndex { $0.id == "anna" })
    desk.agents[index].permissions.sees = .own
    let id = desk.conversation.id
    for action in [
      .addNote("Mine?", in: id), .end(id), .inbox(.resolve, in: id), .claim(id),
      .inbox(.note("Mine?", mentioning: []), in: id),
    ] as [Command.Action] {
      #expect(
        desk.refusal { try $0.perform(action, by: "anna", with: CommandContext(), at: .second(30)) }
          == .unknownConversation
      )
    }
    let change = Transition(desk.conversation, agents: desk.agents, policy: desk.policy)
    let obstacle = change.obstacle(
      to: .addNote,
      by: "anna",
      capabilities: ChannelCapabilities(),
      at: .second(30)
    )
    #expect(obstacle?.code == .unknownConversation)
  }

  @Test func `permissions that are as usual are stored as they were before there were others`()
    throws
  {
    let usual = AgentPermissions()
    let text = String(decoding: try JSONEncoder().encode(usual), as: UTF8.self)
    for key in ["access", "sees", "seesQueues"] { #expect(!text.contains("\"\(key)\"")) }
    var other = usual
    other.access = .accountOwner
    other.sees = .own
    other.seesQueues = .only(["support"])
    let read = try JSONDecoder().decode(AgentPermissions.self, from: JSONEncoder().encode(other))
    #expect(read == other)
    other.access = .limited
    other.sees = .all
    other.seesQueues = .all
    #expect(other == usual)
  }
}
