import ConversationCore
import ConversationStorage
import ConversationTesting
import Foundation
import Locking

// Storages that do the wrong thing with providers' reports.

/// Drops reports about identifiers that it does not know yet.
struct DropsEarlyReports: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let known = Locked<Set<String>>([])

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var filtered = batch
    filtered.reports = known.withLock { known in
      known.formUnion(batch.settlements.compactMap(\.delivery.providerID))
      return batch.reports.filter {
        if case .providerID(let id, _) = $0.target { return known.contains(id) }
        return true
      }
    }
    return try await base.commit(filtered)
  }
}

/// Takes equal identifiers of two providers for the same.
struct ConfusesAdapters: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var confused = batch
    confused.reports = batch.reports.map { report in
      guard case .providerID(let id, _) = report.target else { return report }
      return DeliveryReportRecord(.providerID(id, adapter: "sms"), status: report.status)
    }
    return try await base.commit(confused)
  }
}

/// Shows what was reported last.
struct ShowsTheLastReport: TranscriptDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()
  let last = Locked<[MessageID: DeliveryStatus]>([:])

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    last.withLock { last in
      for report in batch.reports {
        if case .message(let id) = report.target { last[id] = report.status }
      }
    }
    return try await base.commit(batch)
  }

  func shown(_ message: Message) -> Message {
    var message = message
    if let status = last.withLock({ $0[message.id] }) { message.status = status }
    return message
  }
}

/// Shows how far a message has come, and never why no further.
struct ShowsNoFailures: TranscriptDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func shown(_ message: Message) -> Message {
    var message = message
    message.failure = nil
    return message
  }
}

/// Records an event for each report, whether it changes anything or not.
struct SaysEveryReport: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var wordy = batch
    for report in batch.reports {
      guard case .message(let id) = report.target else { continue }
      let event = ConversationEvent.deliveryChanged(sequence: id.sequence, report.status)
      wordy.events.append(.conversation(id.conversation, event))
    }
    return try await base.commit(wordy)
  }
}

/// Takes a watermark to be about everything that was sent.
struct IgnoresTheWatermarksTime: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    var timeless = batch
    timeless.reports = batch.reports.map { report in
      guard case .sentUntil(_, let id) = report.target else { return report }
      return DeliveryReportRecord(.sentUntil(.distantFuture, in: id), status: report.status)
    }
    return try await base.commit(timeless)
  }
}

/// Refuses reports about messages that it does not have.
struct RefusesUnknownReports: StorageDecorator {
  let base: any ContactCenterStorage = InMemoryStorage()

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    for report in batch.reports {
      guard case .message(let id) = report.target else { continue }
      if try await base.delivery(of: id) == nil { throw StorageError(.conflict) }
    }
    return try await base.commit(batch)
  }
}
