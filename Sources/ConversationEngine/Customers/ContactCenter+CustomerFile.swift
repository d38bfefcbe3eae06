public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// How many addresses of a customer are looked through for visits and recordings, the newest.
  private static let addresses = 8

  /// What the card beside a conversation is made of, for an agent who sees the conversation (H-21).
  ///
  /// Each part is one walk along an index and ends at its limit, whatever there is.
  ///
  /// - Throws: `ConversationError` `unknownConversation` also for one that the agent does not see,
  ///   `unknownAgent` or `unknownCustomer`; `StorageError`.
  public func customerFile(
    of conversation: ConversationID,
    for agent: AgentID,
    limits: CustomerFile.Limits = CustomerFile.Limits()
  ) async throws -> CustomerFile {
    let (read, viewer) = try await visible(conversation, to: agent)
    return try await customerFile(of: try await customerRecord(read.customer).value, viewer, limits)
  }

  /// What a customer's card is made of, for an agent who sees a conversation of theirs.
  ///
  /// - Throws: `ConversationError` `unknownCustomer` also for one of whom the agent sees nothing, or
  ///   `unknownAgent`; `StorageError`.
  public func customerFile(
    of customer: CustomerID,
    for agent: AgentID,
    limits: CustomerFile.Limits = CustomerFile.Limits()
  ) async throws -> CustomerFile {
    let viewer = try await viewer(agent)
    let record = try await customerRecord(customer).value
    try await requireSight(of: record.id, by: viewer)
    return try await customerFile(of: record, viewer, limits)
  }

  private func customerFile(
    of customer: Customer,
    _ viewer: Agent,
    _ limits: CustomerFile.Limits
  ) async throws -> CustomerFile {
    var file = CustomerFile(customer: customer)
    for id in try await identities(of: customer.id) {
      let page = try await storage.conversations(
        .ofCustomer(id),
        after: nil,
        limit: limits.conversations
      )
      file.conversations += page.elements.map(\.value).filter { viewer.maySee($0) }
      file.hasMoreConversations = file.hasMoreConversations || page.next != nil
      file.notes += try await documents(
        CustomerNote.customerKey,
        id.description,
        limit: limits.notes
      )
      file.data += try await documents(CustomerData.customerKey, id.description, limit: 64)
    }
    // Where somebody may be on a site comes first, or their phone numbers could hide it.
    let sessions = Customer.visitorAddresses(of: customer)
    let others = customer.addresses.reversed().map(\.address).filter { !sessions.contains($0) }
    for visitor in (sessions + others).prefix(Self.addresses) {
      file.visits += try await documents(Visit.visitorKey, visitor.key, limit: limits.visits)
      file.recordings += try await documents(
        VisitRecording.visitorKey,
        visitor.key,
        limit: limits.recordings
      )
    }
    file = try await completed(file.sorted(limits), knowing: file.visits)
    var request = LoadRequest()
    request.agents = file.namedAgents
    if !request.agents.isEmpty {
      let agents = try await storage.load(request).agents.map(\.value)
      file.agentNames = Dictionary(agents.map { ($0.id, $0.name) }) { $1 }
    }
    return file
  }

  /// The file with what older visits know of its recordings: a visit that is no longer among the newest
  /// is over all the same (H-30).
  private func completed(_ file: CustomerFile, knowing visits: [Visit]) async throws -> CustomerFile
  {
    var request = LoadRequest()
    for recording in file.recordings where recording.visitorLeftAt == nil {
      guard !visits.contains(where: { recording.isOf($0) }) else { continue }
      request.documents.append(
        Visit.documentID(
          of: recording.visitor,
          startedAt: recording.visitStartedAt.milliseconds
        )
      )
    }
    if request.documents.isEmpty { return file }
    let older = try await storage.load(request).documents.map {
      try $0.value.value(as: Visit.self)
    }
    var file = file
    file.recordings = file.recordings.map { $0.completed(by: older) }
    return file
  }

  /// The first documents with a key.
  private func documents<Value: StoredDocument>(
    _ name: String,
    _ value: String,
    limit: Int
  ) async throws -> [Value] {
    let query = DocumentQuery(kind: Value.documentKind, name: name, value: value)
    return try await storage.documents(query, after: nil, limit: limit).elements
      .map { try $0.value.value(as: Value.self) }
  }
}

extension CustomerFile {
  /// The agents whose names the card needs, each once.
  fileprivate var namedAgents: [AgentID] {
    var named = Set(notes.map(\.author))
    named.formUnion(notes.compactMap(\.edits.last?.by))
    for conversation in conversations { named.formUnion(conversation.legs.map(\.agent)) }
    return Array(named)
  }

  /// The file in order, with no more than its limits, and with what visits know of recordings.
  fileprivate func sorted(_ limits: Limits) -> Self {
    var file = self
    let conversations = conversations.sorted {
      ($0.lastActivityAt, $0.id) > ($1.lastActivityAt, $1.id)
    }
    file.hasMoreConversations = hasMoreConversations || conversations.count > limits.conversations
    file.conversations = Array(conversations.prefix(limits.conversations))
    file.notes = Array(notes.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limits.notes))
    // Of a system that has told of both before they were one, what it said last counts.
    let newest = Dictionary(data.map { ($0.source, $0) }) { $0.at < $1.at ? $1 : $0 }
    file.data = newest.values.sorted { $0.source < $1.source }
    let visits = visits.sorted { $0.startedAt > $1.startedAt }
    file.recordings = Array(
      recordings.map { $0.completed(by: visits) }
        .sorted { $0.visitStartedAt > $1.visitStartedAt }
        .prefix(limits.recordings)
    )
    file.visits = Array(visits.prefix(limits.visits))
    // Where they are now is never cut off by visits of other sessions that began later and are over.
    if let present = visits.first(where: { !$0.isOver }), !file.visits.contains(present),
      !file.visits.isEmpty
    {
      file.visits[file.visits.count - 1] = present
    }
    return file
  }
}
