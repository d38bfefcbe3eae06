import ConversationEngine
import Locking

/// Hears what the hosts would log: what is counted alone is left out, and the rest is kept as text.
final class ListeningObserver: ContactCenterObserver {
  private let texts = Locked<[String]>([])

  /// What was heard since it was last asked.
  func takeTexts() -> [String] {
    texts.withLock { texts in
      guard !texts.isEmpty else { return [] }
      defer { texts.removeAll() }
      return texts
    }
  }

  func observe(_ observation: Observation) {
    switch observation {
    case .duplicateRecognised, .commandPerformed, .conflict, .routed, .deliveryAttempted,
      .storageFailed:
      break
    default: texts.withLock { $0.append("\(observation)") }
    }
  }
}
