#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an agent chooses to be for a class of channels.
///
/// RONA is not among the choices (W-05).
@nonexhaustive
public enum AvailabilityChoice: Hashable, Sendable, Codable {
  /// Takes contacts.
  case available
  /// Takes none, for a reason.
  case idle(IdleReason)
}

extension Agent {
  /// Sets whether the agent takes contacts, for one class of channels or for all (W-03, W-06).
  ///
  /// Choosing Idle during a contact takes effect when the last contact of the class ends (W-04).
  /// RONA is left by this, and by nothing else (F-09, A-6).
  ///
  /// `note`: the reason that is given for the change, for the record.
  /// - Throws: ``ConversationError`` `agentSignedOut`.
  public mutating func choose(
    _ choice: AvailabilityChoice,
    for channelClass: ChannelClass? = nil,
    by caller: Caller,
    note: String? = nil,
    at now: Date
  ) throws(ConversationError) -> [Event] {
    guard presence == .signedIn else { throw ConversationError(.agentSignedOut(id)) }
    let now = now.inWholeMilliseconds
    let classes = channelClass.map { [$0] } ?? ChannelClass.allCases
    var events: [AgentEvent] = []
    for channelClass in classes {
      switch choice {
      case .available:
        events += set(.available, for: channelClass, by: caller, note: note, at: now)
      case .idle(let reason)
      where availability[channelClass].state == .available && hasContact(of: channelClass):
        availability[channelClass].pendingIdle = PendingIdle(
          reason: reason,
          chosenBy: caller,
          note: note
        )
        events.append(.idlePending(channelClass, reason))
      case .idle(let reason):
        events += set(.idle(reason), for: channelClass, by: caller, note: note, at: now)
      }
    }
    return events.map { .agent(id, $0) }
  }
}
