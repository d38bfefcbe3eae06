public import ConversationCore

/// A message that can never be sent, whatever the time.
public struct UnsendableMessage: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why.
  public let failure: DeliveryFailure

  /// States why a message cannot be sent.
  public init(_ kind: DeliveryFailure.Kind, code: String? = nil) {
    failure = DeliveryFailure(kind, code: code)
  }

  /// A template for a channel that has none: text messages, and providers without WhatsApp.
  ///
  /// Its code is `template-not-carried`. Send the words themselves, or let the template leave by an
  /// entry point of WhatsApp.
  public static let templateNotCarried = Self(.invalidRequest, code: "template-not-carried")

  /// What is wrong, and what to do about it where that is known.
  public var description: String {
    guard self == .templateNotCarried else {
      return "the message cannot be sent: \(failure.code ?? failure.kind.rawValue)"
    }
    return
      "the channel has no templates: send the words themselves, or send it by an entry point of "
      + "WhatsApp whose provider takes templates"
  }
}
