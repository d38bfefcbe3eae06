import ConversationCore

// Applies a batch that was checked: nothing here can fail.
extension InMemoryState {
  mutating func apply(_ batch: ChangeBatch) {
    for change in batch.conversations { conversations.write(change.value) }
    for message in batch.messages { append(message) }
    for amendment in batch.amendments {
      if let row = messageRow(amendment.message) { transcripts.amend(row, amendment) }
    }
    for binding in batch.threads {
      if let row = conversations.row(binding.conversation) { threads.bind(binding.key, to: row) }
    }
    for claim in batch.claims { claims.take(claim) }
    for change in batch.agents { agents.write(change.value) }
    applyDocuments(batch)
    for event in batch.events { events.append(event, at: batch.at) }
    for delivery in batch.deliveries { queue(delivery, at: batch.at) }
    for settlement in batch.settlements { settle(settlement, at: batch.at) }
    for report in batch.reports { take(report, at: batch.at) }
    rowsTouched +=
      batch.conversations.count + batch.messages.count + batch.amendments.count
      + batch.threads.count + batch.claims.count + batch.agents.count + batch.documents.count
      + batch.removals.count + batch.events.count + batch.deliveries.count
      + batch.settlements.count + batch.reports.count
  }

  private mutating func append(_ message: Message) {
    guard let row = conversations.row(message.id.conversation) else { return }
    conversations.updateTranscript(row) { transcripts.append(message, to: &$0) }
  }

  /// All old keys go before a new one comes: documents of one batch may pass a unique key on.
  private mutating func applyDocuments(_ batch: ChangeBatch) {
    for removal in batch.removals { documents.withdrawKeys(of: removal.id) }
    for change in batch.documents { documents.withdrawKeys(of: change.value.id) }
    for removal in batch.removals { documents.remove(removal.id) }
    for change in batch.documents { documents.write(change.value) }
  }
}
