public import ConversationCore
public import ConversationStorage

// What agents read. Who asks is looked at first, and nothing is read that they may not see; what a
// screen shows of it is masked by the views of AgentDesktop.
extension ContactCenter {
  /// A page of an agent's inbox: the conversations of some categories that they see (H-02, H-03, A-24).
  ///
  /// `teams`: those whose queues the conversations are of; `nil` for all.
  /// - Throws: `ConversationError` `unknownAgent`, also for one who was removed; `StorageError`.
  public func inbox(
    _ categories: Set<InboxCategory> = InboxCategory.open,
    _ filter: InboxFilter = InboxFilter(),
    teams: Set<TeamID>? = nil,
    order: InboxOrder = .lastActivity,
    after cursor: PageCursor? = nil,
    limit: Int = 50,
    for agent: AgentID
  ) async throws -> Page<InboxEntry> {
    let viewer = try await viewer(agent)
    let query = InboxQuery(
      categories,
      filter: try await narrowed(filter, to: teams),
      order: order,
      sight: InboxSight(of: viewer)
    )
    let page = try await storage.conversations(.inbox(query), after: cursor, limit: limit)
    return Page(try await entries(page.elements.map(\.value)), next: page.next)
  }

  /// How many conversations an agent's inbox has in each category, and how many of them wait: as many
  /// as its lists have.
  ///
  /// - Throws: as for ``inbox(_:_:teams:order:after:limit:for:)``.
  public func inboxCounts(
    _ filter: InboxFilter = InboxFilter(),
    teams: Set<TeamID>? = nil,
    for agent: AgentID
  ) async throws -> InboxCounts {
    let viewer = try await viewer(agent)
    return try await storage.inboxCounts(
      try await narrowed(filter, to: teams),
      sight: InboxSight(of: viewer)
    )
  }

  /// A conversation with a page of its transcript, from the end or before a message.
  ///
  /// `before`: the sequence number of the message before which the page ends.
  /// - Throws: `ConversationError` `unknownAgent`, or `unknownConversation`, also for one that the
  ///   agent does not see; `StorageError`.
  public func conversation(
    _ id: ConversationID,
    before: Int? = nil,
    limit: Int = 50,
    for agent: AgentID
  ) async throws -> ConversationReading {
    let (conversation, viewer) = try await visible(id, to: agent)
    let messages = try await storage.transcript(of: id, before: before, limit: limit)
    var request = LoadRequest()
    request.documents = [Customer.documentID(conversation.customer)]
    request.agents = conversation.namedAgents.filter { $0 != agent }
    let loaded = try await storage.load(request)
    let first = messages.first?.id.sequence ?? before ?? conversation.messageCount + 1
    return ConversationReading(
      conversation: conversation,
      customer: try await customers([conversation.customer], in: loaded)[conversation.customer],
      messages: messages,
      hasEarlier: first > 1 && conversation.messageCount > 0,
      agents: loaded.agents.map(\.value) + [viewer]
    )
  }

  // MARK: Who reads

  /// The agent who reads.
  ///
  /// - Throws: `ConversationError` `unknownAgent`, also for one who was removed; `StorageError`.
  func viewer(_ agent: AgentID) async throws -> Agent {
    var request = LoadRequest()
    request.agents = [agent]
    return try viewer(agent, in: try await storage.load(request))
  }

  private func viewer(_ agent: AgentID, in loaded: Loaded) throws(ConversationError) -> Agent {
    guard let viewer = loaded.agent(agent)?.value, viewer.presence != .removed else {
      throw ConversationError(.unknownAgent(agent))
    }
    return viewer
  }

  /// A conversation that an agent sees, and the agent.
  ///
  /// - Throws: `ConversationError` `unknownAgent`, or `unknownConversation`, as if there were none;
  ///   `StorageError`.
  func visible(
    _ id: ConversationID,
    to agent: AgentID
  ) async throws -> (conversation: Conversation, viewer: Agent) {
    var request = LoadRequest()
    request.agents = [agent]
    request.conversations = [id]
    let loaded = try await storage.load(request)
    let viewer = try viewer(agent, in: loaded)
    guard let conversation = loaded.conversation(id)?.value, viewer.maySee(conversation) else {
      throw ConversationError(.unknownConversation)
    }
    return (conversation, viewer)
  }

  // MARK: What is read with it

  /// A filter that leaves the queues of some teams.
  private func narrowed(_ filter: InboxFilter, to teams: Set<TeamID>?) async throws -> InboxFilter {
    guard let teams else { return filter }
    let queues = Set(
      try await allQueues().filter { !teams.isDisjoint(with: $0.teams) }.map(\.id)
    )
    var narrowed = filter
    narrowed.queues = filter.queues.map { $0.intersection(queues) } ?? queues
    return narrowed
  }

  /// Conversations with their customers and newest messages, in one round trip.
  func entries(_ conversations: [Conversation]) async throws -> [InboxEntry] {
    if conversations.isEmpty { return [] }
    var request = LoadRequest()
    request.newestMessages = conversations.map(\.id)
    let ids = Set(conversations.map(\.customer))
    request.documents = ids.map { Customer.documentID($0) }
    let loaded = try await storage.load(request)
    let customers = try await customers(ids, in: loaded)
    let newest = Dictionary(loaded.newestMessages.map { ($0.id.conversation, $0) }) { $1 }
    return conversations.map {
      InboxEntry(
        conversation: $0,
        customer: customers[$0.customer],
        newestMessage: newest[$0.id]
      )
    }
  }

  /// Customers by the identifiers with which conversations were opened: who is gone by a merge is who
  /// has taken their place.
  private func customers(
    _ ids: Set<CustomerID>,
    in loaded: Loaded
  ) async throws -> [CustomerID: Customer] {
    var found: [CustomerID: Customer] = [:]
    for document in loaded.documents {
      let customer = try document.value.value(as: Customer.self)
      found[customer.id] = customer
    }
    let gone = ids.filter { found[$0] == nil }
    if gone.isEmpty { return found }
    var request = LoadRequest()
    request.documents = gone.map { CustomerMerge.documentID(of: $0) }
    let merges = try await storage.load(request).documents.map {
      try $0.value.value(as: CustomerMerge.self)
    }
    if merges.isEmpty { return found }
    request.documents = Set(merges.map(\.into)).map { Customer.documentID($0) }
    let others = try await storage.load(request).documents.map {
      try $0.value.value(as: Customer.self)
    }
    for merge in merges { found[merge.from] = others.first { $0.id == merge.into } }
    return found
  }
}

extension Conversation {
  /// The agents whose names a reader needs: who takes part, did, or is asked to.
  var namedAgents: [AgentID] {
    var named = concernedAgents
    for agent in legs.map(\.agent) + joined + [preferredAgent, snooze?.by].compactMap({ $0 })
    where !named.contains(agent) {
      named.append(agent)
    }
    return named
  }
}
