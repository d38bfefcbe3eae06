import ConversationCore
import Masking

/// A customer's message as it is to be stored: with what redaction on arrival has made of it.
struct ArrivingMessage {
  /// What is stored.
  private(set) var message: InboundMessage
  private let decision: ArrivalDecision?
  private let earlier: EarlierTexts

  /// A message that is stored as it came.
  init(_ message: InboundMessage) {
    self.message = message
    decision = nil
    earlier = EarlierTexts()
  }

  /// A message after its redaction.
  init(_ message: InboundMessage, _ redaction: ArrivalRedaction, after earlier: EarlierTexts) {
    let decision = redaction.decide(message.text, after: earlier.texts)
    let subject = message.subject.map { redaction.decide($0).outcome } ?? .unchanged
    // All that was sent is kept beside the words that are shown, under the same rules.
    let full = message.fullText.map { redaction.decide($0).outcome } ?? .unchanged
    let fullText =
      switch full {
      case .unchanged: message.fullText
      case .redacted(let redacted): redacted
      case .withheld: nil as String?
      }
    var text = message.text
    switch decision.outcome {
    case .unchanged: break
    case .redacted(let redacted): text = redacted
    case .withheld: text = ""
    }
    switch subject {
    case .unchanged:
      self.message = message.saying(text, subject: message.subject, fullText: fullText)
    case .redacted(let subject):
      self.message = message.saying(text, subject: subject, fullText: fullText)
    case .withheld: self.message = message.saying(text, subject: nil, fullText: fullText)
    }
    self.decision = decision
    self.earlier = earlier
  }

  /// Says in the transcript what was done to it, after it was appended.
  func mark(_ transition: inout Transition) {
    guard let decision else { return }
    switch decision.outcome {
    case .unchanged: break
    case .redacted: transition.markRedacted()
    case .withheld: transition.withhold(.cardNumber)
    }
    transition.apply(decision.amendments, to: earlier)
  }
}
