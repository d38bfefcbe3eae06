#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Agent {
  /// Takes a slot for a conversation, or changes what it is used for.
  mutating func occupy(
    _ conversation: ConversationID,
    channelClass: ChannelClass,
    use: Slot.Use,
    at now: Date
  ) {
    if case .offered = use { lastOfferedAt = max(now, lastOfferedAt ?? now) }
    if let index = slots.firstIndex(where: { $0.conversation == conversation }) {
      slots[index].use = use
      slots[index].since = now
    } else {
      slots.append(
        Slot(conversation: conversation, channelClass: channelClass, use: use, since: now)
      )
    }
  }

  /// Gives a slot back.
  ///
  /// When the last contact of its class has ended, an idle choice that was pending takes effect
  /// (W-04, A-29); RONA is left only by hand.
  mutating func release(_ conversation: ConversationID, at now: Date) -> [AgentEvent] {
    guard let index = slots.firstIndex(where: { $0.conversation == conversation }) else {
      return []
    }
    let slot = slots.remove(at: index)
    if case .offered = slot.use { return [] }
    lastContactEndedAt = max(now, lastContactEndedAt ?? now)
    let channelClass = slot.channelClass
    let current = availability[channelClass]
    guard let choice = current.pendingIdle, current.state == .available,
      !hasContact(of: channelClass)
    else { return [] }
    return set(
      .idle(choice.reason),
      for: channelClass,
      by: choice.chosenBy,
      note: choice.note,
      at: now
    )
  }

  /// Whether they handle or wrap up a contact of a class; an open offer is none.
  func hasContact(of channelClass: ChannelClass) -> Bool {
    slots.contains { slot in
      if case .offered = slot.use { return false }
      return slot.channelClass == channelClass
    }
  }

  /// Sets a state, and records who did it and why (W-06); a pending choice is dropped.
  ///
  /// Time never runs backwards for it: commands of two conversations may come out of order.
  mutating func set(
    _ state: AgentState,
    for channelClass: ChannelClass,
    by caller: Caller,
    note: String?,
    at now: Date
  ) -> [AgentEvent] {
    let since = max(now, availability[channelClass].since)
    availability[channelClass] = Availability(state: state, since: since, changedBy: caller)
    availability[channelClass].note = note
    return [.stateChanged(channelClass, state, by: caller, note: note)]
  }
}
