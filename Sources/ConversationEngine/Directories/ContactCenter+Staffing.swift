public import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Whether anybody is there to answer what comes in through an entry point (S-01): one agent who is
  /// signed in and takes contacts, or, where conversations are claimed, who is signed in.
  ///
  /// An agent who is busy is there. What a chat's widget shows, and whether it shows its contact form,
  /// follows it.
  /// - Throws: `ConversationError` `unknownEntryPoint` or `unknownQueue`; `StorageError` when the
  ///   storage cannot be read.
  public func isStaffed(_ id: EntryPointID) async throws -> Bool {
    let entryPoint = try await entryPoint(id).value
    let queue = try await queue(entryPoint.queue)
    for team in queue.teams {
      var last: AgentID?
      repeat {
        let agents = try await storage.agents(of: team, after: last, limit: 100)
        if agents.contains(where: { $0.value.answers(queue) }) { return true }
        last = agents.count == 100 ? agents.last?.value.id : nil
      } while last != nil
    }
    return false
  }
}

extension Agent {
  fileprivate func answers(_ queue: Queue) -> Bool {
    guard presence == .signedIn else { return false }
    switch queue.distribution {
    case .claims: return true
    default: return availability[queue.channelClass].state == .available
    }
  }
}
