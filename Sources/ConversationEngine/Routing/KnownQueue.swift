import ConversationCore
import ConversationStorage

/// A queue as it was read.
final class KnownQueue: Sendable {
  let queue: Queue
  /// What must still be so when an offer relies on it.
  let condition: Guard

  fileprivate init(_ document: Versioned<Document>) throws {
    queue = try document.value.value()
    condition = .document(document.value.id, version: document.version)
  }
}

extension ContactCenter {
  /// A queue; from memory, where it was read already.
  ///
  /// Whoever finds nobody to ask by a remembered one reads it again, since others may serve it now.
  ///
  /// - Throws: `ConversationError` `unknownQueue`, or `StorageError`.
  func knownQueue(_ id: QueueID) async throws -> (known: KnownQueue, isRemembered: Bool) {
    if let known = knownQueues[id] { return (known, true) }
    guard let document = try await storage.document(Queue.documentID(id)) else {
      throw ConversationError(.unknownQueue(id))
    }
    let known = try KnownQueue(document)
    knownQueues.remember(known, of: id)
    return (known, false)
  }
}
