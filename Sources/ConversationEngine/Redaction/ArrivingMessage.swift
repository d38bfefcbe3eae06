import ConversationCore
import Masking

/// A customer's message as it is to be stored: with what redaction on arrival has made of it.
struct ArrivingMessage {
  /// What is stored.
  private(set) var message: InboundMessage
  private let decision: ArrivalDecision?
  private let earlier: EarlierTexts
  /// Whether a subject or name beside the text was redacted.
  private let isRedactedBeside: Bool

  /// A message that is stored as it came.
  init(_ message: InboundMessage) {
    self.message = message
    isRedactedBeside = false
    decision = nil
    earlier = EarlierTexts()
  }

  /// A message after its redaction.
  init(_ message: InboundMessage, _ redaction: ArrivalRedaction, after earlier: EarlierTexts) {
    var decision = redaction.decide(message.text, after: earlier.texts)
    if message.hadCardNumber, redaction.policy == .drop {
      decision = ArrivalDecision(outcome: .withheld, amendments: decision.amendments)
    }
    let text =
      switch decision.outcome {
      case .unchanged: message.text
      case .redacted(let redacted): redacted
      case .withheld: ""
      }
    let arrived =
      message
      .saying(
        text,
        subject: redaction.label(message.subject),
        // All that was sent is kept beside the words that are shown, under the same rules.
        fullText: redaction.label(message.fullText)
      )
      .naming(
        sender: redaction.label(message.senderName),
        files: message.attachments.map { redaction.label($0.name) },
        dropped: message.droppedAttachments.map { redaction.label($0.name) },
        payload: redaction.label(message.payload)
      )
    let beside = arrived.saying(
      message.text,
      subject: arrived.subject,
      fullText: arrived.fullText
    )
    isRedactedBeside = beside != message || message.hadCardNumber
    self.message = arrived
    self.decision = decision
    self.earlier = earlier
  }

  /// Says in the transcript what was done to it, after it was appended.
  func mark(_ transition: inout Transition) {
    guard let decision else { return }
    switch decision.outcome {
    case .unchanged: if isRedactedBeside { transition.markRedacted() }
    case .redacted: transition.markRedacted()
    case .withheld: transition.withhold(.cardNumber)
    }
  }

  /// Takes the beginning of its number out of earlier messages, in the conversation that they are in.
  func amendEarlier(_ transition: inout Transition) {
    if let decision { transition.apply(decision.amendments, to: earlier) }
  }
}

extension ArrivalRedaction {
  /// A subject or a name as it is stored; `nil` for one that is not kept at all.
  func label(_ label: String?) -> String? {
    guard let label else { return nil }
    switch decide(label).outcome {
    case .unchanged: return label
    case .redacted(let redacted): return redacted
    case .withheld: return nil
    }
  }

  /// Whether the name of a customer's file can hold a card number.
  func concerns(_ attachments: [Attachment]) -> Bool {
    attachments.contains { $0.name.map(concerns) == true }
  }

  /// An agent's message as it is stored, as far as its text does not say it: names of files, buttons,
  /// what fills a template in.
  ///
  /// - Throws: `ConversationError` `containsCardNumber` for what may not be kept.
  func beside(_ draft: MessageDraft) throws -> MessageDraft {
    try draft.mappingBeside { text in
      guard let label = label(text) else { throw ConversationError(.containsCardNumber) }
      return label
    }
  }

  /// Whether an agent's message can hold a card number beside its text.
  func concernsBeside(_ draft: MessageDraft) -> Bool {
    var isConcerned = false
    _ = draft.mappingBeside { text in
      isConcerned = isConcerned || concerns(text)
      return text
    }
    return isConcerned
  }
}
