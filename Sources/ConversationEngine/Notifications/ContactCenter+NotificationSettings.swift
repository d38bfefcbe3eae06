public import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Saves of what an agent is notified, and where to (H-33); agents do so for themselves.
  ///
  /// - Throws: `ConversationError` `notPermitted` or `unknownAgent`; `StorageError`.
  public func save(_ settings: NotificationSettings, by caller: Caller) async throws {
    try await perform(Command(.saveNotificationSettings(settings), by: caller))
  }

  /// Of what an agent is notified; `nil` for nothing, which nobody has ever changed.
  ///
  /// - Throws: `StorageError`.
  public func notificationSettings(of agent: AgentID) async throws -> NotificationSettings? {
    let id = NotificationSettings.documentID(of: agent)
    return try await storage.document(id)?.value.value()
  }

  /// Everybody who wants to be notified of anything.
  func wantedNotices() async throws -> [AgentID: NotificationSettings] {
    let query = DocumentQuery(
      kind: NotificationSettings.documentKind,
      name: NotificationSettings.wantedKey,
      value: ""
    )
    var wanted: [AgentID: NotificationSettings] = [:]
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      for element in page.elements {
        let settings = try element.value.value(as: NotificationSettings.self)
        wanted[settings.agent] = settings
      }
      cursor = page.next
    } while cursor != nil
    return wanted
  }

  /// Carries out a change of settings.
  func saveSettings(_ command: Command, _ settings: NotificationSettings) async throws -> Performed
  {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { _, batch in
      _ = try await self.viewer(settings.agent)
      let read = try await self.storage.document(settings.documentID)
      if try read?.value.value(as: NotificationSettings.self) != settings {
        batch.documents = [Change(Document(settings), expected: read?.version)]
      }
      return Performed(CommandOutcome())
    }
  }
}
