#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A piece of an agent's capacity, taken by one conversation from its offer to its wrap-up.
///
/// Slots are keyed by conversation and never counted up and down: what is in use is what is here.
public struct Slot: Hashable, Sendable, Codable {
  /// What the agent has to do with the conversation.
  @nonexhaustive
  public enum Use: Hashable, Sendable, Codable {
    /// It is offered to them: the number of the offer.
    case offered(number: Int)
    /// They own it, or are its conference guest.
    case handling
    /// They wrap it up; that still takes capacity.
    case wrapUp
  }

  /// The conversation that takes the slot.
  public let conversation: ConversationID
  /// The class of channels it counts for.
  public let channelClass: ChannelClass
  /// What the agent has to do with it.
  public internal(set) var use: Use
  /// Since when it is used so.
  public internal(set) var since: Date
}
