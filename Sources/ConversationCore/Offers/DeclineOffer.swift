#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent declines an offer: they become Idle, and the conversation goes on without them
  /// (W-08, A-14).
  ///
  /// A routed conversation goes back to its place in the queue and is not offered to them again
  /// until everyone eligible has been asked; a transfer or conference request is dropped.
  ///
  /// - Throws: as ``accept(offer:by:at:)``.
  public mutating func decline(
    offer number: Int,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    let offer = try requireOpenOffer(number, for: agent, command: .decline, at: now)
    let now = begin(at: now)
    close(offer, as: .declined, at: now)
    let channelClass = conversation.channelClass
    update(agent) { agent in
      // Who has chosen Idle since the offer keeps their reason; RONA is left only by hand.
      guard agent.availability[channelClass].state == .available else { return [] }
      return agent.set(
        .idle(.declined),
        for: channelClass,
        by: .agent(agent.id),
        note: nil,
        at: now
      )
    }
  }
}
