/// What a message changes about a customer's consent, and what comes of it.
public struct ConsentDecision: Hashable, Sendable {
  /// What the customer asks for, if anything.
  public let request: ConsentRequest?
  /// The consent as it is to be stored; `nil` if nothing changes.
  public var consent: Consent?
  /// What the SDK answers, once; `nil` if it does not.
  public let answer: String?
  /// Whether the message is for people: may open a conversation, be routed, be answered.
  ///
  /// If not, it is added to a conversation that is open, and opens none.
  public let isForPeople: Bool
  /// Whether it may ask to stop in words of its own, so that a person should look at it.
  public let mayAskToStop: Bool

  /// Whether the customer has opted out by this message.
  public var optsOut: Bool { consent?.isOptedOut == true }
}
