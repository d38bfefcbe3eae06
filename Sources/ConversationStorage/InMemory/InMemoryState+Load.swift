import ConversationCore

extension InMemoryState {
  mutating func load(_ request: LoadRequest) -> Loaded {
    var loaded = Loaded()
    var seen = SeenIDs<ConversationID>()
    for id in request.conversations {
      guard let row = conversations.row(id), seen.insert(id) else { continue }
      loaded.conversations.append(conversations.versioned(row))
    }
    for key in request.threadKeys {
      guard let row = threads.conversation(at: key) else { continue }
      let id = conversations.id(row)
      loaded.threads.append((key, id))
      if seen.insert(id) { loaded.conversations.append(conversations.versioned(row)) }
    }
    loadAgents(request, into: &loaded)
    for id in request.documents {
      if let document = documents.find(id) { loaded.documents.append(document) }
    }
    for key in request.uniqueKeys {
      if let document = documents.find(key) { loaded.uniqueDocuments.append((key, document)) }
    }
    for key in request.claims {
      if let claim = claims.find(key) { loaded.claims.append(claim) }
    }
    for id in request.newestMessages {
      guard let row = conversations.row(id) else { continue }
      let transcript = conversations.transcript(row)
      if let message = transcript.row(of: transcript.count) {
        loaded.newestMessages.append(transcripts.message(message))
      }
    }
    rowsTouched +=
      loaded.newestMessages.count + loaded.conversations.count + loaded.threads.count
      + loaded.agents.count
      + loaded.documents.count + loaded.uniqueDocuments.count + loaded.claims.count
    return loaded
  }

  private func loadAgents(_ request: LoadRequest, into loaded: inout Loaded) {
    var seen = SeenIDs<AgentID>()
    for id in request.agents where seen.insert(id) {
      if let agent = agents.find(id) { loaded.agents.append(agent) }
    }
    guard request.includesConcernedAgents else { return }
    for conversation in loaded.conversations {
      for id in conversation.value.concernedAgents where seen.insert(id) {
        if let agent = agents.find(id) { loaded.agents.append(agent) }
      }
    }
  }
}

/// Which keys were met already: a short list is searched, a long one is hashed.
struct SeenIDs<ID: Hashable> {
  private var first: ID?
  private var few: [ID] = []
  private var many: Set<ID> = []

  /// Adds a key; `false` if it was there.
  mutating func insert(_ id: ID) -> Bool {
    guard let first else {
      first = id
      return true
    }
    if id == first { return false }
    if !many.isEmpty { return many.insert(id).inserted }
    if few.contains(id) { return false }
    few.append(id)
    if few.count == 16 { many = Set(few) }
    return true
  }

  /// Whether some keys are all different.
  static func areDistinct(_ ids: some Collection<ID>) -> Bool {
    guard ids.count > 1 else { return true }
    var seen = Self()
    return ids.allSatisfy { seen.insert($0) }
  }
}
