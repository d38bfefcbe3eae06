import ConversationCore

/// How far Twilio says that a message has come.
///
/// The set is open: a word that is not known changes nothing, and is passed over with a reason.
struct TwilioStatus {
  /// The status of the delivery, or `nil` for words that say nothing about it.
  let delivery: DeliveryStatus?
  /// The word.
  let word: String

  /// Reads `MessageStatus`.
  init(_ word: String) {
    self.word = word
    delivery =
      switch word {
      // All of these say that Twilio has it; the customer has seen nothing yet.
      case "accepted", "scheduled", "queued", "sending", "sent": .sent
      case "delivered": .delivered
      case "read": .read
      // Part of a long text has not arrived: to the agent that is a message that failed.
      case "failed", "undelivered", "partially_delivered": .failed
      case "canceled": .cancelled
      default: nil
      }
  }
}
