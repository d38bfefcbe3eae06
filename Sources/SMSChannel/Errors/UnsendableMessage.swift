public import ConversationCore

/// A message that can never be sent, whatever the time.
public struct UnsendableMessage: Error, Hashable, Sendable {
  /// Why.
  public let failure: DeliveryFailure

  /// States why a message cannot be sent.
  public init(_ kind: DeliveryFailure.Kind, code: String? = nil) {
    failure = DeliveryFailure(kind, code: code)
  }
}
