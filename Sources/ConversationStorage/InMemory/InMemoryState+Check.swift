import ConversationCore

// What must be so before a batch is applied. Nothing is changed here.
extension InMemoryState {
  func check(_ batch: borrowing ChangeBatch) throws(StorageError) {
    try checkRecords(batch)
    try checkDocuments(batch)
    try checkGuards(batch.guards)
    let contents = BatchContents(batch)
    try checkThreads(batch.threads, contents)
    try checkMessages(batch, contents)
    try checkDeliveries(batch, contents)
    try checkClaims(batch.claims)
  }

  private func checkRecords(_ batch: borrowing ChangeBatch) throws(StorageError) {
    guard SeenIDs.areDistinct(batch.conversations.lazy.map { $0.value.id }),
      SeenIDs.areDistinct(batch.agents.lazy.map { $0.value.id })
    else { throw StorageError(.conflict, "a record is changed twice in one batch") }
    try batch.conversations.visit { (change) throws(StorageError) in
      let version = conversations.row(change.value.id).map { conversations.version($0) }
      guard version == change.expected else { throw StorageError(.conflict, "conversation") }
    }
    try batch.agents.visit { (change) throws(StorageError) in
      guard agents.version(change.value.id) == change.expected else {
        throw StorageError(.conflict, "agent \(change.value.id)")
      }
    }
  }

  private func checkGuards(_ guards: [Guard]) throws(StorageError) {
    for condition in guards {
      let holds =
        switch condition {
        case .document(let id, let version): documents.version(id) == version
        case .agent(let id, let version): agents.version(id) == version
        case .conversation(let id, let version):
          conversations.row(id).map { conversations.version($0) } == version
        }
      guard holds else { throw StorageError(.conflict, "a guard does not hold") }
    }
  }

  private func checkThreads(
    _ threads: [ThreadBinding],
    _ batch: BatchContents
  ) throws(StorageError) {
    guard SeenIDs.areDistinct(threads.lazy.map { $0.key }) else {
      throw StorageError(.conflict, "a thread key is bound twice in one batch")
    }
    for binding in threads {
      let current = self.threads.conversation(at: binding.key).map { conversations.id($0) }
      guard current == binding.expected else { throw StorageError(.conflict, "thread key") }
      try requireConversation(binding.conversation, in: batch)
    }
  }

  private func checkMessages(
    _ batch: borrowing ChangeBatch,
    _ contents: BatchContents
  ) throws(StorageError) {
    // The run of messages of one conversation that is being followed, and where others ended.
    var current: MessageID?
    var ended: [ConversationID: Int] = [:]
    try batch.messages.visit { (message) throws(StorageError) in
      let id = message.id
      if let run = current, run.conversation != id.conversation {
        ended[run.conversation] = run.sequence
        current = nil
      }
      if current == nil {
        try requireConversation(id.conversation, in: contents)
        let before = ended[id.conversation] ?? messageCount(of: id.conversation)
        current = MessageID(conversation: id.conversation, sequence: before)
      }
      guard let run = current, id.sequence == run.sequence + 1 else {
        throw StorageError(.conflict, "a message does not continue its conversation's sequence")
      }
      current = id
    }
    for amendment in batch.amendments {
      try requireMessage(amendment.message, in: contents)
    }
    for erasure in batch.erasures {
      try requireConversation(erasure.conversation, in: contents)
    }
  }

  private func checkDeliveries(
    _ batch: borrowing ChangeBatch,
    _ contents: BatchContents
  ) throws(StorageError) {
    guard SeenIDs.areDistinct(batch.deliveries.lazy.map { $0.id }) else {
      throw StorageError(.conflict, "a message is delivered twice in one batch")
    }
    for delivery in batch.deliveries {
      try requireMessage(delivery.id, in: contents)
      guard deliveryRow(delivery.id) == nil else {
        throw StorageError(.conflict, "a message has a delivery already")
      }
    }
    for settlement in batch.settlements where deliveryRow(settlement.delivery.id) == nil {
      throw StorageError(.conflict, "there is no such delivery")
    }
  }

  /// Names every claim that is taken, also by an earlier one of the same batch.
  private func checkClaims(_ wanted: [Claim]) throws(StorageError) {
    var taken: [ClaimKey] = []
    var seen = SeenIDs<ClaimKey>()
    wanted.visit { claim in
      let isRepeated = wanted.count > 1 && !seen.insert(claim.key)
      if isRepeated || claims.isTaken(claim.key) { taken.append(claim.key) }
    }
    guard taken.isEmpty else { throw StorageError(.duplicate(taken)) }
  }

  // MARK: What a batch refers to

  private func requireConversation(
    _ id: ConversationID,
    in batch: BatchContents
  ) throws(StorageError) {
    guard conversations.row(id) != nil || batch.contains(id) else {
      throw StorageError(.conflict, "there is no such conversation")
    }
  }

  private func requireMessage(
    _ id: MessageID,
    in batch: BatchContents
  ) throws(StorageError) {
    guard messageRow(id) != nil || batch.contains(id) else {
      throw StorageError(.conflict, "there is no such message")
    }
  }

  private func messageCount(of id: ConversationID) -> Int {
    conversations.row(id).map { conversations.transcript($0).count } ?? 0
  }

  func messageRow(_ id: MessageID) -> Int? {
    conversations.row(id.conversation).flatMap {
      conversations.transcript($0).row(of: id.sequence)
    }
  }

  func deliveryRow(_ id: MessageID) -> Int? {
    messageRow(id).flatMap { transcripts.delivery(of: $0) }
  }
}

/// What a batch itself brings: a short list is searched, a long one is hashed.
private struct BatchContents {
  private let conversations: [Change<Conversation>]
  private let messages: [Message]
  private var conversationSet: Set<ConversationID> = []
  private var messageSet: Set<MessageID> = []

  init(_ batch: borrowing ChangeBatch) {
    conversations = batch.conversations
    messages = batch.messages
    if conversations.count > 16 { conversationSet = Set(conversations.lazy.map { $0.value.id }) }
    if messages.count > 16 { messageSet = Set(messages.lazy.map { $0.id }) }
  }

  func contains(_ id: ConversationID) -> Bool {
    conversationSet.isEmpty
      ? conversations.contains { $0.value.id == id } : conversationSet.contains(id)
  }

  func contains(_ id: MessageID) -> Bool {
    messageSet.isEmpty ? messages.contains { $0.id == id } : messageSet.contains(id)
  }
}
