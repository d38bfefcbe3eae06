#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What must never be stored is taken out in the same change that stores the rest (A-15, W-28, H-37).
// Finding it is somebody else's task: here is what becomes of the transcript.
extension Transition {
  /// Says that the newest message has entered without what must not be stored; its sender is told
  /// by the event (W-28).
  public mutating func markRedacted() {
    note(.messageRedacted(sequence: conversation.messageCount))
  }

  /// Takes the text of the newest message away before it is stored; what is left is that there was
  /// one (W-28).
  public mutating func withhold(_ reason: WithholdingReason) {
    guard let newest = messages.indices.last else { return }
    messages[newest].content = .withheld(reason: reason)
    messages[newest].fullText = nil
    messages[newest].payload = nil
    note(.messageWithheld(sequence: messages[newest].id.sequence, reason))
  }

  /// Replaces what an earlier message says, in the same change: for one that turns out to hold the
  /// beginning of what the newest one ends.
  ///
  /// A message of this very change enters with the new content, and nothing else is ever stored.
  public mutating func amend(_ sequence: Int, to content: MessageContent) {
    if let index = messages.firstIndex(where: { $0.id.sequence == sequence }) {
      messages[index].content = content
      messages[index].fullText = nil
      note(.messageRedacted(sequence: sequence))
    } else {
      let id = MessageID(conversation: conversation.id, sequence: sequence)
      amendments.append(MessageAmendment(message: id, content: content))
      note(.messageAmended(sequence: sequence))
    }
  }
}
