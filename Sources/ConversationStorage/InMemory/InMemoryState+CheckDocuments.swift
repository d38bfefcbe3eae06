import ConversationCore

extension InMemoryState {
  /// Checks the versions of documents, and that no two of a kind come to share a unique key.
  func checkDocuments(_ batch: borrowing ChangeBatch) throws(StorageError) {
    if batch.documents.isEmpty, batch.removals.isEmpty { return }
    if batch.documents.count + batch.removals.count > 1 {
      let ids = batch.documents.map { $0.value.id } + batch.removals.map { $0.id }
      guard SeenIDs.areDistinct(ids) else {
        throw StorageError(.conflict, "a document is changed twice in one batch")
      }
    }
    for change in batch.documents {
      guard documents.version(change.value.id) == change.expected else {
        throw StorageError(.conflict, "document of kind \(change.value.id.kind)")
      }
    }
    for removal in batch.removals {
      guard documents.version(removal.id) == removal.expected else {
        throw StorageError(.conflict, "document of kind \(removal.id.kind)")
      }
    }
    var wanted = SeenIDs<WantedKey>()
    for change in batch.documents {
      for key in change.value.keys where key.isUnique {
        let isFree = isFree(key, for: change.value.id, in: batch)
        let isFirst = wanted.insert(WantedKey(change.value.id, key))
        guard isFree, isFirst else {
          throw StorageError(
            .conflict,
            "another \(change.value.id.kind) has the same unique \(key.name)"
          )
        }
      }
    }
  }

  /// Whether nobody else has a unique key, or whoever has it gives it up in the same batch.
  private func isFree(_ key: DocumentKey, for id: DocumentID, in batch: borrowing ChangeBatch)
    -> Bool
  {
    let key = UniqueKey(kind: id.kind, name: key.name, value: key.value)
    guard let holder = documents.holder(of: key, besides: id) else { return true }
    // Whether the holder wants it again is seen where its own keys are looked at.
    return batch.removals.contains { $0.id == holder }
      || batch.documents.contains { $0.value.id == holder }
  }
}

/// A unique key that a document of a batch is to have; one document may declare it twice.
private struct WantedKey: Hashable {
  let key: UniqueKey

  init(_ id: DocumentID, _ key: DocumentKey) {
    self.key = UniqueKey(kind: id.kind, name: key.name, value: key.value)
  }
}
