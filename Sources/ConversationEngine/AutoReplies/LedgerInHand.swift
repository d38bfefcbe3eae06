import AutoReplies
import ConversationCore
import ConversationStorage

/// What a recipient was lately sent by itself, as it is after the arrivals so far.
struct LedgerInHand {
  /// The ledger's document.
  let id: DocumentID
  private(set) var ledger: ReplyLedger?
  private let version: Int?
  private var hasChanged = false

  init(_ read: Versioned<Document>?, id: DocumentID) throws {
    self.id = id
    ledger = try read?.value.value(as: ReplyLedger.self)
    version = read?.version
  }

  /// Takes over what was sent.
  mutating func take(_ changed: ReplyLedger) {
    ledger = changed
    hasChanged = true
  }

  /// Puts a change into the batch.
  func finish(into batch: inout ChangeBatch) {
    guard hasChanged, let ledger else { return }
    batch.documents.append(Change(Document(ledger), expected: version))
  }
}
