/// A conversation as operations name it: the n-th of a customer.
///
/// Identifiers depend on everything that happened before; names do not, so that a list of operations
/// still means something after some of them were deleted.
public struct ConversationName: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The number of the customer.
  public let customer: Int
  /// Which of the customer's conversations, from 1 on, in the order they were opened.
  public let ordinal: Int

  /// Names a conversation.
  public init(customer: Int, ordinal: Int) {
    self.customer = customer
    self.ordinal = ordinal
  }

  /// Such as `c17#2`.
  public var description: String { "c\(customer)#\(ordinal)" }
}

/// Who gives a command in a conversation, by what they are in it at that moment.
@nonexhaustive
public enum Participant: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Whom it is offered to.
  case offered
  /// Who owns it.
  case owner
  /// The guest of its conference.
  case guest
  /// Who wraps it up, the longest first.
  case wrappingUp
  /// An agent by number, whatever they are in it.
  case agent(Int)

  /// What they are, or `agent 3`.
  public var description: String {
    switch self {
    case .offered: "the offered agent"
    case .owner: "the owner"
    case .guest: "the guest"
    case .wrappingUp: "who wraps up"
    case .agent(let number): "agent \(number)"
    }
  }
}
