import AgentDesktop
import ConversationCore

extension Desk {
  /// One line for what runs: your state, requests and wrap-ups with their timers.
  func status() async throws -> String {
    var parts: [String] = []
    if let you = try await office.agent(Office.you) {
      let states = ([.social, .chat, .email] as [ChannelClass]).map { you.availability[$0].state }
      if let first = states.first, states.allSatisfy({ $0 == first }) {
        parts.append(first.label)
      } else {
        parts.append(states.contains(.rona) ? "RONA for some channels" : "idle for some channels")
      }
    }
    for id in conversations {
      let state = try await state(of: id)
      if let request = ContactRequest(state, for: Office.you, at: now) {
        parts.append("request \(number(of: id)): \(timers(request.timer))")
      } else if let wrapUp = WrapUpList(state, for: Office.you, at: now) {
        parts.append("wrap-up \(number(of: id)): \(timers(wrapUp))")
      } else if let timer = InteractionPane(state, for: Office.you, at: now).requestTimer {
        parts.append("asked for \(number(of: id)): \(timers(timer))")
      }
    }
    if let current { parts.append("on top: \(number(of: current))") }
    return parts.joined(separator: " | ")
  }
}
