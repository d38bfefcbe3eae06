public import AutoReplies
public import ChannelAdapters
public import ConversationCore
public import ConversationStorage
import Locking
public import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The contact center: takes in what customers write, carries out what agents command, routes,
/// delivers, and tells what happened.
///
/// It holds dependencies, not state: what is true is in the storage, so any number of hosts may run
/// one over the same database, and any of them may stop at any time.
///
/// ```swift
/// let center = ContactCenter(
///   storage: InMemoryStorage(), adapters: [twilio], inboxes: [support])
/// let reply = await center.receive(webhook, for: "sms").reply
/// try await center.accept(offer, by: "anna")
/// ```
public final class ContactCenter: Sendable {
  /// Where everything is kept.
  public let storage: any ContactCenterStorage
  /// The engine's own limits.
  public let settings: EngineSettings
  let adapters: [AdapterID: any ChannelAdapter]
  let inboxes: [InboxID: Shared<InboxPolicy>]
  let consents: ConsentPolicies
  let teamReplies = GuardedMemory<TeamID, TeamReplies>()
  let entryPointTeams = GuardedMemory<EntryPointID, EntryPointTeam>()
  let visitors: [InboxID: VisitorPolicy]
  let doors = DoorMemory()
  let knownQueues = GuardedMemory<QueueID, KnownQueue>()
  /// Shared by all of a program: looking a zone up takes longer than anything else here.
  static let zones = TimeZoneDirectory()
  let timeZones = ContactCenter.zones
  let triggers: TriggerCatalogue
  let redactions: [InboxID: ArrivalRedaction]
  let notifications: NotificationPolicy?
  let display: DisplayPolicy
  let erasureKey: ErasureKey?
  let personalDocuments: [PersonalDocuments]
  /// Whether the engine's own Ring Last Advisor is in use, which is planned from tickets.
  let plansLastAdvisors: Bool
  let strategies: [RoutingStrategyName: any RoutingStrategy]
  let surroundings: Surroundings
  let observer: (any ContactCenterObserver)?
  let arrivals = CombiningLanes<ThreadKey, Arrival, Result<ArrivalOutcome, any Error>>()
  let passes = CombiningLanes<Int, [QueueID], Int>()
  let wakeup = Wakeup()
  let batches: BatchSeries

  /// Sets up a contact center.
  ///
  /// `redaction`: what happens to card numbers before a message is stored, for each inbox; where
  ///   nothing is said, a shared inbox redacts them and a contact centre stores what comes.
  /// `consents`: where the words by which customers opt out count; on text messages unless something
  ///   else is said (C-02).
  /// `notifications`: how agents are told of messages that they could not answer; by nothing unless
  ///   something is said (H-33).
  /// `display`: what is masked on agents' screens, and whether it is until somebody has saved
  ///   `DisplaySettings`; nothing unless something is said (V-09).
  /// `erasureKey`: with what opt-outs of erased customers are kept; without it nobody is erased.
  /// `personalDocuments`: what else is kept about customers, for export and erasure.
  /// `triggers`: what automatic replies may follow from; a host adds its own to the fourteen (P-03).
  /// `visitors`: what happens about visitors of a web site who leave, for each inbox; where nothing is
  ///   said, answers wait in the chat (H-16).
  /// A strategy given here takes its name over from a built-in one.
  public init(
    storage: any ContactCenterStorage,
    adapters: [any ChannelAdapter],
    inboxes: [InboxPolicy],
    redaction: [InboxID: ArrivalPolicy] = [:],
    consents: ConsentPolicies = .standard,
    triggers: TriggerCatalogue = .standard,
    visitors: [InboxID: VisitorPolicy] = [:],
    strategies: [RoutingStrategyName: any RoutingStrategy] = [:],
    notifications: NotificationPolicy? = nil,
    display: DisplayPolicy = DisplayPolicy(),
    erasureKey: ErasureKey? = nil,
    personalDocuments: [PersonalDocuments] = [.visitorSessions],
    surroundings: Surroundings = .system,
    settings: EngineSettings = EngineSettings(),
    observer: (any ContactCenterObserver)? = nil
  ) {
    self.storage = storage
    self.settings = settings
    self.adapters = Dictionary(adapters.map { ($0.id, $0) }) { _, last in last }
    self.inboxes = Dictionary(inboxes.map { ($0.id, Shared($0)) }) { _, last in last }
    self.consents = consents
    self.triggers = triggers
    self.visitors = visitors
    redactions = Self.redactions(of: inboxes, redaction)
    let standard: [RoutingStrategyName: any RoutingStrategy] = [
      .longestRested: LongestRested(), .leastBusy: LeastBusy(), .roundRobin: RoundRobin(),
      .preferredAgentFirst: PreferredAgentFirst(),
      .ringLastAdvisor: RingLastAdvisor { _, _ in nil },
    ]
    plansLastAdvisors = strategies[.ringLastAdvisor] == nil
    self.strategies = standard.merging(strategies) { _, own in own }
    self.surroundings = surroundings
    self.notifications = notifications
    self.display = display
    self.erasureKey = erasureKey
    self.personalDocuments = personalDocuments
    self.observer = observer
    batches = BatchSeries(surroundings)
  }

  /// The time now, in whole milliseconds: dates are whole milliseconds from the door on.
  func now() -> Date { surroundings.now().inWholeMilliseconds }

  /// The policy of an inbox.
  func policy(_ inbox: InboxID) throws(ConversationError) -> InboxPolicy {
    try sharedPolicy(inbox).value
  }

  func sharedPolicy(_ inbox: InboxID) throws(ConversationError) -> Shared<InboxPolicy> {
    guard let policy = inboxes[inbox] else { throw ConversationError(.unknownInbox(inbox)) }
    return policy
  }

  /// Begins an empty batch.
  func batch(at now: Date) -> ChangeBatch {
    ChangeBatch(id: batches.next(at: now.milliseconds), at: now)
  }
}
