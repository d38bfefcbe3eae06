public import ConversationCore

/// What makes a reply happen once: conversation, trigger and occasion in one text.
///
/// It is claimed in the commit that stores the reply, so that of fifty first messages at once one is
/// answered.
public struct ReplyKey: HostIdentifier {
  /// The text of the key.
  public let rawValue: String

  /// Creates a key from a stored text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The key of an occasion.
  ///
  /// `subject` tells conversations, or callers, apart; `slot` is the trigger, or
  /// what several triggers share of which one only may reply.
  init(subject: String, slot: String, occasion: String) {
    self.init(rawValue: [slot, occasion, subject].joined(separator: "\u{1F}"))
  }
}
