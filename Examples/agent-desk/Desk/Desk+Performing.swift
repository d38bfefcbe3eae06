import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

extension Desk {
  /// Carries out what was typed; returns whether to go on.
  func perform(_ instruction: Instruction) async throws -> Bool {
    do {
      switch instruction {
      case .quit: return false
      case .help: screen.write(Help.commands(width: screen.width))
      case .wait(let seconds): try await advance(to: now + seconds)
      case .list: screen.write(try await list())
      case .inbox(let category): screen.write(try await inboxLines(category))
      case .card: screen.write(try await card(of: try conversation(numbered: nil)))
      case .mask(let isOn):
        isMasked = isOn
        screen.write(["the screen is \(isOn ? "masked" : "not masked")"])
      case .show(let number): try await show(try conversation(numbered: number))
      case .controls: screen.write(try await controls())
      case .directory(let all, let search):
        screen.write(try await directory(all: all, search: search))
      case .reasons(let search): screen.write(try await reasons(search: search))
      default: try await command(instruction)
      }
    } catch let error as ConversationError {
      screen.write(complaint("refused: \(error)"))
    } catch let error as NotUnderstood {
      screen.write(complaint(error.message))
    }
    // What the command has set going happens before the next one is read.
    try await advance(to: now)
    return true
  }

  /// What went wrong, in lines that fit the screen.
  func complaint(_ text: String) -> [String] {
    text.wrapped(to: screen.width - 2).map { (screen.isDrawn ? "" : "  ") + ink($0, .red) }
  }

  /// Gives a command to the contact center.
  private func command(_ instruction: Instruction) async throws {
    let (center, you) = (office.center, Office.you)
    switch instruction {
    case .available: try await center.setAvailable(you)
    case .idle(let reason): try await center.setIdle(you, reason: reason)
    case .accept(let number): try await center.accept(try await offer(number), by: you)
    case .decline(let number): try await center.decline(try await offer(number), by: you)
    case .wrap(let reason): try await wrapUp(reason)
    case .extend: try await center.extendWrapUp(try await target(of: .extendWrapUp), by: you)
    case .exit: try await center.exitConference(try await target(of: .exitConference), by: you)
    default: try await command(instruction, in: try conversation(numbered: nil))
    }
  }

  /// Gives a command about the current conversation.
  private func command(_ instruction: Instruction, in id: ConversationID) async throws {
    let (center, you) = (office.center, Office.you)
    switch instruction {
    case .say(let text): try await center.send(text, in: id, by: you)
    case .enter(let detail, let value): try await enter(detail, value, in: id)
    case .remember(let text):
      try await center.addNote(text, about: try await customer(of: id), by: you)
    case .note(let text): try await center.addNote(text, in: id, by: you)
    case .transferToAgent(let name):
      try await center.transfer(id, to: .agent(try await agent(name, in: id)), by: you)
    case .transferToQueue(let name):
      try await center.transfer(id, to: .queue(try await queue(name, in: id)), by: you)
    case .confer(let name):
      try await center.requestConference(id, with: try await agent(name, in: id), by: you)
    case .withdraw: try await withdraw(id)
    case .end: try await end(id)
    default: break
    }
  }

  /// The offer that is answered: that of a conversation, or the oldest one.
  private func offer(_ number: Int?) async throws -> OfferID {
    let open = try await office.center.openOffers(to: Office.you)
    guard let number else {
      guard let first = open.first else {
        throw NotUnderstood(message: "there is no request to answer")
      }
      return first.id
    }
    let id = try conversation(numbered: number)
    if let offer = open.first(where: { $0.id.conversation == id }) { return offer.id }
    // The contact center says what has become of it.
    let last = try await state(of: id).conversation.offerCount
    return OfferID(conversation: id, number: max(1, last))
  }

  /// Ends a conversation: as its conference's owner where there is a conference.
  private func end(_ id: ConversationID) async throws {
    if try await pane(of: id).allows(.endConference) {
      try await office.center.endConference(id, by: Office.you)
    } else {
      try await office.center.end(id, by: Office.you)
    }
  }

  /// Takes back whichever request is open.
  private func withdraw(_ id: ConversationID) async throws {
    if try await pane(of: id).allows(.withdrawConference) {
      try await office.center.withdrawConference(id, by: Office.you)
    } else {
      try await office.center.withdrawTransfer(id, by: Office.you)
    }
  }

  /// Wraps up with the one reason whose name or code fits.
  private func wrapUp(_ search: String) async throws {
    let id = try await target(of: .submitWrapUp)
    let list = WrapUpList(try await state(of: id), for: Office.you, at: now)
    guard let list else { throw ConversationError(.noWrapUp) }
    let found = list.reasons.filter { NameSearch.matches(search, in: $0.name) }
    let reason =
      try list.reasons.first { $0.id.rawValue == search }
      ?? one(of: found, called: search, name: \.name)
    try await office.center.submitWrapUp(id, reason: reason.id, by: Office.you)
  }
}
