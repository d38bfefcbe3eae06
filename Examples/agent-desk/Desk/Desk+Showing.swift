import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

extension Desk {
  /// Puts a conversation on top and shows all of it.
  func show(_ id: ConversationID) async throws {
    if knows(id), panes[id] != nil { current = id }
    transcripts[id] = nil
    screen.write(try await heading(of: id) + transcript(of: id, after: 0) + footer(of: id))
  }

  /// What a conversation is, and where it stands.
  func heading(of id: ConversationID) async throws -> [String] { heading(try await pane(of: id)) }

  func heading(_ pane: InteractionPane) -> [String] {
    var parts = [
      "Conversation \(number(of: pane.id))", pane.channel.label,
      (pane.customerName ?? pane.title).harmless, pane.stage.rawValue,
    ]
    if let text = pane.conferenceText { parts.append(text) }
    if case .requested(_, let target) = pane.transfer {
      parts.append("transfer to \(Office.names.name(of: target)) requested")
    }
    if let timer = pane.requestTimer { parts.append(timers(timer)) }
    let alert = pane.alert.map { complaint("! \($0)") } ?? []
    let title = parts.joined(separator: " · ").wrapped(to: screen.width - 2)
    return title.map { "  " + ink($0, .bold) } + alert
  }

  /// What can be done with it now.
  func footer(of id: ConversationID) async throws -> [String] { footer(try await pane(of: id)) }

  func footer(_ pane: InteractionPane) -> [String] {
    var words: [String] = []
    for control in pane.controls where control.isAllowed {
      if let word = control.command.typed, !words.contains(word) { words.append(word) }
    }
    var line = "you can: " + (words.isEmpty ? "nothing" : words.joined(separator: ", "))
    if pane.allows(.send) {
      line += " · up to \(pane.composer.limit) \(pane.composer.unit)"
      if let window = pane.composer.window {
        line += ", window closes in \(window.read(at: now).text)"
      }
    }
    return line.wrapped(to: screen.width - 2).map { "  " + ink($0, .faint) }
  }

  /// The bubbles of a transcript after a position, which have been shown then.
  func transcript(of id: ConversationID, after sequence: Int) async throws -> [String] {
    try await read(id)
    let bubbles = (transcripts[id] ?? []).filter { $0.id.sequence > sequence }
    if let last = bubbles.last { shown[id] = max(shown[id] ?? 0, last.id.sequence) }
    try await markRead(id)
    return lines(of: bubbles)
  }

  /// Notes that you have read a conversation, if anything of it was unread (S-10).
  func markRead(_ id: ConversationID) async throws {
    guard panes[id] != nil, inbox.row(of: id)?.isUnread ?? true,
      let last = transcripts[id]?.last
    else { return }
    try await office.center.markRead(id, upTo: last.id.sequence, by: Office.you)
  }

  /// Reads a transcript, unless it is at hand.
  func read(_ id: ConversationID) async throws {
    guard transcripts[id] == nil else { return }
    let messages = try await office.messages(of: id)
    let state = try await state(of: id)
    transcripts[id] = TranscriptView(messages, in: state, for: Office.you).bubbles
  }

  func lines(of bubbles: [Bubble]) -> [String] {
    var table = Table(flexible: 3)
    for bubble in bubbles {
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
    table.add("Timer", .init(timers(request.timer.read(at: now)), .yellow))
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
