import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// The team of an entry point; from memory, where it was read already.
  func team(of id: EntryPointID) async throws -> EntryPointTeam {
    if let known = entryPointTeams[id] { return known }
    let documentID = EntryPoint.documentID(id)
    let read = try await storage.document(documentID)
    let entryPoint: EntryPoint? = try read?.value.value()
    let owner = EntryPointTeam(
      team: entryPoint?.team,
      condition: .document(documentID, version: read?.version)
    )
    entryPointTeams.remember(owner, of: id)
    return owner
  }

  /// Forgets what was read of teams: some of it has changed.
  func forgetTeams() {
    teamReplies.forget()
    entryPointTeams.forget()
  }

  /// Forgets all that is remembered under a guard: a commit that relied on some of it was refused.
  func forgetRemembered() {
    forgetTeams()
    knownQueues.forget()
  }
}
