public import ConversationCore
public import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the projections read: one conversation and the records beside it, as a host has loaded them.
///
/// Nothing in it changes by itself. Every projection first carries out what is due by the time it is
/// asked for, so that a desktop shows what a command would find.
///
/// The values are those that are stored. What a viewer must not see is masked on the way into a
/// projection, by ``display`` and ``viewerRole``; a projection holds nothing else of a customer. So a
/// desktop is sent projections, and never the state.
public struct DeskState: Sendable {
  /// The conversation.
  public var conversation: Conversation
  /// The viewer, and whoever else takes part.
  public var agents: [Agent]
  /// The policy of its inbox.
  public var policy: InboxPolicy
  /// Its entry point.
  public var entryPoint: EntryPoint
  /// What its channel can do.
  public var capabilities: ChannelCapabilities
  /// The customer's name, if any is known.
  public var customerName: CustomerName?
  /// The names of agents and queues.
  public var names: NameBook
  /// The words of the desktop.
  public var wording: SystemWording
  /// What is masked on whose screen: the tenant's switch (V-09); off unless it is turned on.
  public var display: DisplayPolicy
  /// Who looks: agents see masked values, supervisors and administrators do not (W-25, A-27).
  public var viewerRole: ViewerRole
  /// How far the business has read the conversation, if anybody has (S-10).
  public var readMark: ReadMark?
  /// When the customer has seen messages of ours, for those that they have (S-10).
  public var seenAt: [MessageID: Date]

  /// Collects records.
  ///
  /// Without `names`, agents are called as their records say.
  public init(
    _ conversation: Conversation,
    agents: [Agent],
    policy: InboxPolicy,
    entryPoint: EntryPoint,
    capabilities: ChannelCapabilities,
    customerName: CustomerName? = nil,
    names: NameBook? = nil,
    wording: SystemWording = .english,
    display: DisplayPolicy = DisplayPolicy(),
    viewerRole: ViewerRole = .agent,
    readMark: ReadMark? = nil,
    seenAt: [MessageID: Date] = [:]
  ) {
    self.conversation = conversation
    self.agents = agents
    self.policy = policy
    self.entryPoint = entryPoint
    self.capabilities = capabilities
    self.customerName = customerName
    self.names = names ?? NameBook(agents: agents)
    self.wording = wording
    self.display = display
    self.viewerRole = viewerRole
    self.readMark = readMark
    self.seenAt = seenAt
  }

  /// The conversation with everything carried out that is due by a time.
  func advanced(to now: Date) -> Transition {
    var transition = Transition(conversation, agents: agents, policy: policy)
    transition.advance(to: now)
    return transition
  }
}
