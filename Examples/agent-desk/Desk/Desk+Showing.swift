import AgentDesktop
import ConversationCore
import Foundation

extension Desk {
  /// Puts a conversation on top and shows all of it.
  func show(_ id: ConversationID) async throws {
    if knows(id), try await pane(of: id).role != nil { current = id }
    screen.write(try await heading(of: id) + transcript(of: id, after: 0) + footer(of: id))
  }

  /// What a conversation is, and where it stands.
  func heading(of id: ConversationID) async throws -> [String] {
    let state = try await state(of: id)
    let pane = InteractionPane(state, for: Office.you, at: now)
    var parts = [
      "Conversation \(number(of: id))", state.conversation.channel.label,
      customer(of: state).harmless, pane.stage.rawValue,
    ]
    if let text = pane.conferenceText { parts.append(text) }
    if case .requested(_, let target) = pane.transfer {
      parts.append("transfer to \(Office.names.name(of: target)) requested")
    }
    if let timer = pane.requestTimer { parts.append(timers(timer)) }
    let alert = pane.alert.map { ["  " + ink("! \($0)", .red)] } ?? []
    return ["  " + ink(parts.joined(separator: " · "), .bold)] + alert
  }

  /// What can be done with it now.
  func footer(of id: ConversationID) async throws -> [String] {
    let pane = try await pane(of: id)
    var words: [String] = []
    for control in pane.controls where control.isAllowed {
      if let word = control.command.typed, !words.contains(word) { words.append(word) }
    }
    var line = "you can: " + (words.isEmpty ? "nothing" : words.joined(separator: ", "))
    if pane.allows(.send) {
      line += " · up to \(pane.composer.limit) \(pane.composer.unit)"
      if let window = pane.composer.window { line += ", window closes in \(window.text)" }
    }
    return line.wrapped(to: screen.width - 2).map { "  " + ink($0, .faint) }
  }

  /// The bubbles of a transcript after a position.
  func transcript(of id: ConversationID, after sequence: Int) async throws -> [String] {
    let state = try await state(of: id)
    let messages = try await office.messages(of: id, after: sequence)
    if let last = messages.last { shown[id] = max(shown[id] ?? 0, last.id.sequence) }
    var table = Table(flexible: 3)
    for bubble in TranscriptView(messages, in: state, for: Office.you).bubbles {
      let time = CountUp(since: office.clock.opening, at: bubble.at).text
      let text = bubble.attachments.isEmpty ? bubble.text : "\(bubble.text) [file]"
      table.add(
        .init(time, .faint),
        .init(bubble.initials ?? "", bubble.colour),
        .init(bubble.side == .note ? "note" : bubble.badge?.label ?? "", .faint),
        .init(text, bubble.colour),
        .init(bubble.status?.rawValue ?? "", .faint)
      )
    }
    return table.lines(width: screen.width, ink: ink)
  }

  /// A contact request, as it pops over.
  func card(of request: ContactRequest, number: Int) -> [String] {
    var table = Table(flexible: 1)
    if let purpose = request.purposeText { table.add("Request", .init(purpose, .yellow)) }
    for field in request.fields { table.add(.init(field.name.label), .init(field.value)) }
    table.add("Timer", .init(timers(request.timer), .yellow))
    let heading = "Request \(number) · \(request.channel.label): accept \(number), or decline"
    return [stamp + ink(heading, .yellow)]
      + table.lines(width: screen.width, indent: 9, ink: ink)
  }
}

extension Bubble {
  fileprivate var colour: Ink.Colour? {
    switch side {
    case .customer: nil
    case .agent: .blue
    case .note: .yellow
    case .system: .faint
    }
  }
}
