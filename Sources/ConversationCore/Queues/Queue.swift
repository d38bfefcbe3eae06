#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How the conversations of a queue find an agent.
public struct RoutingStrategyName: OpenVocabulary {
  /// The word that is stored, such as `longest-rested`.
  public let rawValue: String

  /// Creates a name from its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The agent who has rested longest.
  public static let longestRested: Self = "longest-rested"
  /// The agent with the fewest contacts.
  public static let leastBusy: Self = "least-busy"
  /// The agent whose last offer is longest ago.
  public static let roundRobin: Self = "round-robin"
  /// The agent who knows the customer, then whoever has rested longest.
  public static let preferredAgentFirst: Self = "preferred-agent-first"
}

/// Where the conversations of a queue wait for its teams.
public struct Queue: Hashable, Sendable, Codable, Identifiable {
  /// What happens to a conversation that has waited too long.
  public struct Overflow: Hashable, Sendable, Codable {
    /// How long it waits first, in seconds.
    public let after: TimeInterval
    /// The queue it moves to, keeping the time it has waited since.
    public let to: QueueID

    /// Creates an overflow rule.
    public init(after: TimeInterval, to: QueueID) {
      self.after = after
      self.to = to
    }
  }

  /// Who moves a conversation on.
  @nonexhaustive
  public enum Distribution: Hashable, Sendable, Codable {
    /// The routing pass offers it to an agent, by a strategy.
    case offers(RoutingStrategyName)
    /// Agents claim it themselves, as in a shared inbox.
    case claims
  }

  /// The host's name for the queue.
  public let id: QueueID
  /// The name that agents see.
  public var name: String
  /// The class of its conversations.
  public var channelClass: ChannelClass
  /// The teams whose agents serve it.
  public var teams: [TeamID]
  /// The priority of its conversations; higher goes first where an agent serves several queues.
  public var priority: Int
  /// How its conversations find an agent.
  public var distribution: Distribution
  /// What happens to those that wait too long.
  public var overflow: Overflow?
  /// Whether conversations may be transferred to it.
  public var isActive: Bool

  /// Describes a queue.
  public init(
    id: QueueID,
    name: String,
    channelClass: ChannelClass,
    teams: [TeamID],
    priority: Int = 0,
    distribution: Distribution = .offers(.longestRested),
    overflow: Overflow? = nil,
    isActive: Bool = true
  ) {
    self.id = id
    self.name = name
    self.channelClass = channelClass
    self.teams = teams
    self.priority = priority
    self.distribution = distribution
    self.overflow = overflow
    self.isActive = isActive
  }

  /// Whether conversations of a class may come into it from another queue, under their inbox's policy.
  ///
  /// Nobody may claim a contact centre's conversation, and a queue of claims makes no offers: there it
  /// would wait for ever.
  public func serves(_ channelClass: ChannelClass, under policy: InboxPolicy) -> Bool {
    channelClass == self.channelClass && (distribution != .claims || policy.style == .sharedInbox)
  }

  /// A new place in the queue.
  ///
  /// Its order is decided by `since`, when the conversation began to wait; the overflow counts from
  /// `now`, when it enters this queue.
  public func place(since: Date, now: Date, overflowedFrom: [QueueID] = []) -> QueuePlace {
    // No recursion: a queue that was left by overflow is not entered by overflow again.
    let next = overflow.flatMap { overflowedFrom.contains($0.to) || $0.to == id ? nil : $0 }
    return QueuePlace(
      queue: id,
      priority: priority,
      enqueuedAt: since,
      overflowAt: next.map { now.after($0.after) },
      overflowedFrom: overflowedFrom
    )
  }
}
