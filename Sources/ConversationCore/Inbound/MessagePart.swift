/// One part of a long text message that a provider hands over in parts (Vonage does).
///
/// Parts come by themselves, in any order and more than once. They wait in storage, as a
/// ``PartialMessage``, never in an adapter.
public struct MessagePart: Hashable, Sendable {
  /// The largest number of parts that a message can have.
  public static let mostParts = 255

  /// The part as a message: its own text and its own identifier.
  public let message: InboundMessage
  /// What the parts of one message have in common, beside sender and recipient.
  public let reference: String
  /// The place of this part, from 1 on.
  public let number: Int
  /// How many parts there are.
  public let total: Int

  /// Describes a part.
  ///
  /// `nil` for numbers that make no sense: such a part is a message by itself.
  public init?(_ message: InboundMessage, reference: String, number: Int, total: Int) {
    guard total > 1, total <= Self.mostParts, (1...total).contains(number) else { return nil }
    self.message = message
    self.reference = reference
    self.number = number
    self.total = total
  }
}
