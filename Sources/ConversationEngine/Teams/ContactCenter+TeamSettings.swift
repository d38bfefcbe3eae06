public import AutoReplies
import ChannelAdapters
public import ConversationCore
public import ConversationStorage

// A team's settings. Each is one document; who saves names the version that they have read, so that
// nobody overwrites what a colleague has saved meanwhile.
extension ContactCenter {
  /// What a team is; `nil` if that was never saved.
  ///
  /// - Throws: `StorageError`.
  public func teamSettings(of team: TeamID) async throws -> Versioned<TeamSettings>? {
    try await read(TeamSettings.documentID(team))
  }

  /// A team's ring schedules, drafts among them; `nil` if none were ever saved.
  ///
  /// - Throws: `StorageError`.
  public func ringSchedules(of team: TeamID) async throws -> Versioned<RingSchedules>? {
    try await read(RingSchedules.documentID(team))
  }

  /// A team's automatic replies that are in effect; `nil` if none were ever saved (P-02).
  ///
  /// - Throws: `StorageError`.
  public func autoReplies(of team: TeamID) async throws -> Versioned<AutoReplySettings>? {
    try await read(AutoReplySettings.documentID(team))
  }

  /// What of a team's settings may not be meant so: no schedule, so that it is always closed, or a
  /// language without standard texts where one of them is sent.
  ///
  /// - Throws: `ConversationError` `unknownTimeZone`; `StorageError`.
  public func warnings(of team: TeamID) async throws -> [AutoReplyWarning] {
    let replies = try await teamReplies(of: team, isFresh: true)
    return replies.settings.warnings(of: replies.team, triggers: triggers)
      + replies.calendar.warnings.map { .schedule($0) }
  }

  /// What somebody has begun to change of a team's automatic replies; `nil` if there is nothing (P-20).
  ///
  /// - Throws: `StorageError`.
  public func autoReplyDraft(of team: TeamID) async throws -> Versioned<AutoReplyDraft>? {
    try await read(AutoReplyDraft.documentID(team))
  }

  /// Saves what a team is; returns the new version.
  ///
  /// `over`: the version that was read; `nil` for a team that is new.
  ///
  /// - Throws: `ConversationError` `notPermitted` unless the caller may
  ///   (`CommandPermission.check(_:of:by:callersTeams:)`), `invalidTeam`, `numberInUse`, or
  ///   `settingsChanged` if somebody else has saved meanwhile; `StorageError`.
  @discardableResult
  public func save(
    _ team: TeamSettings,
    over version: Int?,
    by caller: Caller
  ) async throws -> Int {
    try await save(team, .saveTeam, of: team.id, over: version, by: caller, .settingsSaved) {
      batch in
      try team.check()
      guard let number = team.number else { return }
      let key = UniqueKey.team(number: number)
      var request = LoadRequest()
      request.uniqueKeys = [key]
      if let other = try await self.storage.load(request).document(at: key)?.value.id,
        other != team.documentID
      {
        throw ConversationError(.numberInUse(TeamID(other.id)))
      }
    }
  }

  /// Saves a team's ring schedules, in one piece; returns the new version.
  ///
  /// - Throws: As for a team's settings, and `ConversationError` `invalidSchedule`, `tooManySchedules` or
  ///   `unknownTimeZone`.
  @discardableResult
  public func save(
    _ schedules: RingSchedules,
    over version: Int?,
    by caller: Caller
  ) async throws -> Int {
    try await save(
      schedules,
      .saveRingSchedules,
      of: schedules.team,
      over: version,
      by: caller,
      .schedulesSaved
    ) { _ in
      try schedules.check()
      _ = try self.timeZones.calendar(of: schedules)
    }
  }

  /// Keeps what somebody has begun to change, without any effect (P-20); returns the new version.
  ///
  /// - Throws: As for a team's settings.
  @discardableResult
  public func keep(
    _ draft: AutoReplyDraft,
    over version: Int?,
    by caller: Caller
  ) async throws -> Int {
    try await save(draft, .saveAutoReplies, of: draft.team, over: version, by: caller, nil) { _ in }
  }

  /// Checks a team's automatic replies as a whole and puts them into effect, or changes nothing (A-32,
  /// P-22).
  ///
  /// The draft that was kept is gone then. Returns the new version.
  /// The limit of their length is that of the team's channels.
  ///
  /// - Throws: As for a team's settings, `ConversationError` `unknownTeam`, and `AutoReplyError`
  ///   `invalidSettings` with everything that is wrong.
  @discardableResult
  public func save(
    _ draft: AutoReplyDraft,
    over version: Int?,
    by caller: Caller
  ) async throws -> Int {
    try await commit { _, batch in
      try await self.require(.saveAutoReplies, of: draft.team, by: caller, into: &batch)
      let (id, keptID) = (
        AutoReplySettings.documentID(draft.team), AutoReplyDraft.documentID(draft.team)
      )
      let teamID = TeamSettings.documentID(draft.team)
      var request = LoadRequest()
      request.documents = [id, keptID, teamID]
      let loaded = try await self.storage.load(request)
      guard let team = loaded.document(teamID) else {
        throw ConversationError(.unknownTeam(draft.team))
      }
      guard loaded.document(id)?.version == version else {
        throw ConversationError(.settingsChanged(draft.team))
      }
      let settings = try draft.save(
        for: try team.value.value(),
        catalogue: self.triggers,
        textLimit: try await self.textLimit(of: draft.team)
      )
      batch.guards.append(.document(teamID, version: team.version))
      batch.documents = [Change(Document(settings), expected: version)]
      if let kept = loaded.document(keptID) {
        batch.removals = [DocumentRemoval(keptID, expected: kept.version)]
      }
      batch.events = [.team(draft.team, .repliesSaved)]
    }
    // What was read before is refused by its guards; what is read from now on is new.
    forgetTeams()
    return (version ?? 0) + 1
  }

  /// Saves one document of a team's settings.
  private func save(
    _ value: some StoredDocument,
    _ kind: CommandKind,
    of team: TeamID,
    over version: Int?,
    by caller: Caller,
    _ event: TeamEvent?,
    checking check: (inout ChangeBatch) async throws -> Void
  ) async throws -> Int {
    try await commit { _, batch in
      try await self.require(kind, of: team, by: caller, into: &batch)
      try await check(&batch)
      guard
        try await self.storage.document(value.documentID)?.version == version
      else { throw ConversationError(.settingsChanged(team)) }
      batch.documents = [Change(Document(value), expected: version)]
      if let event { batch.events = [.team(team, event)] }
    }
    forgetTeams()
    return (version ?? 0) + 1
  }

  /// Refuses a caller who may not change a team's settings.
  private func require(
    _ kind: CommandKind,
    of team: TeamID,
    by caller: Caller,
    into batch: inout ChangeBatch
  ) async throws {
    var teams: [TeamID] = []
    if let id = caller.agent {
      var request = LoadRequest()
      request.agents = [id]
      guard let agent = try await storage.load(request).agent(id),
        agent.value.presence != .removed
      else { throw ConversationError(.unknownAgent(id)) }
      teams = agent.value.teams
      batch.guards.append(.agent(id, version: agent.version))
    }
    try CommandPermission.check(kind, of: team, by: caller, callersTeams: teams)
  }

  /// The shortest limit of the channels by which a team writes.
  private func textLimit(of team: TeamID) async throws -> TextLimit {
    let query = DocumentQuery(
      kind: EntryPoint.documentKind,
      name: EntryPoint.teamKey,
      value: team.rawValue
    )
    let page = try await storage.documents(query, after: nil, limit: 256)
    let limits = try page.elements.compactMap { document -> TextLimit? in
      let entryPoint = try document.value.value(as: EntryPoint.self)
      return adapters[entryPoint.adapter]?.capabilities(of: entryPoint.channel).textLimit
    }
    return limits.min { $0.maximum < $1.maximum } ?? TextLimit()
  }

  private func read<Value: StoredDocument>(_ id: DocumentID) async throws -> Versioned<Value>? {
    guard let read = try await storage.document(id) else { return nil }
    return Versioned(try read.value.value(), version: read.version)
  }
}
