public import ChannelAdapters
public import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Takes in a provider's webhook: verified, read, stored, then answered.
  ///
  /// The host answers with `reply`: 200 only after everything is stored, 4xx for what will never be
  /// taken, 503 when the storage failed or an inbox or queue is not set up, so that the provider sends
  /// it again.
  public func receive(_ request: WebhookRequest, for adapter: AdapterID) async -> WebhookOutcome {
    guard let channel = adapters[adapter] else {
      observer?.observe(.backgroundWorkFailed("no adapter \(adapter) for a webhook"))
      return WebhookOutcome(reply: WebhookReply(status: 404))
    }
    var reception: Reception
    do {
      if let answering = channel as? any WebhookChallengeAnswering,
        let reply = try answering.answer(challenge: request)
      {
        return WebhookOutcome(reply: reply)
      }
      reception = try channel.receive(request, at: now())
    } catch {
      observer?.observe(.webhookRefused(adapter, error))
      return WebhookOutcome(reply: error.reply, refusal: error)
    }
    if let finishing = channel as? any ReceptionFinishing {
      reception = await finishing.finish(reception, of: request, at: now())
    }
    if !reception.ignored.isEmpty {
      observer?.observe(.webhookItemsIgnored(adapter, reception.ignored))
    }
    do {
      let results = try await ingest(reception.events, from: adapter)
      // What this host is not set up for is not lost: the provider sends it again.
      let reply =
        results.contains(where: \.isForAnotherSetup)
        ? WebhookReply(status: 503) : reception.reply
      return WebhookOutcome(reply: reply, results: results, ignored: reception.ignored)
    } catch {
      observer?.observe(.storageFailed((error as? StorageError)?.code ?? .unavailable))
      return WebhookOutcome(reply: WebhookReply(status: 503), ignored: reception.ignored)
    }
  }

  /// Takes in events that an adapter has read, in order: everything is stored when this returns.
  ///
  /// It may be called again with the same events: what was stored before is recognised.
  ///
  /// - Throws: `StorageError` when the storage failed; some of the events may be stored.
  public func ingest(
    _ events: [InboundEvent],
    from adapter: AdapterID
  ) async throws -> [InboundResult] {
    var results: [InboundResult] = []
    results.reserveCapacity(events.count)
    var work = RoutingWork()
    for event in events {
      let taken: ArrivalOutcome?
      do {
        taken = try await takeIn(event, from: adapter)
      } catch {
        // What is stored already need not wait for the provider to send again.
        await follow(work)
        throw error
      }
      guard let outcome = taken else { continue }
      let result = outcome.result
      work.merge(outcome.work)
      if case .refused(let error) = result { observer?.observe(.inboundRefused(error)) }
      if case .duplicate = result { observer?.observe(.duplicateRecognised) }
      results.append(result)
    }
    if !work.isEmpty { await follow(work) }
    return results
  }

  private func takeIn(
    _ event: InboundEvent,
    from adapter: AdapterID
  ) async throws -> ArrivalOutcome? {
    if case .part(let part) = event { return try await takeIn(part, from: adapter) }
    if case .consent(let report) = event { return ArrivalOutcome(try await note(report)) }
    if case .sign(let sign) = event { return try await note(sign) }
    if case .addressChanged(let change) = event {
      return ArrivalOutcome(try await note(change))
    }
    if case .account(let notice) = event {
      observer?.observe(.accountNoticed(adapter, notice))
      return ArrivalOutcome(.noted(nil))
    }
    guard let arrival = Arrival(event, from: adapter) else { return nil }
    return try await arrivals.submit(arrival, to: arrival.lane) { arrivals in
      await self.takeIn(arrivals)
    }?.get()
  }
}

extension InboundResult {
  /// Whether a message was refused because an inbox or queue is not set up, or only on another host.
  fileprivate var isForAnotherSetup: Bool {
    guard case .refused(let error) = self else { return false }
    switch error.code {
    case .unknownInbox, .unknownQueue: return true
    default: return false
    }
  }
}
