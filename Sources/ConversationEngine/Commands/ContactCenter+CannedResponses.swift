public import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Saves a canned response, in the place of one that has its name.
  ///
  /// - Throws: `ConversationError` `unknownAgent`, or `notPermitted` unless
  ///   `CannedResponse.mayBeChanged(by:)` allows it, for the one that was there as well.
  public func save(_ response: CannedResponse, by caller: Caller) async throws {
    try await perform(Command(.saveCannedResponse(response), by: caller))
  }

  /// Deletes a canned response; one that is not there is none the less deleted.
  ///
  /// - Throws: `ConversationError` `unknownAgent` or `notPermitted`, as for saving.
  public func deleteCannedResponse(_ id: CannedResponseID, by caller: Caller) async throws {
    try await perform(Command(.deleteCannedResponse(id), by: caller))
  }

  /// The canned responses that an agent may use whose titles contain a text, by title.
  ///
  /// - Throws: `ConversationError` `unknownAgent`; `StorageError`.
  public func cannedResponses(
    for agent: AgentID,
    matching search: String = ""
  ) async throws -> [CannedResponse] {
    let record = try await viewer(agent)
    var found: [CannedResponse] = []
    let scopes: [CannedResponse.Scope] =
      [.everyone, .agent(agent)] + Set(record.teams).map { .team($0) }
    for scope in scopes {
      let query = DocumentQuery(
        kind: CannedResponse.documentKind,
        name: CannedResponse.scopeKey,
        value: scope.key
      )
      var cursor: PageCursor?
      repeat {
        let page = try await storage.documents(query, after: cursor, limit: 256)
        found += try page.elements.map { try $0.value.value(as: CannedResponse.self) }
        cursor = page.next
      } while cursor != nil
    }
    let matching = found.filter { NameSearch.matches(search, in: $0.title) }
    return NameSearch.sorted(matching, by: \.title, \.id.rawValue)
  }

  /// Carries out a change of a canned response.
  func change(_ command: Command) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { now, batch in
      let id: CannedResponseID
      var new: CannedResponse?
      switch command.action {
      case .saveCannedResponse(let response): (id, new) = (response.id, response)
      case .deleteCannedResponse(let name): id = name
      default: throw ConversationError(.notPermitted(command.kind))
      }
      var request = LoadRequest()
      request.documents = [CannedResponse.documentID(id)]
      request.agents = command.caller.agent.map { [$0] } ?? []
      request.claims = self.claimKey(for: command).map { [$0] } ?? []
      let loaded = try await self.storage.load(request)
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      let stored = loaded.document(CannedResponse.documentID(id))
      let old = try stored?.value.value(as: CannedResponse.self)
      try self.check(command, changing: [old, new].compactMap { $0 }, loaded)
      if let new {
        batch.documents = [Change(Document(new), expected: stored?.version)]
      } else if let stored {
        batch.removals = [DocumentRemoval(stored.value.id, expected: stored.version)]
      }
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now) {
        batch.claims.append(claim)
      }
      return Performed(CommandOutcome())
    }
  }

  /// Refuses a caller who may not change all of some canned responses.
  private func check(
    _ command: Command,
    changing responses: [CannedResponse],
    _ loaded: Loaded
  ) throws(ConversationError) {
    guard let caller = command.caller.agent else {
      guard command.caller.role == .system || command.caller.role == .administrator else {
        throw ConversationError(.notPermitted(command.kind))
      }
      return
    }
    guard let agent = loaded.agent(caller)?.value, agent.presence != .removed else {
      throw ConversationError(.unknownAgent(caller))
    }
    guard responses.allSatisfy({ $0.mayBeChanged(by: agent) }) else {
      throw ConversationError(.notPermitted(command.kind))
    }
  }
}
