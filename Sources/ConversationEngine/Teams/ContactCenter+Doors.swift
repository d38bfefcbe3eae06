import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// The team of an entry point; from memory, where it was read already.
  func door(of id: EntryPointID) async throws -> TeamDoor {
    if let known = doors[id] { return known }
    let documentID = EntryPoint.documentID(id)
    var request = LoadRequest()
    request.documents = [documentID]
    let read = try await storage.load(request).document(documentID)
    let entryPoint: EntryPoint? = try read?.value.value()
    let door = TeamDoor(
      team: entryPoint?.team,
      condition: .document(documentID, version: read?.version)
    )
    doors.remember(door, of: id)
    return door
  }

  /// Forgets what was read of teams: some of it has changed.
  func forgetTeams() {
    teamReplies.forget()
    doors.forget()
  }
}
