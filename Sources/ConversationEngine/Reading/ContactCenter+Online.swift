public import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Whether the business is online: at least one agent is signed in (S-01), of some teams or of all.
  ///
  /// Whether an agent would be offered something now is another question; a shared inbox makes no
  /// offers.
  ///
  /// - Throws: `StorageError`.
  public func isOnline(teams: [TeamID]? = nil) async throws -> Bool {
    for team in teams.map({ $0.map { Optional($0) } }) ?? [nil] {
      var last: AgentID?
      while true {
        let page = try await storage.agents(of: team, after: last, limit: 256)
        if page.contains(where: { $0.value.presence == .signedIn }) { return true }
        guard page.count == 256, let next = page.last?.value.id else { break }
        last = next
      }
    }
    return false
  }
}
