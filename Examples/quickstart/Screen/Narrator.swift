import ConversationCore
import ConversationStorage
import Foundation
import Synchronization

/// Tells what happened since it last spoke: reads the durable events, and nothing else.
final class Narrator: Sendable {
  private let storage: any ContactCenterStorage
  private let timeline: Timeline
  private let cursor = Mutex(EventCursor.start)

  init(storage: any ContactCenterStorage, timeline: Timeline) {
    self.storage = storage
    self.timeline = timeline
  }

  /// Passes over what has happened so far.
  func skip() async {
    let last = (try? await storage.lastCursor()) ?? .start
    cursor.withLock { $0 = last }
  }

  /// Tells what is new.
  func tell(at now: Date) async {
    let start = cursor.withLock { $0 }
    guard let events = try? await storage.events(after: start, limit: 1000) else { return }
    for event in events { await tell(event) }
    if let last = events.last { cursor.withLock { $0 = last.cursor } }
  }

  private func tell(_ recorded: RecordedEvent) async {
    switch recorded.event {
    case .conversation(let id, .messageAppended(let sequence, let direction)):
      await tellMessage(id, sequence, direction, at: recorded.at)
    case .conversation(_, let event):
      if let (text, colour) = words(for: event) { timeline.line(recorded.at, "│", text, colour) }
    case .agent(let agent, .stateChanged(_, .rona, _, _)):
      timeline.line(recorded.at, "│", "\(name(agent)) is RONA now", .red)
    case .agent(let agent, .stateChanged(_, .idle(.declined), _, _)):
      timeline.line(recorded.at, "│", "\(name(agent)) is Idle now", .yellow)
    case .call(_, let news): timeline.line(recorded.at, "☎", words(for: news), .yellow)
    case .ticket(_, let event):
      if let text = words(for: event) { timeline.line(recorded.at, "│", text, .yellow) }
    case .entryPointDeleted(let id):
      timeline.line(recorded.at, "│", "an administrator deletes entry point \(id)", .red)
    default: break
    }
  }

  private func tellMessage(
    _ id: ConversationID,
    _ sequence: Int,
    _ direction: MessageDirection,
    at time: Date
  ) async {
    let page = try? await storage.transcript(of: id, before: sequence + 1, limit: 1)
    guard let message = page?.last else { return }
    let badge = "[\(message.channel)]"
    switch (message.author, message.text) {
    case (.customer, let text?):
      timeline.line(time, "◀", "\(badge) customer: \(oneLine(text))", .green)
    case (.agent(let agent), let text?):
      timeline.line(time, "▶", "\(badge) \(name(agent)): \(oneLine(text))", .blue)
    case (.automation(let program), let text?) where direction == .outbound:
      timeline.line(time, "▶", "\(badge) \(program): \(oneLine(text))", .cyan)
    default: break
    }
  }

  private func words(for news: CallNews) -> String {
    switch news {
    case .started(let team): "a call to team \(team)"
    case .answered(let agent): "\(name(agent)) answers the call"
    case .over(.voicemail): "the caller has left a voicemail"
    case .over(.answered): "the call is over"
    case .over: "the caller hangs up: a missed call"
    }
  }

  private func words(for event: TicketEvent) -> String? {
    switch event {
    case .opened(let team, _, _): "a ticket for team \(team)"
    case .reassigned(_, let advisor?, _): "the ticket is \(name(advisor))'s now"
    default: nil
    }
  }

  private func words(for event: ConversationEvent) -> (String, Timeline.Colour)? {
    switch event {
    case .offered(_, let agent, .route): ("offered to \(name(agent))", .grey)
    case .offerEnded(_, let agent, .accepted): ("\(name(agent)) accepts", .green)
    case .offerEnded(_, let agent, .declined): ("\(name(agent)) declines", .yellow)
    case .offerEnded(_, let agent, .expired): ("\(name(agent)) does not answer", .red)
    case .offerEnded(_, let agent, .withdrawn): ("offer to \(name(agent)) withdrawn", .yellow)
    case .transferRequested(let giver, let target):
      ("\(name(giver)) asks \(name(target)) to take over", .yellow)
    case .transferredToQueue(let giver, let queue):
      ("\(name(giver)) transfers to queue \(queue)", .yellow)
    case .conferenceRequested(let owner, let guest):
      ("\(name(owner)) asks \(name(guest)) to join", .yellow)
    case .guestJoined(let guest): ("\(name(guest)) has joined", .green)
    case .guestLeft(let guest): ("\(name(guest)) has left", .yellow)
    case .deliveryChanged(_, let status): ("the message is \(status.rawValue)", .grey)
    case .interrupted(let owner, _): ("alert to \(name(owner)): only the end is left", .red)
    case .ended(let reason, _): ("conversation ended: \(reason.rawValue)", .grey)
    case .wrappedUp(let agent, let reason, let isAutomatic):
      ("\(name(agent)) wraps up: \(reason)\(isAutomatic ? " (by itself)" : "")", .grey)
    case .reopened: ("reopened", .green)
    default: nil
    }
  }

  private func name(_ agent: AgentID) -> String { agent.rawValue.capitalized }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
  }
}
