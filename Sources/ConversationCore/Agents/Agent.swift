#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Whether an agent is at work.
@nonexhaustive
public enum Presence: Hashable, Sendable, Codable {
  /// Not signed in.
  case signedOut
  /// Signed in.
  case signedIn
  /// The connection is lost; from `graceUntil` on they count as signed out.
  case connectionLost(graceUntil: Date)
  /// Removed by an administrator; counts as signed out.
  case removed

  /// Whether the agent is at work at a time: signed in, or with a connection that is lost for no longer
  /// than the grace.
  public func isAtWork(at now: Date) -> Bool {
    switch self {
    case .signedIn: true
    case .connectionLost(let graceUntil): now < graceUntil
    case .signedOut, .removed: false
    }
  }
}

/// What an agent is permitted to do, from their profile.
public struct AgentPermissions: Hashable, Sendable, Codable {
  /// The queues to which they may transfer (W-21).
  public var transferQueues: Access<QueueID>
  /// The teams whose agents they may transfer to and confer with (W-21).
  public var colleagues: Access<TeamID>
  /// The wrap-up reasons that they may choose (W-18).
  public var wrapUpReasons: Access<WrapUpReasonID>
  /// Whether they may start conversations.
  public var mayStartConversations: Bool
  /// How much of a shared inbox they may do (H-06); limited unless said otherwise.
  public var access: AccessLevel {
    get { unusualAccess ?? .limited }
    set { unusualAccess = newValue == .limited ? nil : newValue }
  }
  /// Which conversations they see.
  public var sees: ConversationVisibility {
    get { unusualVisibility ?? .all }
    set { unusualVisibility = newValue == .all ? nil : newValue }
  }
  /// The queues whose conversations they see; those that they take part in they always see.
  public var seesQueues: Access<QueueID> {
    get { unusualQueues ?? .all }
    set { unusualQueues = newValue == .all ? nil : newValue }
  }
  // Nothing where it is as usual, so that records of before these were known stay as they are.
  private var unusualAccess: AccessLevel?
  private var unusualVisibility: ConversationVisibility?
  private var unusualQueues: Access<QueueID>?

  private enum CodingKeys: String, CodingKey {
    case transferQueues, colleagues, wrapUpReasons, mayStartConversations
    case unusualAccess = "access"
    case unusualVisibility = "sees"
    case unusualQueues = "seesQueues"
  }

  /// Creates permissions: everything is permitted unless said otherwise, but the access to a shared
  /// inbox is limited.
  public init(
    transferQueues: Access<QueueID> = .all,
    colleagues: Access<TeamID> = .all,
    wrapUpReasons: Access<WrapUpReasonID> = .all,
    mayStartConversations: Bool = true,
    access: AccessLevel = .limited,
    sees: ConversationVisibility = .all,
    seesQueues: Access<QueueID> = .all
  ) {
    self.transferQueues = transferQueues
    self.colleagues = colleagues
    self.wrapUpReasons = wrapUpReasons
    self.mayStartConversations = mayStartConversations
    self.access = access
    self.sees = sees
    self.seesQueues = seesQueues
  }
}

/// Somebody who handles conversations.
public struct Agent: Hashable, Sendable, Codable, Identifiable {
  /// The host's name for the agent.
  public let id: AgentID
  /// The name that colleagues see.
  public var name: String
  /// What they are.
  public var role: Role
  /// The teams they belong to.
  public var teams: [TeamID]
  /// How many contacts they may have at once.
  public var capacity: CapacityProfile
  /// What they may do.
  public var permissions: AgentPermissions
  /// Whether they are at work.
  public internal(set) var presence: Presence
  /// Whether they take contacts, for each class of channels (W-03).
  public internal(set) var availability: PerClass<Availability>
  /// The capacity in use.
  public internal(set) var slots: [Slot]
  /// When they last got an offer: what round robin goes by.
  public internal(set) var lastOfferedAt: Date?
  /// When their last contact ended.
  public internal(set) var lastContactEndedAt: Date?

  /// Describes an agent, who is signed out at first.
  public init(
    id: AgentID,
    name: String,
    role: Role = .agent,
    teams: [TeamID],
    capacity: CapacityProfile = .standard,
    permissions: AgentPermissions = AgentPermissions(),
    createdAt: Date
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.teams = teams
    self.capacity = capacity
    self.permissions = permissions
    presence = .signedOut
    availability = PerClass(repeating: Availability(since: createdAt))
    slots = []
  }

  /// The slot that a conversation takes, if any.
  public func slot(for conversation: ConversationID) -> Slot? {
    slots.first { $0.conversation == conversation }
  }

  /// Whether they may get an offer of a class now: signed in, available, with room (F-08, A-29).
  public func isReady(for channelClass: ChannelClass) -> Bool {
    presence == .signedIn && availability[channelClass].state == .available
      && availability[channelClass].pendingIdle == nil
      && capacity.hasRoom(for: channelClass, beside: slots)
  }

  /// Since when they rest: the latest of becoming available, last offer and last contact's end.
  public func restedSince(for channelClass: ChannelClass) -> Date {
    var latest = availability[channelClass].since
    if let lastOfferedAt { latest = max(latest, lastOfferedAt) }
    if let lastContactEndedAt { latest = max(latest, lastContactEndedAt) }
    return latest
  }

  /// The number of contacts they have, of all classes.
  public var load: Int { slots.count }
}
