import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Applies a batch that was checked: nothing here can fail.
extension InMemoryState {
  mutating func apply(_ batch: borrowing ChangeBatch) {
    batch.conversations.visit { conversations.write($0.record) }
    batch.messages.visit { append($0) }
    for amendment in batch.amendments {
      if let row = messageRow(amendment.message) { transcripts.amend(row, amendment) }
    }
    for binding in batch.threads {
      if let row = conversations.row(binding.conversation) { threads.bind(binding.key, to: row) }
    }
    for claim in batch.forgottenClaims { claims.forget(claim) }
    batch.claims.visit { claims.take($0) }
    batch.agents.visit { agents.write($0.record) }
    applyDocuments(batch)
    record(batch.events, at: batch.at)
    batch.deliveries.visit { queue($0, at: batch.at) }
    for resumption in batch.resumptions { resume(resumption, at: batch.at) }
    for settlement in batch.settlements { settle(settlement, at: batch.at) }
    for report in batch.reports { take(report, at: batch.at) }
    for erasure in batch.erasures { erase(erasure, at: batch.at) }
    rowsTouched +=
      batch.conversations.count + batch.messages.count + batch.amendments.count
      + batch.threads.count + batch.claims.count + batch.agents.count + batch.documents.count
      + batch.removals.count + batch.events.count + batch.deliveries.count
      + batch.resumptions.count + batch.settlements.count + batch.reports.count
      + batch.forgottenClaims.count
  }

  mutating func record(_ event: Event, at now: Date) { record([event], at: now) }

  private mutating func record(_ events: [Event], at now: Date) {
    // Most events of a batch are one conversation's.
    var last: (id: ConversationID, row: Int?)?
    events.visit { event in
      guard case .conversation(let id, _) = event else {
        self.events.append(event, conversation: nil, at: now)
        return
      }
      let row = last?.id == id ? last?.row : conversations.row(id)
      last = (id, row)
      self.events.append(event, conversation: row, at: now)
    }
  }

  private mutating func append(_ message: Message) {
    guard let row = conversations.row(message.id.conversation) else { return }
    conversations.updateTranscript(row) { transcripts.append(message, to: &$0) }
  }

  /// All old keys go before a new one comes: documents of one batch may pass a unique key on.
  private mutating func applyDocuments(_ batch: borrowing ChangeBatch) {
    if batch.documents.isEmpty, batch.removals.isEmpty { return }
    for removal in batch.removals { _ = documents.withdrawKeys(of: removal.id, before: []) }
    let hasOtherKeys = batch.documents.map {
      documents.withdrawKeys(of: $0.value.id, before: $0.value.keys)
    }
    for removal in batch.removals { documents.remove(removal.id) }
    for (change, hasOtherKeys) in zip(batch.documents, hasOtherKeys) {
      documents.write(change.value, entersKeys: hasOtherKeys)
    }
  }
}
