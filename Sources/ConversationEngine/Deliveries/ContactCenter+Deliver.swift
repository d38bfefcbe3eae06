import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Sends what is due: leased, sent, settled.
  ///
  /// Messages of one conversation leave in order, since only its first unsettled delivery is leased.
  /// What may have been sent before is settled as unknown, and not sent again blindly.
  ///
  /// Returns how many were tried.
  func deliverDue() async throws -> Int {
    let now = now()
    let lease = DeliveryLease(
      id: surroundings.mint(at: now),
      now: now,
      until: now.after(settings.leaseTime),
      limit: settings.deliveriesAtATime
    )
    let leased = try await storage.lease(lease)
    guard !leased.isEmpty else { return 0 }
    let entryPoints = try await entryPoints(of: leased)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for delivery in leased {
        group.addTask {
          try await self.deliver(
            delivery,
            from: entryPoints[delivery.delivery.entryPoint],
            under: lease.id
          )
        }
      }
      try await group.waitForAll()
    }
    return leased.count
  }

  /// Sends one delivery and settles it.
  private func deliver(
    _ leased: LeasedDelivery,
    from entryPoint: EntryPoint?,
    under lease: LeaseID
  ) async throws {
    let outcome = await attempt(leased, from: entryPoint)
    var delivery = leased.delivery
    let now = now()
    delivery.record(
      outcome,
      at: now,
      retries: settings.retries,
      chance: surroundings.chance()
    )
    observer?.observe(.deliveryAttempted(delivery.adapter, delivery.status))
    let settlement = DeliverySettlement(delivery, under: lease)
    // What was sent must be known, also when the worker is being stopped: this task is not the
    // worker's, and nothing cancels it.
    try await Task {
      try await self.commit { _, batch in batch.settlements = [settlement] }
    }.value
    if case .refused(let failure) = outcome, failure.kind == .optedOut, let entryPoint {
      try await noteRefusal(of: leased.delivery, from: entryPoint)
    }
    wakeup.signal()
  }

  /// What comes of one attempt.
  private func attempt(_ leased: LeasedDelivery, from entryPoint: EntryPoint?) async -> SendOutcome
  {
    if leased.mayHaveBeenSent { return .unknown }
    guard let entryPoint, entryPoint.deletedAt == nil else {
      return .refused(DeliveryFailure(.policy, code: "entry-point-deleted"))
    }
    guard let adapter = adapters[leased.delivery.adapter] else {
      // Another host may have it.
      return .retry(after: nil, DeliveryFailure(.invalidRequest, code: "unknown-adapter"))
    }
    guard await isPermitted(leased.delivery, from: entryPoint) else {
      return .refused(DeliveryFailure(.optedOut))
    }
    guard let text = leased.message.text else {
      return .refused(DeliveryFailure(.invalidRequest, code: "no-text"))
    }
    var isAutomatic = false
    if case .automation = leased.message.author { isAutomatic = true }
    return await adapter.send(
      OutboundMessage(
        id: leased.delivery.id,
        entryPoint: entryPoint,
        recipient: leased.delivery.recipient,
        text: text,
        attachments: leased.message.attachments,
        isAutomatic: isAutomatic,
        isOutsideStandardWindow: isOutsideStandardWindow(leased.delivery, of: adapter),
        answers: leased.delivery.answers,
        thread: leased.delivery.thread ?? [],
        subject: leased.delivery.subject
      )
    )
  }

  /// Whether the channel's standard window is closed now: what people write may still go out, marked
  /// as theirs (C-03).
  private func isOutsideStandardWindow(
    _ delivery: Delivery,
    of adapter: any ChannelAdapter
  ) -> Bool {
    let closes = adapter.capabilities(of: delivery.channel)
      .windowCloses(lastCustomerMessageAt: delivery.lastInboundAt, byPerson: false)
    return closes.map { now() >= $0 } ?? false
  }

  private func entryPoints(
    of leased: [LeasedDelivery]
  ) async throws -> [EntryPointID: EntryPoint] {
    var request = LoadRequest()
    request.documents = Set(leased.map(\.delivery.entryPoint)).sorted()
      .map(EntryPoint.documentID)
    return try await storage.load(request).documents.reduce(into: [:]) { found, document in
      let entryPoint = try document.value.value(as: EntryPoint.self)
      found[entryPoint.id] = entryPoint
    }
  }
}
