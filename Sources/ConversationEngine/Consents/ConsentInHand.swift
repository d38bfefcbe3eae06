import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The consent of the customer whose messages are being taken in, as it is after those so far.
struct ConsentInHand {
  /// The consent's document.
  let id: DocumentID
  /// As it is to be; `nil` if there has been no word.
  private(set) var consent: Consent?
  private let version: Int?
  private var hasChanged = false

  /// The consent of a message's sender, as it was read.
  init(of message: borrowing InboundMessage, in loaded: borrowing Loaded) throws {
    id = Consent.documentID(ConsentScope(of: copy message))
    let read = loaded.document(id)
    consent = try read?.value.value(as: Consent.self)
    version = read?.version
  }

  /// Takes over what was decided.
  mutating func take(_ decision: ConsentDecision) {
    guard let changed = decision.consent else { return }
    consent = changed
    hasChanged = true
  }

  /// Takes over what is known from before the sender's data were erased.
  mutating func restore(_ known: Consent?) {
    guard consent == nil, let known else { return }
    consent = known
    hasChanged = true
  }

  /// Names the confirmation of an opt-out, which alone may still go out.
  mutating func confirm(by message: MessageID) { consent?.confirm(by: message) }

  /// Puts a change into the batch.
  func finish(into batch: inout ChangeBatch) {
    guard hasChanged, let consent else { return }
    batch.documents.append(Change(Document(consent), expected: version))
  }

  /// What must still be so when a message to the customer is queued.
  var condition: Guard? { hasChanged ? nil : .document(id, version: version) }
}
