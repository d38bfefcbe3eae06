import ConversationCore
import Masking

extension ContactCenter {
  /// A text about a customer as it may be stored: a customer belongs to no inbox, so that where any
  /// inbox keeps no card numbers, their card keeps none (H-37).
  ///
  /// - Throws: `ConversationError` `containsCardNumber` where such texts are refused.
  func redactedOfCustomer(_ text: String) throws(ConversationError) -> String {
    guard let strictest = customerRedaction else { return text }
    switch strictest.decide(text).outcome {
    case .unchanged: return text
    case .redacted(let redacted): return redacted
    case .withheld: throw ConversationError(.containsCardNumber)
    }
  }

  /// A name of a customer as it may be stored; `nil` for one that is not kept at all.
  func labelOfCustomer(_ label: String) -> String? {
    guard let strictest = customerRedaction else { return label }
    return strictest.label(label)
  }

  private var customerRedaction: ArrivalRedaction? {
    redactions.values.first { $0.policy == .drop } ?? redactions.values.first
  }
}
