import ConversationCore

/// Invariant 5: every message that is stored has a cause, and no cause has two messages.
enum Invariant05NoPhantom {
  /// A conversation is opened: no other of the same customer and entry point may be alive.
  static func check(
    opened record: Conversation,
    in model: Model
  ) throws(Violation) {
    guard let index = model.index(of: record.id) else { return }
    let known = model.conversations[index]
    let rival = model.customers[known.name.customer].conversations.first { other in
      guard other != index, let rival = model.conversations[other].record else { return false }
      return rival.isOpen && rival.entryPoint == record.entryPoint
    }
    if let rival {
      throw phantom("it is opened while \(model.conversations[rival].name) is open", known)
    }
  }

  /// Finds the cause of a message that is new in a transcript, and uses it up.
  static func takeCause(
    of message: Message,
    in known: ConversationModel,
    model: Model
  ) throws(Violation) -> MessageEntry.Cause {
    switch (message.direction, message.author) {
    case (.inbound, .customer): return try takeCause(ofInbound: message, in: known, model: model)
    case (.outbound, .agent(let agent)):
      return .reply(agent: agent, step: try takeStep(of: message, in: known, model: model))
    case (.internal, .agent):
      return .note(step: try takeStep(of: message, in: known, model: model))
    case (.internal, .system): return .notice
    case (.outbound, .automation) where Invariant07AutoReply.trigger(of: message) != nil:
      return .automatic
    default:
      throw phantom("message \(message.id.sequence) is by nobody who writes such", known)
    }
  }

  private static func takeCause(
    ofInbound message: Message,
    in known: ConversationModel,
    model: Model
  ) throws(Violation) -> MessageEntry.Cause {
    guard let name = message.externalID.flatMap(WireItem.messageNumbers),
      name.customer == known.name.customer,
      name.number < model.customers[name.customer].messages.count
    else { throw phantom("message \(message.id.sequence) is of no customer", known) }
    switch model.customers[name.customer].messages[name.number] {
    case .unknown: throw phantom("message \(name.number) of the customer was never sent", known)
    case .stored(let first):
      throw phantom(
        "message \(name.number) of the customer is stored twice, as \(first.sequence) and as "
          + "\(message.id.sequence)",
        known
      )
    case .attempted:
      model.customers[name.customer].messages[name.number] = .stored(message.id)
      model.counts.messagesIn += 1
      return .customer(number: name.number)
    }
  }

  private static func takeStep(
    of message: Message,
    in known: ConversationModel,
    model: Model
  ) throws(Violation) -> Int {
    guard let number = message.text.flatMap(StepText.number),
      model.takeCause(number) == known.name.customer
    else {
      throw phantom("message \(message.id.sequence) was sent by nobody, or is a copy", known)
    }
    return number
  }

  private static func phantom(_ detail: String, _ known: ConversationModel) -> Violation {
    Violation(.noPhantom, detail, in: known.name)
  }
}
