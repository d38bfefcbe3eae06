import ConversationCore
import ConversationStorage
import ConversationTesting
import Locking

// Storages whose outbox breaks a promise.

/// Hands a delivery out once and never again.
struct NeverLeasesAgain: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let leased = Locked<Set<MessageID>>([])

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    let deliveries = try await base.lease(request)
    return leased.withLock { leased in
      deliveries.filter { leased.insert($0.delivery.id).inserted }
    }
  }
}

/// Never says that a message may have been sent.
struct HasNoDoubt: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    try await base.lease(request).map {
      LeasedDelivery($0.delivery, message: $0.message, mayHaveBeenSent: false)
    }
  }
}

/// Leases what stands behind the first delivery, too.
struct LeasesTheWholeLine: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    var line: [LeasedDelivery] = []
    for head in try await base.lease(request) {
      line.append(head)
      let id = head.delivery.id
      let next = MessageID(conversation: id.conversation, sequence: id.sequence + 1)
      if let behind = try await base.delivery(of: next), behind.nextAttemptAt != nil {
        line.append(LeasedDelivery(behind, message: head.message, mayHaveBeenSent: false))
      }
    }
    return line
  }
}

/// Leases whatever is due, and keeps back what the worker cannot send.
struct LeasesForAnyAdapter: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    let any = DeliveryLease(
      id: request.id,
      now: request.now,
      until: request.until,
      limit: request.limit
    )
    return try await base.lease(any).filter { leased in
      request.adapters.map { $0.contains(leased.delivery.adapter) } ?? true
    }
  }
}

/// Hands out to each worker what any worker was handed.
struct LeasesToEverybody: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let leased = Locked<[LeasedDelivery]>([])

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    let new = try await base.lease(request)
    return leased.withLock { leased in
      leased += new
      return leased
    }
  }
}

/// Believes whoever had a lease at any time.
struct BelievesAnyLease: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let current = Locked<[MessageID: LeaseID]>([:])

  func lease(_ request: DeliveryLease) async throws -> [LeasedDelivery] {
    let deliveries = try await base.lease(request)
    current.withLock { current in
      for leased in deliveries { current[leased.delivery.id] = request.id }
    }
    return deliveries
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var believed = batch
    believed.settlements = batch.settlements.map { settlement in
      let lease = current.withLock { $0[settlement.delivery.id] }
      return DeliverySettlement(settlement.delivery, under: lease ?? settlement.lease)
    }
    return try await base.commit(believed)
  }
}

/// Never looks again at what has gone out.
struct ForgetsResumptions: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.resumptions = []
    return try await base.commit(batch)
  }
}

/// Amends what messages say, and not the channel that has carried them.
struct KeepsTheChannel: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var batch = batch
    batch.amendments.removeAll { $0.content == nil }
    return try await base.commit(batch)
  }
}
