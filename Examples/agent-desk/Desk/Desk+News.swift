import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

// What the feed has told since it was last asked, in lines.
extension Desk {
  func news() async throws -> [String] {
    var lines: [String] = []
    var states: [(ChannelClass, AgentState)] = []
    for update in try await feed.updatesByNow() {
      inbox.take(update.view)
      if case .availability(let channelClass, let state) = update.view {
        availability[channelClass] = state
        states.append((channelClass, state))
        continue
      }
      lines += tell(states)
      states = []
      lines += try await tell(update.view)
    }
    return lines + tell(states)
  }

  /// A change of your state; one that is about every class is told once.
  private func tell(_ states: [(ChannelClass, AgentState)]) -> [String] {
    guard let (_, first) = states.first else { return [] }
    if states.count == ChannelClass.allCases.count, states.allSatisfy({ $0.1 == first }) {
      return [stamp + "you are " + ink(first.label, first.colour)]
    }
    return states.map { channelClass, state in
      stamp + "you are " + ink(state.label, state.colour) + " for \(channelClass.rawValue)"
    }
  }

  private func tell(_ view: DeskView) async throws -> [String] {
    switch view {
    case .opened(let opening): return open(opening)
    case .request(let request):
      requests.append(request)
      return card(of: request, number: number(of: request.id.conversation))
    case .requestEnded(let id, let outcome): return try await end(id, outcome)
    case .appended(let bubble): return try await append(bubble)
    case .changed(let bubble):
      let id = bubble.id.conversation
      if let index = transcripts[id]?.firstIndex(where: { $0.id == bubble.id }) {
        transcripts[id]?[index] = bubble
      }
      return []
    case .transcriptReplaced(let id):
      transcripts[id] = nil
      return []
    case .pane(let pane): return take(pane)
    case .paneClosed(let id): return try await close(id)
    case .wrapUp(let list): return take(list)
    case .wrappedUp(let id, let reason, let isAutomatic):
      let how = isAutomatic ? ", by itself" : ""
      return [stamp + "wrap-up \(number(of: id)) done: \(reason)\(how)"]
    case .idlePending(let channelClass, let reason):
      return [stamp + "you will be idle (\(reason)) for \(channelClass.rawValue), when it is over"]
    case .alert(let id, let text):
      return [stamp + ink("conversation \(number(of: id)): \(text.harmless)", .red)]
    case .missedConversation(let id):
      return [stamp + ink("conversation \(number(of: id)): missed, the visitor has left", .yellow)]
    default: return []
    }
  }

  private func open(_ opening: DeskOpening) -> [String] {
    requests = opening.requests
    panes = Dictionary(opening.panes.map { ($0.id, $0) }) { $1 }
    wrapUps = Dictionary(opening.wrapUps.map { ($0.conversation, $0) }) { $1 }
    availability = opening.availability
    return requests.filter { !knows($0.id.conversation) }
      .flatMap { card(of: $0, number: number(of: $0.id.conversation)) }
  }

  private func end(_ id: OfferID, _ outcome: OfferOutcome) async throws -> [String] {
    requests.removeAll { $0.id == id }
    let (id, number) = (id.conversation, number(of: id.conversation))
    guard outcome == .accepted else { return [stamp + "request \(number): \(outcome.rawValue)"] }
    current = id
    return [stamp + ink("you are in conversation \(number)", .green)]
      + (try await heading(of: id)) + (try await transcript(of: id, after: 0))
      + (try await footer(of: id))
  }

  private func append(_ bubble: Bubble) async throws -> [String] {
    let id = bubble.id.conversation
    guard knows(id) else { return [] }
    try await read(id)
    if transcripts[id]?.last.map({ $0.id < bubble.id }) ?? true {
      transcripts[id, default: []].append(bubble)
    }
    guard bubble.id.sequence > shown[id] ?? 0 else { return [] }
    if screen.isDrawn {
      shown[id] = bubble.id.sequence
      return id == current ? [] : [stamp + "a new message in conversation \(number(of: id))"]
    }
    return [stamp + "conversation \(number(of: id))"]
      + (try await transcript(of: id, after: shown[id] ?? 0))
  }

  /// Takes over where a conversation stands, and tells in which way that is new.
  private func take(_ pane: InteractionPane) -> [String] {
    let before = panes.updateValue(pane, forKey: pane.id)
    let number = number(of: pane.id)
    var lines: [String] = []
    if case .requested(_, let target) = pane.transfer, before?.transfer != pane.transfer {
      lines.append("conversation \(number): \(name(target)) is asked to take it over")
    }
    if case .requested? = before?.transfer, pane.transfer == .none, !pane.isWrappingUp {
      lines.append(ink("conversation \(number): the transfer request was dropped", .yellow))
    }
    if case .requested(let guest) = pane.conference, before?.conference != pane.conference {
      lines.append("conversation \(number): \(name(guest)) is asked to join")
    }
    if case .requested? = before?.conference, pane.conference == .none {
      lines.append(ink("conversation \(number): the conference request was dropped", .yellow))
    }
    if pane.stage == .ended, before?.stage != .ended {
      lines.append("conversation \(number) is over")
    }
    if !pane.isWrappingUp, wrapUps.removeValue(forKey: pane.id) != nil {
      lines.append("wrap-up \(number) is taken back: go on")
    }
    return lines.map { stamp + $0 }
  }

  private func name(_ agent: AgentID) -> String { Office.names.name(of: agent) }

  private func take(_ list: WrapUpList) -> [String] {
    let before = wrapUps.updateValue(list, forKey: list.conversation)
    let number = number(of: list.conversation)
    guard let before else {
      let left = list.automatic.map { ", \($0.read(at: now).text) left" } ?? ""
      return [stamp + ink("wrap-up \(number)\(left): wrap REASON", .cyan)]
    }
    guard before.automatic != nil, list.automatic == nil else { return [] }
    return [stamp + "wrap-up \(number): the count-down is stopped"]
  }

  /// You take part in a conversation no longer: another one goes on top.
  private func close(_ id: ConversationID) async throws -> [String] {
    let wasWrappedUp = wrapUps.removeValue(forKey: id) != nil
    guard panes.removeValue(forKey: id) != nil else { return [] }
    var lines = wasWrappedUp ? [] : [stamp + "you have left conversation \(number(of: id))"]
    guard current == id, let other = conversations.first(where: { panes[$0] != nil }) else {
      return lines
    }
    current = other
    lines.append(stamp + "on top: conversation \(number(of: other))")
    return lines
  }
}
