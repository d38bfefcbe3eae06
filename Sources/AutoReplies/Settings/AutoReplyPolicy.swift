#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What of several replies is sent, and how many at most.
public struct AutoReplyPolicy: Hashable, Sendable, Codable {
  /// What is sent when a first message comes after hours.
  @nonexhaustive
  public enum FirstChatAfterHours: String, Hashable, Sendable, Codable {
    /// Both replies, the one to the first chat first.
    case both
    /// The reply to the first chat alone.
    case firstChat
    /// The reply to a text after hours alone.
    case afterHours
  }

  /// How often a text after hours is answered.
  @nonexhaustive
  public enum AfterHoursTexts: String, Hashable, Sendable, Codable {
    /// Once a conversation and closed period.
    case oncePerClosedPeriod
    /// Every time.
    case everyMessage
  }

  /// A largest number of replies to one recipient within a time, whatever started them: what stops
  /// two robots that answer each other, even if their headers lie.
  public struct Ceiling: Hashable, Sendable, Codable {
    /// The largest number.
    public let count: Int
    /// The time in seconds.
    public let seconds: TimeInterval

    /// States a ceiling.
    public init(_ count: Int, per seconds: TimeInterval) {
      self.count = count
      self.seconds = seconds
    }
  }

  /// What is sent when a first message comes after hours.
  public var firstChatAfterHours: FirstChatAfterHours
  /// How often a text after hours is answered.
  public var afterHoursTexts: AfterHoursTexts
  /// How long after an agent's message nothing is sent that yields to agents, in seconds.
  public var agentQuiet: TimeInterval
  /// The ceilings: five an hour and ten a day for each recipient.
  public var ceilings: [Ceiling]
  /// From what age on an event that happened after hours counts as old news once the team is open
  /// again, in seconds: a webhook that comes at noon must not say that the team is closed.
  public var staleAfter: TimeInterval
  /// How long after the end of a conversation its customer is asked for a rating, and whether the
  /// problem is solved, in seconds; `nil` for at once.
  public var followUpDelay: TimeInterval?

  /// Creates a policy.
  public init(
    firstChatAfterHours: FirstChatAfterHours = .both,
    afterHoursTexts: AfterHoursTexts = .oncePerClosedPeriod,
    agentQuiet: TimeInterval = 300,
    ceilings: [Ceiling] = [Ceiling(5, per: 3_600), Ceiling(10, per: 86_400)],
    staleAfter: TimeInterval = 600,
    followUpDelay: TimeInterval? = nil
  ) {
    self.firstChatAfterHours = firstChatAfterHours
    self.afterHoursTexts = afterHoursTexts
    self.agentQuiet = agentQuiet
    self.ceilings = ceilings
    self.staleAfter = staleAfter
    self.followUpDelay = followUpDelay
  }
}
