import ConversationCore
import ConversationEngine

/// Invariant 4: what was acknowledged is in its conversation, for ever.
enum Invariant04NoLostMessage {
  /// A customer's message was acknowledged.
  static func check(
    _ result: InboundResult,
    toMessage number: Int,
    of customer: Int,
    in model: Model
  ) throws(Violation) {
    switch result {
    case .stored(let id, _): try check(id, isMessage: number, of: customer, in: model)
    case .duplicate(let id):
      guard case .stored(let stored) = model.customers[customer].messages[number] else {
        throw Violation(
          .noLostMessage,
          "message \(number) of customer \(customer) is called a duplicate and is nowhere"
        )
      }
      if let id, id != stored { try check(id, isMessage: number, of: customer, in: model) }
    case .refused:
      if case .stored = model.customers[customer].messages[number] {
        throw Violation(
          .noLostMessage,
          "message \(number) of customer \(customer) is stored, and its copy is refused"
        )
      }
    case .reported, .noted, .ended, .waiting, .consentNoted: break
    }
  }

  /// An agent's message was acknowledged.
  static func check(
    reply id: MessageID,
    number: Int,
    in model: Model
  ) throws(Violation) {
    guard let index = model.index(of: id.conversation) else {
      throw Violation(.noLostMessage, "a message was acknowledged in a conversation that is not")
    }
    let known = model.conversations[index]
    guard id.sequence >= 1, id.sequence <= known.entries.count,
      let text = known.entries[id.sequence - 1].message.text, StepText.number(text) == number
    else {
      throw Violation(
        .noLostMessage,
        "a reply was acknowledged as message \(id.sequence), which it is not",
        in: known.name
      )
    }
  }

  /// A transcript is what was read of it before, and whole.
  static func check(
    _ transcript: [Message],
    of known: ConversationModel
  ) throws(Violation) {
    guard transcript.count == known.entries.count else {
      throw Violation(
        .noLostMessage,
        "the transcript has \(transcript.count) of \(known.entries.count) messages",
        in: known.name
      )
    }
    for (message, entry) in zip(transcript, known.entries) {
      guard message.externalID == entry.message.externalID, message.text == entry.message.text
      else {
        throw Violation(
          .noLostMessage,
          "message \(entry.message.id.sequence) is another one than it was",
          in: known.name
        )
      }
    }
  }

  private static func check(
    _ id: MessageID,
    isMessage number: Int,
    of customer: Int,
    in model: Model
  ) throws(Violation) {
    let index = model.index(of: id.conversation)
    let entries = index.map { model.conversations[$0].entries } ?? []
    guard id.sequence >= 1, id.sequence <= entries.count,
      entries[id.sequence - 1].cause == .customer(number: number)
    else {
      throw Violation(
        .noLostMessage,
        "message \(number) of customer \(customer) was acknowledged and is not where it should be",
        in: index.map { model.conversations[$0].name }
      )
    }
  }
}
