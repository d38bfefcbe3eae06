public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The entry point by which a reply would leave, and what its channel can do.
public struct ReplyWay: Sendable {
  /// The entry point.
  public let entryPoint: EntryPoint
  /// What its channel can do.
  public let capabilities: ChannelCapabilities
  /// When the recipient last wrote to it.
  public let lastCustomerMessageAt: Date?
  /// Whether the conversation may have one message more this minute.
  public let mayHaveMessage: Bool
  /// Whether the recipient was blocked.
  public var isBlocked: Bool

  /// Describes a way.
  public init(
    _ entryPoint: EntryPoint,
    capabilities: ChannelCapabilities,
    lastCustomerMessageAt: Date? = nil,
    mayHaveMessage: Bool = true,
    isBlocked: Bool = false
  ) {
    self.entryPoint = entryPoint
    self.capabilities = capabilities
    self.lastCustomerMessageAt = lastCustomerMessageAt
    self.mayHaveMessage = mayHaveMessage
    self.isBlocked = isBlocked
  }
}

/// Everything that a decision reads beside the occasion: settings, schedules, history, consent.
public struct ReplyContext: Sendable {
  /// The team's replies.
  public var settings: AutoReplySettings
  /// The team's name and language.
  public var team: TeamSettings
  /// The team's hours.
  public var calendar: RingCalendar
  /// What was lately sent to the recipient.
  public var ledger: ReplyLedger?
  /// What was claimed before, and when: the ledger forgets in time what claims still know.
  public var claimed: [ReplyKey: Date]
  /// How a reply would leave: the conversation's own entry point, or the team's for texts to callers.
  public var way: ReplyWay?
  /// Whether the recipient has opted out.
  public var hasOptedOut: Bool
  /// When an agent last wrote in the conversation.
  public var lastAgentMessageAt: Date?
  /// The triggers.
  public var catalogue: TriggerCatalogue

  /// Gathers what a decision reads.
  public init(
    settings: AutoReplySettings,
    team: TeamSettings,
    calendar: RingCalendar,
    ledger: ReplyLedger? = nil,
    claimed: [ReplyKey: Date] = [:],
    way: ReplyWay? = nil,
    hasOptedOut: Bool = false,
    lastAgentMessageAt: Date? = nil,
    catalogue: TriggerCatalogue = .standard
  ) {
    self.settings = settings
    self.team = team
    self.calendar = calendar
    self.ledger = ledger
    self.claimed = claimed
    self.way = way
    self.hasOptedOut = hasOptedOut
    self.lastAgentMessageAt = lastAgentMessageAt
    self.catalogue = catalogue
  }
}
