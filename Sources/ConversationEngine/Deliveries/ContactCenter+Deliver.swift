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
          let attempt = await self.attempt(delivery, from: entryPoint)
          let settlement = self.settlement(of: delivery, after: attempt, lease.id)
          let settled = settlement.delivery
          self.observer?.observe(.deliveryAttempted(settled.adapter, settled.status))
          try await self.settle([settlement], rerouting: attempt.isRerouted ? attempt.others : nil)
          if case .refused(let failure) = attempt.outcome, failure.kind == .optedOut,
            let entryPoint = attempt.entryPoint
          {
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
    settlement(of: leased, after: DeliveryAttempt(leased.delivery, outcome), lease)
  }

  private func settlement(
    of leased: LeasedDelivery,
    after attempt: DeliveryAttempt,
    _ lease: LeaseID
  ) -> DeliverySettlement {
    // What has not left goes on from where it was: its way is decided again.
    var delivery = attempt.isRerouted || attempt.isCarried ? attempt.delivery : leased.delivery
    if leased.mayHaveBeenSent {
      delivery.record(.unknown, at: now(), retries: settings.retries, chance: surroundings.chance())
    } else if let outcome = attempt.outcome {
      delivery.record(outcome, at: now(), retries: settings.retries, chance: surroundings.chance())
    } else {
      delivery.settleAsItIs()
    }
    return DeliverySettlement(delivery, under: lease)
  }

  /// Notes what came of some attempts.
  ///
  /// A lease that nobody settles runs out, and its message counts as one that may have been sent: so
  /// a storage that cannot be reached is asked again for a while.
  ///
  /// `others`: what left with it by another way; `nil` for what left as it was written.
  private func settle(
    _ settlements: [DeliverySettlement],
    rerouting others: [MessageID]? = nil
  ) async throws {
    let end = ContinuousClock.now.advanced(by: .seconds(settings.conflictBudget))
    while true {
      do {
        try await commit { _, batch in
          batch.settlements = settlements
          guard let others else { return }
          for settlement in settlements { batch.reroute(settlement.delivery, with: others) }
        }
        return wakeup.signal()
      } catch let error as StorageError where error.code == .unavailable {
        guard ContinuousClock.now < end else { throw error }
        try await surroundings.sleep(.milliseconds(20 * (1 + surroundings.chance())))
      }
    }
  }

  /// What comes of one attempt.
  private func attempt(
    _ leased: LeasedDelivery,
    from entryPoint: EntryPoint?
  ) async -> DeliveryAttempt {
    func stop(_ outcome: SendOutcome) -> DeliveryAttempt {
      DeliveryAttempt(leased.delivery, outcome, from: entryPoint)
    }
    if leased.mayHaveBeenSent { return stop(.unknown) }
    guard let entryPoint else {
      return stop(.retry(after: nil, DeliveryFailure(.invalidRequest, code: "unknown-entry-point")))
    }
    guard entryPoint.deletedAt == nil else {
      return stop(.refused(DeliveryFailure(.policy, code: "entry-point-deleted")))
    }
    // It might be connected again in a week: whether it still fits then is for people to say (H-12).
    guard entryPoint.isConnected else {
      return stop(.refused(DeliveryFailure(.credentials, code: "entry-point-not-connected")))
    }
    do {
      switch try await way(of: leased, from: entryPoint) {
      case .asWritten:
        let outcome = try await send(leased.message, as: leased.delivery, from: entryPoint)
        return stop(outcome)
      case .later(let date): return stop(.postponed(date.timeIntervalSince(now())))
      case .done: return DeliveryAttempt(leased.delivery, nil, from: entryPoint)
      case .carried(let delivery, let outcome):
        return DeliveryAttempt(delivery, outcome, from: entryPoint, isCarried: true)
      case .redirected(let delivery, let mailbox, let others):
        try await noteCarried(others, by: delivery)
        let outcome = try await send(leased.message, with: others, as: delivery, from: mailbox)
        return DeliveryAttempt(
          delivery,
          outcome,
          from: mailbox,
          isRedirected: true,
          with: others.map(\.id)
        )
      }
    } catch {
      // Whoever may have opted out, or may be there, is not written to on a guess.
      return stop(.retry(after: nil, nil))
    }
  }

  /// Hands a message to an adapter, with the others that leave in the same mail, unless its customer has
  /// opted out.
  ///
  /// - Throws: `StorageError` where that is not known; nothing was sent.
  private func send(
    _ message: Message,
    with others: [Message] = [],
    as delivery: Delivery,
    from entryPoint: EntryPoint
  ) async throws -> SendOutcome {
    guard let adapter = adapters[delivery.adapter] else {
      return .retry(after: nil, DeliveryFailure(.invalidRequest, code: "unknown-adapter"))
    }
    guard try await isPermitted(delivery, from: entryPoint) else {
      return .refused(DeliveryFailure(.optedOut))
    }
    guard let text = message.text else {
      return .refused(DeliveryFailure(.invalidRequest, code: "no-text"))
    }
    var isAutomatic = false
    if case .automation = message.author { isAutomatic = true }
    let all = (others + [message]).sorted { $0.id < $1.id }
    return await adapter.send(
      OutboundMessage(
        id: delivery.id,
        entryPoint: entryPoint,
        recipient: delivery.recipient,
        text: others.isEmpty ? text : all.compactMap(\.text).joined(separator: "\n\n"),
        attachments: all.flatMap(\.attachments),
        quickReplies: message.quickReplies ?? [],
        isAutomatic: isAutomatic,
        isOutsideStandardWindow: message.template == nil
          && isOutsideStandardWindow(delivery, of: adapter),
        answers: delivery.answers,
        thread: delivery.thread ?? [],
        subject: delivery.subject,
        template: message.template
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
