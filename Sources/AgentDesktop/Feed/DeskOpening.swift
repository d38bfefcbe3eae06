public import ConversationCore

/// An agent's screen as it is when it begins.
public struct DeskOpening: Hashable, Sendable {
  /// The inbox, with its first rows.
  public let inbox: InboxList
  /// The requests that are open.
  public let requests: [ContactRequest]
  /// The conversations in which the agent takes part, as far as they are loaded.
  public let panes: [InteractionPane]
  /// What the agent has to wrap up.
  public let wrapUps: [WrapUpList]
  /// The agent's state for each class of channels.
  public let availability: [ChannelClass: AgentState]
  /// How long the agent has been in that state (W-03).
  public let inState: [ChannelClass: CountUp]
  /// Why the agent goes idle when their last contact of a class ends, where they have chosen so (W-04).
  public let pendingIdle: [ChannelClass: IdleReason]

  /// Puts a screen together.
  public init(
    inbox: InboxList,
    requests: [ContactRequest] = [],
    panes: [InteractionPane] = [],
    wrapUps: [WrapUpList] = [],
    availability: [ChannelClass: AgentState] = [:],
    inState: [ChannelClass: CountUp] = [:],
    pendingIdle: [ChannelClass: IdleReason] = [:]
  ) {
    self.inbox = inbox
    self.requests = requests
    self.panes = panes
    self.wrapUps = wrapUps
    self.availability = availability
    self.inState = inState
    self.pendingIdle = pendingIdle
  }
}
