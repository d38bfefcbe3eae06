#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Agent {
  /// Signs the agent in: Idle for every class of channels, until they choose (W-01).
  ///
  /// Signing in twice changes nothing. An agent who left with RONA still has it: it is left only by
  /// hand (F-09).
  ///
  /// - Throws: ``ConversationError`` `unknownAgent` for one who was removed.
  public mutating func signIn(at now: Date) throws(ConversationError) -> [Event] {
    guard presence != .removed else { throw ConversationError(.unknownAgent(id)) }
    guard presence != .signedIn else { return [] }
    let now = now.inWholeMilliseconds
    if case .connectionLost(let graceUntil) = presence, now < graceUntil {
      presence = .signedIn
      return [.agent(id, .connectionRestored)]
    }
    presence = .signedIn
    var events: [AgentEvent] = [.signedIn]
    for channelClass in ChannelClass.allCases where availability[channelClass].state != .rona {
      events += set(
        .idle(.signedIn),
        for: channelClass,
        by: .agent(id),
        note: nil,
        at: now
      )
    }
    return events.map { .agent(id, $0) }
  }

  /// Takes note that the agent is gone, in one of three ways.
  mutating func leave(_ departure: Departure, at now: Date) -> [Event] {
    switch departure {
    case .connectionLost(let graceUntil):
      guard presence == .signedIn else { return [] }
      let graceUntil = graceUntil.inWholeMilliseconds
      presence = .connectionLost(graceUntil: graceUntil)
      return [.agent(id, .connectionLost(graceUntil: graceUntil))]
    case .signedOut, .removed:
      let isRemoval = departure == .removed
      guard presence != .removed, isRemoval || presence != .signedOut else { return [] }
      presence = isRemoval ? .removed : .signedOut
      var events: [AgentEvent] = [isRemoval ? .removed : .signedOut]
      for channelClass in ChannelClass.allCases where availability[channelClass].state != .rona {
        events += set(.idle(.signedOut), for: channelClass, by: .system, note: nil, at: now)
      }
      return events.map { .agent(id, $0) }
    }
  }
}
