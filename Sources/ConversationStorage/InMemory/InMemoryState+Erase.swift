import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension InMemoryState {
  /// Erases what is held under a conversation.
  mutating func erase(_ erasure: ConversationErasure, at now: Date) {
    guard let row = conversations.row(erasure.conversation) else { return }
    let transcript = conversations.transcript(row)
    for sequence in stride(from: 1, through: transcript.count, by: 1) {
      guard let message = transcript.row(of: sequence) else { continue }
      transcripts.erase(message)
      if let delivery = transcripts.delivery(of: message) { erase(delivery: delivery, at: now) }
    }
    threads.forget(row)
    rowsTouched += transcript.count
  }
}
