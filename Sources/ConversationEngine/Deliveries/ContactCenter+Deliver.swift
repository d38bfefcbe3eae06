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
    // What is leased is sent and noted, also when the worker is being stopped: this task is not the
    // worker's, and nothing cancels it.
    try await Task { try await self.deliverLeased() }.value
  }

  private func deliverLeased() async throws -> Int {
    let now = now()
    let lease = DeliveryLease(
      id: surroundings.mint(at: now),
      now: now,
      until: now.after(settings.leaseTime),
      limit: settings.deliveriesAtATime,
      // Those of other adapters are another host's.
      adapters: Set(adapters.keys)
    )
    let leased = try await storage.lease(lease)
    guard !leased.isEmpty else { return 0 }
    let entryPoints: [EntryPointID: EntryPoint]
    do {
      entryPoints = try await self.entryPoints(of: leased)
    } catch {
      // Nothing was sent, and that must be known before the lease runs out.
      try await settle(leased.map { settlement(of: $0, as: .retry(after: nil, nil), lease.id) })
      throw error
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for delivery in leased {
        group.addTask {
          let entryPoint = entryPoints[delivery.delivery.entryPoint]
          let outcome = await self.attempt(delivery, from: entryPoint)
          let settlement = self.settlement(of: delivery, as: outcome, lease.id)
          let settled = settlement.delivery
          self.observer?.observe(.deliveryAttempted(settled.adapter, settled.status))
          try await self.settle([settlement])
          if case .refused(let failure) = outcome, failure.kind == .optedOut, let entryPoint {
            try await self.noteRefusal(of: settled, from: entryPoint)
          }
        }
      }
      try await group.waitForAll()
    }
    return leased.count
  }

  /// What came of an attempt.
  private func settlement(
    of leased: LeasedDelivery,
    as outcome: SendOutcome,
    _ lease: LeaseID
  ) -> DeliverySettlement {
    var delivery = leased.delivery
    delivery.record(
      leased.mayHaveBeenSent ? .unknown : outcome,
      at: now(),
      retries: settings.retries,
      chance: surroundings.chance()
    )
    return DeliverySettlement(delivery, under: lease)
  }

  /// Notes what came of some attempts.
  ///
  /// A lease that nobody settles runs out, and its message counts as one that may have been sent: so
  /// a storage that cannot be reached is asked again for a while.
  private func settle(_ settlements: [DeliverySettlement]) async throws {
    let end = ContinuousClock.now.advanced(by: .seconds(settings.conflictBudget))
    while true {
      do {
        try await commit { _, batch in batch.settlements = settlements }
        return wakeup.signal()
      } catch let error as StorageError where error.code == .unavailable {
        guard ContinuousClock.now < end else { throw error }
        try await surroundings.sleep(.milliseconds(20 * (1 + surroundings.chance())))
      }
    }
  }

  /// What comes of one attempt.
  private func attempt(_ leased: LeasedDelivery, from entryPoint: EntryPoint?) async -> SendOutcome
  {
    if leased.mayHaveBeenSent { return .unknown }
    guard let entryPoint else {
      return .retry(after: nil, DeliveryFailure(.invalidRequest, code: "unknown-entry-point"))
    }
    guard entryPoint.deletedAt == nil else {
      return .refused(DeliveryFailure(.policy, code: "entry-point-deleted"))
    }
    guard let adapter = adapters[leased.delivery.adapter] else {
      return .retry(after: nil, DeliveryFailure(.invalidRequest, code: "unknown-adapter"))
    }
    do {
      guard try await isPermitted(leased.delivery, from: entryPoint) else {
        return .refused(DeliveryFailure(.optedOut))
      }
    } catch {
      // Whoever may have opted out is not written to.
      return .retry(after: nil, nil)
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
        quickReplies: leased.message.quickReplies ?? [],
        isAutomatic: isAutomatic,
        isOutsideStandardWindow: leased.message.template == nil
          && isOutsideStandardWindow(leased.delivery, of: adapter),
        answers: leased.delivery.answers,
        thread: leased.delivery.thread ?? [],
        subject: leased.delivery.subject,
        template: leased.message.template
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
      // One that cannot be read must not hold up the others.
      guard let entryPoint = try? document.value.value(as: EntryPoint.self) else { return }
      found[entryPoint.id] = entryPoint
    }
  }
}
