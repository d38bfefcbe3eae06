import ConversationCore
import ConversationEngine
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 8: where card numbers are redacted, none is in anything that is stored, sent or told.
enum Invariant08Masking {
  /// How long after its beginning a number may go on in a later message, in seconds.
  private static let reach: TimeInterval = 120
  /// Within how many messages.
  private static let distance = 16

  /// A batch was committed.
  static func check(_ batch: ChangeBatch) throws(Violation) {
    for message in batch.messages {
      try check(message.text, "a message")
      try check(message.fullText, "a message as it came")
    }
    for amendment in batch.amendments {
      if case .text(let text) = amendment.content { try check(text, "an amended message") }
    }
    for change in batch.conversations { try check(change.value.subject, "a conversation") }
    for delivery in batch.deliveries { try check(delivery.subject, "a delivery") }
    for claim in batch.claims {
      try check(claim.key.rawValue, "a claim")
      try check(claim.result, "a claim's result")
    }
    for binding in batch.threads { try check(binding.key.rawValue, "a thread key") }
    for event in batch.events {
      if case .other(_, let subject) = event { try check(subject, "an event") }
    }
    for change in batch.documents {
      guard let record = try? change.value.encoded() else { continue }
      try check(String(decoding: record.json, as: UTF8.self), "a document")
    }
  }

  /// The provider was handed a message.
  static func check(_ departure: Departure) throws(Violation) {
    try check(departure.text, "what leaves")
  }

  /// A host was told something.
  static func check(observed texts: [String]) throws(Violation) {
    for text in texts { try check(text, "an observation") }
  }

  /// Messages are new in a transcript, from a place on: where one ends a number that an earlier one
  /// began, the beginning is gone, too.
  static func checkBeginnings(
    of known: ConversationModel,
    from place: Int
  ) throws(Violation) {
    for index in known.entries.indices.dropFirst(place) {
      let last = known.entries[index]
      guard case .customer(let number) = last.cause else { continue }
      let earlier = known.entries[max(0, index - distance)..<index].last { entry in
        if case .customer = entry.cause { return true }
        return false
      }
      guard let earlier, earlier.cause == .customer(number: number - 1),
        SimulatedText.endsNumber(known.name.customer, number: number),
        last.message.at.timeIntervalSince(earlier.message.at) <= reach,
        earlier.message.text?.contains(SimulatedText.firstHalf) == true
      else { continue }
      throw Violation(
        .masking,
        "message \(earlier.message.id.sequence) still has the beginning of a card number",
        in: known.name
      )
    }
  }

  private static func check(_ text: String?, _ place: String) throws(Violation) {
    guard let text, CardScanner.hasCardNumber(text) else { return }
    throw Violation(.masking, "\(place) has a card number")
  }
}
