import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Takes in arrivals of one thread: messages that wait together are committed together.
  func takeIn(_ arrivals: [Arrival]) async -> [Result<ArrivalOutcome, any Error>] {
    // What quotes other messages may belong to another conversation: it goes alone.
    if arrivals.count > 1, arrivals.contains(where: \.hasReferences) {
      var results: [Result<ArrivalOutcome, any Error>] = []
      for arrival in arrivals { results += await takeIn([arrival]) }
      return results
    }
    do {
      let results = try await commit { now, batch in
        try await self.decide(arrivals, at: now, into: &batch)
      }
      for case .success(let outcome) in results { observe(outcome.decisions) }
      return results
    } catch let error as StorageError where arrivals.count > 1 {
      // One of them may be what the storage does not take: the others must not suffer for it.
      guard error.code != .unavailable else { return arrivals.map { _ in .failure(error) } }
      var results: [Result<ArrivalOutcome, any Error>] = []
      for arrival in arrivals { results += await takeIn([arrival]) }
      return results
    } catch is CancellationError where arrivals.count > 1 {
      // The one whose task works for all has gone: the others have not. Nothing was stored, or what
      // was is recognised.
      return await Task { await self.takeIn(arrivals) }.value
    } catch {
      return arrivals.map { _ in .failure(error) }
    }
  }

  /// Decides what arrivals of one thread change.
  private func decide(
    _ arrivals: [Arrival],
    at now: Date,
    into batch: inout ChangeBatch
  ) async throws -> [Result<ArrivalOutcome, any Error>] {
    guard let first = arrivals.first else { return [] }
    // A report touches deliveries, not conversations.
    if arrivals.count == 1, case .delivery(let report) = first.content {
      if let record = try await resolve(report, from: first.adapter) {
        batch.reports.append(record)
        batch.reports += try await carried(by: report, as: record)
      }
      return [.success(ArrivalOutcome(.reported))]
    }
    var desk = InboundDesk(center: self, thread: first.lane, at: now)
    desk.loaded = try await storage.load(desk.request(for: arrivals))
    var results: [Result<ArrivalOutcome, any Error>] = []
    results.reserveCapacity(arrivals.count)
    for arrival in arrivals {
      if let outcome = try desk.takeAtOnce(arrival, into: &batch) {
        results.append(.success(outcome))
      } else {
        results.append(.success(try await desk.take(arrival, into: &batch)))
      }
    }
    desk.finishAll(into: &batch)
    return results
  }

  /// What a report on a mail says of the other answers that it has carried.
  private func carried(
    by report: DeliveryReport,
    as record: DeliveryReportRecord
  ) async throws -> [DeliveryReportRecord] {
    guard case .message(let carrier) = record.target, report.channel == .email else { return [] }
    return try await carried(by: carrier).map {
      DeliveryReportRecord(.message($0), status: record.status, failure: record.failure)
    }
  }

  /// A report as the storage takes it; `nil` if it is about a customer who never wrote.
  func resolve(
    _ report: DeliveryReport,
    from adapter: AdapterID
  ) async throws -> DeliveryReportRecord? {
    let target: DeliveryReportRecord.Target
    switch report.target {
    case .providerID(let id): target = .providerID(id, adapter: adapter)
    case .message(let id): target = .message(id)
    case .sentUntil(let date, let address):
      var request = LoadRequest()
      let key = ThreadKey.address(address, at: report.recipient, channel: report.channel)
      request.threadKeys = [key]
      guard let conversation = try await storage.load(request).conversation(at: key) else {
        return nil
      }
      target = .sentUntil(date, in: conversation.value.id)
    }
    return DeliveryReportRecord(
      target,
      status: report.status,
      failure: report.failure,
      providerID: report.providerID
    )
  }
}
