import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Locking

// Storages whose reads have a bug, around any other storage.

/// Shows offers that end five seconds later than they do.
struct StretchesOffers: StorageDecorator {
  let base: any ContactCenterStorage

  func load(_ request: LoadRequest) async throws -> Loaded {
    var loaded = try await base.load(request)
    // A host reads a conversation with its agents to change it.
    guard request.includesConcernedAgents else { return loaded }
    loaded.conversations = try loaded.conversations.map { read in
      guard case .offered(let offer) = read.value.stage else { return read }
      var fields = try Self.fields(of: read.value)
      guard var stage = fields["stage"] as? [String: Any],
        var offered = stage["offered"] as? [String: Any],
        var value = offered["_0"] as? [String: Any]
      else { return read }
      value["expiresAt"] = (offer.expiresAt + 5).timeIntervalSinceReferenceDate
      offered["_0"] = value
      stage["offered"] = offered
      fields["stage"] = stage
      return Versioned(try Self.conversation(of: fields), version: read.version)
    }
    return loaded
  }

  private static func fields(of conversation: Conversation) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(conversation))
    return json as? [String: Any] ?? [:]
  }

  private static func conversation(of fields: [String: Any]) throws -> Conversation {
    try JSONDecoder().decode(
      Conversation.self,
      from: try JSONSerialization.data(withJSONObject: fields)
    )
  }
}

/// Shows a host what has ended as it was before its end.
struct ReadsWhatWas: StorageDecorator {
  let base: any ContactCenterStorage
  let open = Locked<[ConversationID: Conversation]>([:])

  func load(_ request: LoadRequest) async throws -> Loaded {
    var loaded = try await base.load(request)
    guard request.includesConcernedAgents else { return loaded }
    loaded.conversations = loaded.conversations.map { read in
      let before = open.withLock { open -> Conversation? in
        if read.value.stage.name == .active { open[read.value.id] = read.value }
        return open[read.value.id]
      }
      guard !read.value.isOpen, let before else { return read }
      return Versioned(before, version: read.version)
    }
    return loaded
  }
}

/// Never shows who waits after somebody has declined.
struct HidesWhoWaits: StorageDecorator {
  let base: any ContactCenterStorage

  func waiting(in queues: [QueueID], limit: Int) async throws -> [Versioned<Conversation>] {
    try await base.waiting(in: queues, limit: limit).filter { $0.value.refusals.isEmpty }
  }
}

/// Never shows one of the agents who are ready.
struct HidesAnAgent: StorageDecorator {
  let base: any ContactCenterStorage

  func readyAgents(_ query: ReadyAgentsQuery) async throws -> [Versioned<Agent>] {
    try await base.readyAgents(query).filter { $0.value.id != "agent-7" }
  }
}

/// Never finds that something is due in a conversation by SMS.
struct ForgetsDeadlines: StorageDecorator {
  let base: any ContactCenterStorage

  func due(at now: Date, limit: Int) async throws -> [ConversationID] {
    let due = try await base.due(at: now, limit: limit)
    var request = LoadRequest()
    request.conversations = due
    let loaded = try await base.load(request)
    return due.filter { loaded.conversation($0)?.value.channel != .sms }
  }
}

/// Never finds a delivery that is due.
struct NeverSends: StorageDecorator {
  let base: any ContactCenterStorage

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] { [] }
}

/// Never says that a message may have been sent.
struct HasNoDoubts: StorageDecorator {
  let base: any ContactCenterStorage

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try await base.lease(request).map {
      LeasedDelivery($0.delivery, message: $0.message, mayHaveBeenSent: false)
    }
  }
}

/// Leases the delivery behind the first one in its place.
struct LeasesTheNextOne: StorageDecorator {
  let base: any ContactCenterStorage

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    var line: [LeasedDelivery] = []
    for head in try await base.lease(request) {
      let id = head.delivery.id
      let behind = try await base.transcript(of: id.conversation, before: nil, limit: .max)
        .first { $0.id.sequence > id.sequence && $0.status == .queued }
      if let behind, let delivery = try await base.delivery(of: behind.id) {
        line.append(LeasedDelivery(delivery, message: behind, mayHaveBeenSent: false))
      }
      line.append(head)
    }
    return line
  }
}

/// Skips the event of a conference guest who joins.
struct SkipsEvents: StorageDecorator {
  let base: any ContactCenterStorage

  func events(after cursor: EventCursor, limit: Int) async throws -> [RecordedEvent] {
    try await base.events(after: cursor, limit: limit).filter { recorded in
      if case .conversation(_, .guestJoined) = recorded.event { return false }
      return true
    }
  }
}

/// Shows a message as sent for as long as it is only delivered, and as delivered once it was read.
struct ShowsReportsBackwards: TranscriptDecorator {
  let base: any ContactCenterStorage

  func shown(_ message: Message) -> Message {
    var message = message
    if message.status == .read { message.status = .delivered }
    return message
  }
}
