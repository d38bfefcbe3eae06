import ConversationCore

extension ChangeBatch {
  /// The same batch after each of its records was encoded and decoded again.
  func afterRoundTrip() throws -> ChangeBatch {
    var batch = self
    batch.conversations = try conversations.map {
      Change(try decoded($0.value, RecordFormats.conversation), expected: $0.expected)
    }
    batch.agents = try agents.map {
      Change(try decoded($0.value, RecordFormats.agent), expected: $0.expected)
    }
    batch.documents = try documents.map { change in
      let document = change.value
      return Change(
        Document(id: document.id, keys: document.keys, record: try document.encoded()),
        expected: change.expected
      )
    }
    batch.messages = try messages.map { try decoded($0, RecordFormats.message) }
    batch.amendments = try amendments.map { try decoded($0, RecordFormats.message) }
    batch.deliveries = try deliveries.map { try decoded($0, RecordFormats.delivery) }
    batch.settlements = try settlements.map {
      DeliverySettlement(try decoded($0.delivery, RecordFormats.delivery), under: $0.lease)
    }
    batch.events = try events.map { try decoded($0, RecordFormats.event) }
    return batch
  }
}

/// A record as a database would give it back.
private func decoded<Value: Codable>(_ value: Value, _ format: Int) throws -> Value {
  try EncodedRecord(encoding: value, format: format)
    .decode(Value.self, name: String(describing: Value.self))
}
