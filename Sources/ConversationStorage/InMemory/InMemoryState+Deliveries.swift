import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// How messages leave, and what is heard of them.
extension InMemoryState {
  mutating func queue(_ delivery: Delivery, at now: Date) {
    guard let conversation = conversations.row(delivery.id.conversation),
      let message = messageRow(delivery.id)
    else { return }
    let row = outbox.append(delivery, conversation: conversation, message: message)
    transcripts.attach(delivery: row, status: delivery.status, to: message)
    takeWaitingReports(about: row, at: now)
  }

  mutating func lease(_ request: DeliveryLease) -> [LeasedDelivery] {
    let due = outbox.due(
      at: request.now.milliseconds,
      of: request.adapters,
      limit: request.limit
    )
    rowsTouched += due.count
    return due.compactMap { id in
      guard let conversation = conversations.row(id), let row = outbox.head(of: conversation)
      else { return nil }
      _ = outbox.update(row) { row in
        // A lease that is still there has run out: nobody has said what came of it.
        row.mayHaveBeenSent = row.mayHaveBeenSent || row.lease != nil
        row.lease = request.id
        row.leasedUntil = request.until.milliseconds
        return false
      }
      let leased = outbox[row]
      return LeasedDelivery(
        leased.delivery,
        message: transcripts.message(Int(leased.message)),
        mayHaveBeenSent: leased.mayHaveBeenSent
      )
    }
  }

  mutating func settle(_ settlement: DeliverySettlement, at now: Date) {
    guard let row = deliveryRow(settlement.delivery.id) else { return }
    change(row, at: now) { row in
      let holdsLease = row.lease == settlement.lease
      if holdsLease { row.lease = nil }
      return row.delivery.merge(settlement.delivery, holdsLease: holdsLease)
    }
  }

  /// Has a delivery looked at again; no event says so, since its message has come no further.
  mutating func resume(_ resumption: DeliveryResumption, at now: Date) {
    guard let row = deliveryRow(resumption.message) else { return }
    change(row, at: now) { row in
      let isSettled = row.delivery.nextAttemptAt == nil
      guard row.delivery.resume(at: resumption.at), isSettled else { return false }
      row.lease = nil
      row.mayHaveBeenSent = false
      return false
    }
  }

  mutating func take(_ report: DeliveryReportRecord, at now: Date) {
    switch report.target {
    case .providerID(let providerID, let adapter):
      if let row = outbox.find(providerID, at: adapter) {
        apply(report, to: row, at: now)
      } else {
        reports.add(report, providerID, adapter: adapter, at: now.milliseconds)
      }
    case .message(let id):
      if let row = deliveryRow(id) { apply(report, to: row, at: now) }
    case .sentUntil(let date, let id):
      guard let conversation = conversations.row(id) else { return }
      let transcript = conversations.transcript(conversation)
      for sequence in stride(from: 1, through: transcript.count, by: 1) {
        guard let message = transcript.row(of: sequence),
          let row = transcripts.delivery(of: message), let sentAt = outbox[row].delivery.sentAt,
          sentAt <= date
        else { continue }
        apply(report, to: row, at: now)
      }
    }
  }

  private mutating func apply(_ report: DeliveryReportRecord, to row: Int, at now: Date) {
    change(row, at: now) {
      $0.delivery.report(
        report.status,
        failure: report.failure,
        providerID: report.providerID,
        at: now
      )
    }
  }

  /// Changes a delivery; its message keeps step, an event says so, and reports that have
  /// waited for the provider's identifier are taken in.
  private mutating func change(
    _ row: Int,
    at now: Date,
    _ change: (inout DeliveryRow) -> Bool
  ) {
    let hadProviderID = outbox[row].delivery.providerID != nil
    if outbox.update(row, change) {
      let changed = outbox[row]
      let id = changed.delivery.id
      transcripts.follow(changed.delivery, of: Int(changed.message))
      record(
        .conversation(
          id.conversation,
          .deliveryChanged(sequence: id.sequence, changed.delivery.status)
        ),
        at: now
      )
    }
    if !hadProviderID { takeWaitingReports(about: row, at: now) }
  }

  /// Empties a delivery; one that waits is withdrawn.
  mutating func erase(delivery row: Int, at now: Date) {
    change(row, at: now) { row in
      let before = row.delivery.status
      row.delivery = row.delivery.erased()
      row.lease = nil
      return row.delivery.status != before
    }
  }

  private mutating func takeWaitingReports(about row: Int, at now: Date) {
    let delivery = outbox[row].delivery
    guard let providerID = delivery.providerID else { return }
    for report in reports.take(providerID, adapter: delivery.adapter) {
      apply(report, to: row, at: now)
    }
  }
}
