import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Masking

/// A contact center with one shop, one queue and a few agents, at a time that tests set.
struct Desk {
  let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
  let channel: LoopbackChannel
  let storage: any ContactCenterStorage
  let center: ContactCenter
  let observer = Recorder()

  static func policy(afterEnd: AfterEnd = .newConversation) throws -> InboxPolicy {
    var policy = InboxPolicy.contactCenter(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [
          WrapUpReason(id: "solved", name: "Solved"), WrapUpReason(id: "other", name: "Other"),
        ],
        defaultReason: "other",
        automatic: .init(after: 60, mayBeExtended: true)
      )
    )
    policy.afterEnd = afterEnd
    return policy
  }

  init(
    storage: any ContactCenterStorage = InMemoryStorage(),
    policy: InboxPolicy? = nil,
    agents: [AgentID] = ["anna"],
    queues: [Queue] = [Desk.help],
    redaction: [InboxID: ArrivalPolicy] = [:],
    consents: ConsentPolicies = .standard,
    triggers: TriggerCatalogue = .standard,
    strategies: [RoutingStrategyName: any RoutingStrategy] = [:],
    settings: EngineSettings = EngineSettings(),
    seed: UInt64 = 1,
    capabilities: ChannelCapabilities = ChannelCapabilities(
      maximumAttachments: 2,
      mayWriteFirst: true
    )
  ) async throws {
    channel = LoopbackChannel(capabilities: capabilities)
    self.storage = storage
    let random = SeededSource(seed: seed)
    let time = self.time
    center = ContactCenter(
      storage: storage,
      adapters: [channel],
      inboxes: [try policy ?? Desk.policy()],
      redaction: redaction,
      consents: consents,
      triggers: triggers,
      strategies: strategies,
      surroundings: Surroundings(now: { time.now }, random: { random.next() }),
      settings: settings,
      observer: observer
    )
    for queue in queues { try await center.save(queue) }
    try await center.save(Desk.shop)
    for agent in agents { try await hire(agent) }
  }

  static let help = Queue(
    id: "help",
    name: "Help",
    channelClass: .social,
    teams: ["day"]
  )
  static let shop = EntryPoint(
    id: "shop",
    channel: "loopback",
    channelClass: .social,
    identity: .other("shop"),
    displayName: "The shop",
    inbox: "support",
    queue: "help"
  )

  /// Saves an agent, signs them in and makes them available.
  func hire(_ agent: AgentID, capacity: CapacityProfile = .standard, team: TeamID = "day")
    async throws
  {
    try await center.save(
      AgentProfile(
        id: agent,
        name: agent.rawValue.capitalized,
        teams: [team],
        capacity: capacity
      )
    )
    try await center.signIn(agent)
    try await center.setAvailable(agent)
  }

  /// A message as the adapter would read it.
  func message(_ text: String, from customer: String = "cora", id: String) -> InboundMessage {
    InboundMessage(
      channel: "loopback",
      recipient: "shop",
      sender: ChannelAddress(kind: "loopback", value: customer),
      senderName: customer.capitalized,
      text: text,
      externalID: id
    )
  }

  /// Has a customer write.
  @discardableResult
  func write(_ text: String, from customer: String = "cora", id: String) async throws
    -> InboundResult
  {
    let results = try await center.ingest(
      [.message(message(text, from: customer, id: id))],
      from: "loopback"
    )
    return results[0]
  }

  /// A conversation that an agent has accepted.
  func activeConversation(by agent: AgentID = "anna", from customer: String = "cora") async throws
    -> ConversationID
  {
    try await write("Hello", from: customer, id: "first-\(customer)")
    guard let offer = try await center.openOffers(to: agent).first else { throw NoOffer() }
    try await center.accept(offer.id, by: agent)
    return offer.conversation.id
  }

  func conversation(_ id: ConversationID) async throws -> Conversation? {
    var request = LoadRequest()
    request.conversations = [id]
    return try await storage.load(request).conversation(id)?.value
  }

  func agent(_ id: AgentID) async throws -> Agent? {
    var request = LoadRequest()
    request.agents = [id]
    return try await storage.load(request).agent(id)?.value
  }

  func texts(of id: ConversationID) async throws -> [String] {
    try await storage.transcript(of: id, before: nil, limit: 1000).compactMap(\.text)
  }
}

/// A conversation that should be offered is not.
struct NoOffer: Error {}

/// Keeps what the engine observed.
final class Recorder: ContactCenterObserver {
  private let lines = Locked<[String]>([])

  var observations: [String] { lines.withLock { $0 } }

  func observe(_ observation: Observation) {
    lines.withLock { $0.append("\(observation)") }
  }
}
