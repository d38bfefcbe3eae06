import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

// What has happened since it was last told, in lines.
extension Desk {
  func news() async throws -> [String] {
    var lines: [String] = []
    var states: [(ChannelClass, AgentState)] = []
    while true {
      let page = try await office.center.storage.events(after: told, limit: 256)
      guard let last = page.last else { break }
      told = last.cursor
      for recorded in page {
        if case .agent(Office.you, .stateChanged(let channelClass, let state, _, _)) = recorded
          .event
        {
          states.append((channelClass, state))
          continue
        }
        lines += tell(states)
        states = []
        lines += try await tell(recorded.event)
      }
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

  private func tell(_ event: Event) async throws -> [String] {
    switch event {
    case .conversation(let id, let event): return try await tell(event, of: id)
    case .agent(Office.you, .idlePending(let channelClass, let reason)):
      return [stamp + "you will be idle (\(reason)) for \(channelClass.rawValue), when it is over"]
    default: return []
    }
  }

  private func tell(_ event: ConversationEvent, of id: ConversationID) async throws -> [String] {
    let you = Office.you
    switch event {
    case .offered(_, you, _):
      let request = ContactRequest(try await state(of: id), for: you, at: now)
      return request.map { card(of: $0, number: number(of: id)) } ?? []
    case .offerEnded(_, you, .accepted):
      current = id
      return [stamp + ink("you are in conversation \(number(of: id))", .green)]
        + (try await heading(of: id)) + (try await transcript(of: id, after: 0))
        + (try await footer(of: id))
    case .offerEnded(_, you, let outcome):
      return [stamp + "request \(number(of: id)): \(outcome.rawValue)"]
    case .messageAppended(let sequence, _):
      guard knows(id), sequence > shown[id] ?? 0,
        try await state(of: id).conversation.openLeg(of: you) != nil
      else { return [] }
      return [stamp + "conversation \(number(of: id))"]
        + (try await transcript(of: id, after: shown[id] ?? 0))
    default:
      guard knows(id), let text = text(of: event, number: number(of: id)) else { return [] }
      return [stamp + text]
    }
  }

  /// What else is worth a line.
  private func text(of event: ConversationEvent, number: Int) -> String? {
    let you = Office.you
    switch event {
    case .transferRequested(you, let target):
      return "conversation \(number): \(Office.names.name(of: target)) is asked to take it over"
    case .transferDropped(you):
      return ink("conversation \(number): the transfer request was dropped", .yellow)
    case .conferenceRequested(you, let guest):
      return "conversation \(number): \(Office.names.name(of: guest)) is asked to join"
    case .conferenceDropped(you):
      return ink("conversation \(number): the conference request was dropped", .yellow)
    case .ended(let reason, let party):
      return "conversation \(number): \(reason.rawValue), by \(party.label)"
    case .interrupted(you, _), .interrupted(_, you):
      return ink("conversation \(number): interrupted, only its end is left", .red)
    case .wrapUpStarted(you, let deadline):
      let time = deadline.map { ", \(Countdown(to: $0, at: now).text) left" } ?? ""
      return ink("wrap-up \(number)\(time): wrap REASON", .cyan)
    case .wrapUpCancelled(you): return "wrap-up \(number) is taken back: go on"
    case .wrapUpExtended(you): return "wrap-up \(number): the count-down is stopped"
    case .wrappedUp(you, let reason, let isAutomatic):
      let name = office.policy.wrapUp?.reasons.first { $0.id == reason }?.name
      return "wrap-up \(number) done: \(name ?? reason.rawValue)"
        + (isAutomatic ? ", by itself" : "")
    default: return nil
    }
  }
}
