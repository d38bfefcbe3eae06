import ConversationCore

/// Every agent, with the indexes that find them.
struct AgentTable: Sendable {
  private var rows = PagedRows<Versioned<Agent>>()
  private var byID = HashIndex()
  private var all = SortedIndex<AgentID>()
  private var teamNumbers: [TeamID: Int] = [:]
  private var teams = PagedRows<TeamIndex>()

  subscript(row: Int) -> Versioned<Agent> { rows[row] }

  func row(_ id: AgentID) -> Int? {
    byID.row(RowHash.of(id.rawValue)) { row in rows.read(row) { $0.value.id == id } }
  }

  func find(_ id: AgentID) -> Versioned<Agent>? { row(id).map { rows[$0] } }

  func version(_ id: AgentID) -> Int? { row(id).map { row in rows.read(row) { $0.version } } }

  mutating func write(_ record: Versioned<Agent>) {
    let new = record.shared
    guard let row = row(new.value.id) else {
      byID.insert(RowHash.of(new.value.id.rawValue), rows.append(record))
      all.insert(new.value.id)
      for team in new.value.teams { changeIndex(of: team) { $0.insert(new.value) } }
      return
    }
    let old = rows[row].shared
    rows.update(row) { $0 = record }
    if old.value.teams == new.value.teams {
      for team in new.value.teams {
        changeIndex(of: team) { $0.update(from: old.value, to: new.value) }
      }
    } else {
      for team in old.value.teams { changeIndex(of: team) { $0.remove(old.value) } }
      for team in new.value.teams { changeIndex(of: team) { $0.insert(new.value) } }
    }
  }

  private mutating func changeIndex(of team: TeamID, _ change: (inout TeamIndex) -> Void) {
    let number = teamNumbers[team] ?? teams.append(TeamIndex())
    if number == teamNumbers.count { teamNumbers[team] = number }
    teams.update(number, change)
  }

  /// The agents of a team, or all, by identifier.
  func walk(of team: TeamID?, after id: AgentID?) -> SortedIndex<AgentID>.Ascending? {
    guard let team else { return all.ascending(after: id) }
    return teamNumbers[team].map { teams[$0].members.ascending(after: id) }
  }

  /// The first agents who are ready for a class, in an order.
  mutating func ready(_ query: ReadyAgentsQuery) -> [Versioned<Agent>] {
    let order = ReadyOrder(channelClass: query.channelClass, order: query.order)
    // Most queues have one team: there is nothing to merge.
    if query.teams.count == 1 {
      guard let walk = ready(order, of: query.teams[0]) else { return [] }
      return first(query.limit, of: walk)
    }
    return first(query.limit, of: MergedWalk(query.teams.compactMap { ready(order, of: $0) }))
  }

  private mutating func ready(
    _ order: ReadyOrder,
    of team: TeamID
  ) -> SortedIndex<ReadyAgent>.Ascending? {
    guard let number = teamNumbers[team] else { return nil }
    let members = teams.read(number) { $0.membersToIndex(for: order) }
    if let members {
      let agents = members.compactMap { find($0)?.value }
      teams.update(number) { $0.build(order, of: agents) }
    }
    return teams.read(number) { $0.ready(order) }
  }

  private func first(
    _ limit: Int,
    of walk: some Sequence<ReadyAgent>
  ) -> [Versioned<Agent>] {
    var found: [Versioned<Agent>] = []
    guard limit > 0 else { return found }
    for agent in walk {
      if let record = find(agent.id) { found.append(record) }
      if found.count == limit { break }
    }
    return found
  }
}
