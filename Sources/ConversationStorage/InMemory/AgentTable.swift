import ConversationCore

/// Every agent, with the indexes that find them.
struct AgentTable: Sendable {
  private var rows = PagedRows<Versioned<Agent>>()
  private var byID = HashIndex()
  private var all = SortedIndex<AgentID>()
  private var teams: [TeamID: TeamIndex] = [:]

  subscript(row: Int) -> Versioned<Agent> { rows[row] }

  func row(_ id: AgentID) -> Int? {
    byID.row(RowHash.of(id.rawValue)) { row in rows.read(row) { $0.value.id == id } }
  }

  func find(_ id: AgentID) -> Versioned<Agent>? { row(id).map { rows[$0] } }

  func version(_ id: AgentID) -> Int? { row(id).map { row in rows.read(row) { $0.version } } }

  mutating func write(_ record: Versioned<Agent>) {
    let agent = record.value
    guard let row = row(agent.id) else {
      let row = rows.append(record)
      byID.insert(RowHash.of(agent.id.rawValue), row)
      all.insert(agent.id)
      for team in agent.teams { teams[team, default: TeamIndex()].insert(agent) }
      return
    }
    let old = rows[row]
    rows.update(row) { $0 = record }
    if old.value.teams == agent.teams {
      for team in agent.teams { teams[team]?.update(from: old.value, to: agent) }
    } else {
      for team in old.value.teams { teams[team]?.remove(old.value) }
      for team in agent.teams { teams[team, default: TeamIndex()].insert(agent) }
    }
  }

  /// The agents of a team, or all, by identifier.
  func walk(of team: TeamID?, after id: AgentID?) -> SortedIndex<AgentID>.Ascending? {
    guard let team else { return all.ascending(after: id) }
    return teams[team]?.members.ascending(after: id)
  }

  /// The agents who are ready for a class, in an order.
  mutating func ready(_ query: ReadyAgentsQuery) -> MergedWalk<SortedIndex<ReadyAgent>.Ascending> {
    let order = ReadyOrder(channelClass: query.channelClass, order: query.order)
    let walks = query.teams.compactMap { team -> SortedIndex<ReadyAgent>.Ascending? in
      guard let members = teams[team]?.membersToIndex(for: order) else {
        return teams[team]?.ready(order)
      }
      let agents = members.compactMap { find($0)?.value }
      teams[team]?.build(order, of: agents)
      return teams[team]?.ready(order)
    }
    return MergedWalk(walks)
  }
}
