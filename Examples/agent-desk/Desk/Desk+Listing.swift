import AgentDesktop
import ConversationCore
import Foundation

extension Desk {
  /// Everything on the desk, with its timers.
  func list() async throws -> [String] {
    var table = Table(flexible: 2)
    for id in conversations {
      let state = try await state(of: id)
      let mark = id == current ? "*" : " "
      let (standing, timer, colour) = standing(of: state)
      table.add(
        .init("\(mark)\(number(of: id))", .bold),
        .init(state.conversation.channel.label),
        .init(customer(of: state)),
        .init(standing, colour),
        .init(timer)
      )
    }
    return table.rows.isEmpty
      ? ["  nothing on your desk"] : table.lines(width: screen.width, ink: ink)
  }

  /// What a conversation is to you now, and the timer that counts.
  private func standing(of state: DeskState) -> (String, String, Ink.Colour?) {
    if let request = ContactRequest(state, for: Office.you, at: now) {
      return ("request", timers(request.timer), .yellow)
    }
    if let wrapUp = WrapUpList(state, for: Office.you, at: now) {
      return ("wrap-up", timers(wrapUp), .cyan)
    }
    let pane = InteractionPane(state, for: Office.you, at: now)
    guard let role = pane.role else { return ("not yours (\(pane.stage.rawValue))", "", .faint) }
    let standing = pane.conferenceText ?? (role == .owner ? "yours" : "conference")
    return (standing, pane.requestTimer.map(timers) ?? "", .green)
  }

  func timers(_ timer: OfferTimer) -> String {
    "\(timer.elapsed.text), \(timer.remaining.text) left"
  }

  func timers(_ list: WrapUpList) -> String {
    let left = list.automatic.map { ", \($0.text) left" } ?? ""
    return list.elapsed.text + left
  }

  /// Who the customer is, as far as anybody knows and as far as you may see it.
  func customer(of state: DeskState) -> String {
    let card = TaskCard(state, lastMessage: nil, for: Office.you, at: now)
    return card.customerName ?? card.title
  }

  /// Every control of the current conversation, and why those that are off are off.
  func controls() async throws -> [String] {
    let pane = try await pane(of: try conversation(numbered: nil))
    var table = Table(flexible: 2)
    for control in pane.controls where control.command.typed != nil {
      table.add(
        .init(control.command.rawValue),
        control.isAllowed ? .init("on", .green) : .init("off", .faint),
        .init(control.obstacle.map { "\($0)" } ?? "")
      )
    }
    return table.lines(width: screen.width, ink: ink)
  }

  /// To whom the current conversation can be transferred.
  func directory(all: Bool, search: String) async throws -> [String] {
    let id = try conversation(numbered: nil)
    let list = try await destinations(of: id, matching: search, all: all)
    var table = Table(flexible: 4)
    for queue in list.queues { table.add("queue", .init(queue.name), "", "", "") }
    for agent in list.agents {
      table.add(
        "agent",
        .init(agent.name),
        .init(agent.state.label, agent.state.colour),
        .init(agent.inState.text),
        .init(agent.obstacle.map { "\($0)" } ?? "")
      )
    }
    let heading = "  as of \(CountUp(since: office.clock.opening, at: list.asOf).text)"
    return table.rows.isEmpty
      ? ["  nobody is called so"]
      : [ink(heading, .faint)] + table.lines(width: screen.width, ink: ink)
  }

  /// The reasons of the wrap-up that is going on.
  func reasons(search: String) async throws -> [String] {
    let state = try await state(of: try await target(of: .submitWrapUp))
    guard let list = WrapUpList(state, for: Office.you, matching: search, at: now) else {
      throw ConversationError(.noWrapUp)
    }
    var table = Table(flexible: 1)
    for reason in list.reasons {
      table.add(.init(reason.id.rawValue), .init(reason.name), reason.isDefault ? "default" : "")
    }
    var lines = table.lines(width: screen.width, ink: ink)
    lines.append("  " + ink(timers(list), .faint))
    if let reason = list.automaticReason, list.mayBeExtended {
      lines.append("  then “\(reason.name)” is taken; “extend” stops the count-down")
    }
    return lines
  }
}
