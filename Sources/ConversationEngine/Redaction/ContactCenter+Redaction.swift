import ConversationCore
import ConversationStorage
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Redaction on arrival (A-15, W-28, H-37): card numbers are taken out before a message is stored, in
// the commit that stores it. Nothing about them is kept anywhere else.
extension ContactCenter {
  /// How many of a conversation's last messages are read to find the beginning of a number that a
  /// message ends: more than a split number has parts, since others write in between.
  private static let tailLength = 64

  /// The redaction of each inbox that has one.
  static func redactions(
    of inboxes: [InboxPolicy],
    _ policies: [InboxID: ArrivalPolicy]
  ) -> [InboxID: ArrivalRedaction] {
    var redactions: [InboxID: ArrivalRedaction] = [:]
    for inbox in inboxes {
      let standard: ArrivalPolicy =
        switch inbox.style {
        case .contactCenter: .off
        case .sharedInbox: .redact
        }
      let policy = policies[inbox.id] ?? standard
      if policy != .off { redactions[inbox.id] = ArrivalRedaction(policy: policy) }
    }
    return redactions
  }

  /// The texts that an author wrote in a conversation shortly before, oldest first: those that are
  /// stored, and those of the change in hand.
  func earlierTexts(
    by author: MessageAuthor,
    in transition: Transition,
    at now: Date
  ) async throws -> EarlierTexts {
    let conversation = transition.conversation.id
    let stored = try await storage.transcript(
      of: conversation,
      before: nil,
      limit: Self.tailLength
    )
    return EarlierTexts(stored + transition.messages, by: author, at: now)
  }
}

/// What an author wrote shortly before, and where it stands in the transcript.
struct EarlierTexts {
  private(set) var texts: [EarlierText] = []
  private(set) var sequences: [Int] = []

  /// Nothing that could matter.
  init() {}

  init(_ messages: [Message], by author: MessageAuthor, at now: Date) {
    for message in messages where message.author == author {
      let age = now.milliseconds - message.at.milliseconds
      guard let text = message.text, age <= EarlierText.reach.components.seconds * 1000 else {
        continue
      }
      texts.append(EarlierText(text, age: .milliseconds(max(0, age))))
      sequences.append(message.id.sequence)
    }
  }
}

extension Transition {
  /// Redacts earlier messages in the same change.
  mutating func apply(_ amendments: [ArrivalDecision.Amendment], to earlier: EarlierTexts) {
    for amendment in amendments {
      amend(earlier.sequences[amendment.index], to: .text(amendment.text))
    }
  }
}

extension Door {
  /// The redaction that a customer's message has to go through; `nil` for one without a digit in
  /// text, subject or names.
  func redaction(for message: borrowing InboundMessage) -> ArrivalRedaction? {
    guard let arrivalRedaction, arrivalRedaction.value.concerns(message) else { return nil }
    return arrivalRedaction.value
  }
}

extension ArrivalRedaction {
  /// Whether a customer's message has a digit in text, subject or names.
  fileprivate borrowing func concerns(_ message: borrowing InboundMessage) -> Bool {
    message.hadCardNumber || concerns(message.text)
      || message.subject.map(concerns) == true
      || message.fullText.map(concerns) == true
      || message.droppedAttachments.contains { $0.name.map(concerns) == true }
      || message.senderName.map(concerns) == true
      || message.payload.map(concerns) == true
      || concerns(message.attachments)
  }
}
