import ConversationCore
import ConversationStorage

// What lists of agents promise.
extension StorageChecks {
  var agentChecks: [StorageCheck] {
    [
      StorageCheck("readyAgentsOrder", readyAgentsOrder),
      StorageCheck("agentsByTeam", agentsByTeam),
    ]
  }

  /// Agents who are ready for a class, in the order of the rules, each once; the order follows what
  /// becomes of them.
  public func readyAgentsOrder() async throws {
    let scene = try await scene()
    let second: TeamID = "second-line"
    let anna = try await scene.save(try scene.agent("anna", availableAt: 30))
    let ben = try await scene.save(
      try scene.agent("ben", teams: [scene.team, second], availableAt: 10)
    )
    try await scene.save(try scene.agent("carla", teams: [second], availableAt: 20))
    try await scene.save(try scene.agent("dora", teams: ["third-line"], availableAt: 5))
    try await scene.save(
      Agent(id: "emil", name: "Emil", teams: [scene.team], createdAt: scene.time(0))
    )
    let teams = [scene.team, second]
    try await expectReady(scene, teams, .longestRested, ["ben", "carla", "anna"])
    try await expectReady(scene, teams, .leastLoad, ["ben", "carla", "anna"])
    try await expectReady(scene, teams, .leastRecentlyOffered, ["anna", "ben", "carla"])
    try await expectReady(scene, [second], .longestRested, ["ben", "carla"])
    try await expectReady(scene, teams, .longestRested, ["ben", "carla"], limit: 2)
    try await expectReady(scene, teams, .longestRested, [], limit: 0)
    try await expectReady(scene, ["unknown"], .longestRested, [])

    let opened = try await scene.open(1)
    let offered = try await scene.change(opened, agents: [ben], at: 40) {
      try $0.offer(to: "ben", at: scene.time(40))
    }
    try await expectReady(scene, teams, .longestRested, ["carla", "anna", "ben"])
    try await expectReady(scene, teams, .leastLoad, ["carla", "anna", "ben"])
    try await expectReady(scene, teams, .leastRecentlyOffered, ["anna", "carla", "ben"])
    _ = try await scene.change(offered.conversation, agents: offered.agents, at: 50) {
      try $0.decline(offer: 1, by: "ben", at: scene.time(50))
    }
    try await expectReady(scene, teams, .longestRested, ["carla", "anna"])

    var busy = anna.value
    _ = try busy.choose(.idle("break"), by: .agent("anna"), at: scene.time(60))
    busy.teams = [second]
    try await scene.save(busy, expected: 1)
    try await expectReady(scene, teams, .longestRested, ["carla"])
    _ = try busy.choose(.available, by: .agent("anna"), at: scene.time(70))
    try await scene.save(busy, expected: 2)
    try await expectReady(scene, [second], .longestRested, ["carla", "anna"])
    try await expectReady(scene, [scene.team], .longestRested, [])
  }

  private func expectReady(
    _ scene: StorageScene,
    _ teams: [TeamID],
    _ order: AgentOrder,
    _ expected: [AgentID],
    limit: Int = 99
  ) async throws {
    let query = ReadyAgentsQuery(
      teams: teams,
      channelClass: .social,
      order: order,
      limit: limit
    )
    let ready = try await scene.storage.readyAgents(query).map(\.value.id)
    try expect(
      "who is ready in \(teams) by \(order.rawValue)",
      ready,
      is: expected,
      check: "readyAgentsOrder()"
    )
  }

  /// The agents of a team, or all, by identifier, page by page.
  public func agentsByTeam() async throws {
    let scene = try await scene()
    let other: TeamID = "second-line"
    for (id, teams) in [
      ("carla", [scene.team]), ("anna", [scene.team, other]), ("ben", [other]), ("Dora", [other]),
    ] {
      try await scene.save(try scene.agent(AgentID(id), teams: teams))
    }
    let lists: [(team: TeamID?, after: AgentID?, limit: Int, expected: [AgentID])] = [
      // Bytes decide: capital letters come first.
      (nil, nil, 99, ["Dora", "anna", "ben", "carla"]), (nil, nil, 2, ["Dora", "anna"]),
      (nil, "anna", 99, ["ben", "carla"]), (nil, "b", 99, ["ben", "carla"]),
      (nil, "carla", 9, []), (scene.team, nil, 99, ["anna", "carla"]),
      (scene.team, "anna", 99, ["carla"]), (other, nil, 0, []), ("unknown", nil, 9, []),
    ]
    for list in lists {
      let agents = try await scene.storage.agents(
        of: list.team,
        after: list.after,
        limit: list.limit
      )
      let what = "\(list.limit) agents of \(list.team?.rawValue ?? "all teams")"
      try expect(what, agents.map(\.value.id), is: list.expected)
    }
    var moved = try scene.agent("anna")
    moved.teams = [other]
    try await scene.save(moved, expected: 1)
    let left = try await scene.storage.agents(of: scene.team, after: nil, limit: 9)
    try expect("the team that an agent has left", left.map(\.value.id), is: ["carla"])
  }
}
