import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage

/// A small desk: three agents who take one contact at a time, and two customers who have written, each of
/// whom is offered to one of them.
///
/// Nobody routes any more, and time stands still.
struct RaceScene: Sendable {
  static let agents: [AgentID] = ["anna", "ben", "carla"]

  private let storage: any ContactCenterStorage
  private let time = ManualTime()
  private let chance: SeededSource
  private let channel = LoopbackChannel()
  private let policy: InboxPolicy
  let conversations: [ConversationID]
  /// Where everything stands at the beginning.
  let model: RaceModel

  /// Sets everything up in an empty storage.
  init(in storage: any ContactCenterStorage, seed: UInt64) async throws {
    self.storage = storage
    chance = SeededSource(seed: seed)
    policy = .contactCenter(
      "desk",
      offerTimeouts: OfferTimeouts(telephony: 600, chat: 600, email: 600, social: 600),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
    let center = Self.center(over: storage, policy, channel, time, chance, EngineSettings())
    conversations = try await Self.setUp(center, channel.id)
    var request = LoadRequest()
    request.conversations = conversations
    let loaded = try await storage.load(request)
    model = RaceModel(
      initialState: RaceModel.State(
        conversations: conversations.compactMap { id in
          loaded.conversation(id).map { read in
            RaceModel.Conversation(seen: RacedConversation(read.value), offers: 1)
          }
        }
      )
    )
    let agents = Set(model.initialState.conversations.compactMap { $0.seen.offer?.agent })
    guard agents.count == conversations.count else { throw StorageError(.corrupt, "no offers") }
  }

  private static func setUp(
    _ center: ContactCenter,
    _ adapter: AdapterID
  ) async throws -> [ConversationID] {
    var queue = Queue(id: "help", name: "Help", channelClass: .social, teams: ["desk"])
    try await center.save(queue)
    try await center.save(
      EntryPoint(
        id: "door",
        channel: "loopback",
        identity: .other("us"),
        displayName: "Front door",
        inbox: "desk",
        queue: queue.id
      )
    )
    for agent in agents {
      try await center.save(
        AgentProfile(id: agent, name: agent.rawValue, teams: ["desk"], capacity: .oneAtATime)
      )
      try await center.signIn(agent)
      try await center.setAvailable(agent)
    }
    var opened: [ConversationID] = []
    for number in 1...2 {
      let message = InboundMessage(
        channel: "loopback",
        recipient: "us",
        sender: ChannelAddress(kind: "loopback", value: "customer \(number)"),
        text: "Is anybody there?",
        externalID: "first of \(number)"
      )
      for result in try await center.ingest([.message(message)], from: adapter) {
        if case .stored(let message, _) = result { opened.append(message.conversation) }
      }
    }
    // From now on what waits waits: a routing pass of its own would be one more process.
    queue.teams = ["nobody"]
    try await center.save(queue)
    return opened
  }

  /// A host that takes part, over a storage of its own around the one that all of them share.
  func host(
    over storage: any ContactCenterStorage,
    settings: EngineSettings
  ) -> ContactCenter {
    Self.center(over: storage, policy, channel, time, chance, settings)
  }

  private static func center(
    over storage: any ContactCenterStorage,
    _ policy: InboxPolicy,
    _ channel: LoopbackChannel,
    _ time: ManualTime,
    _ chance: SeededSource,
    _ settings: EngineSettings
  ) -> ContactCenter {
    ContactCenter(
      storage: storage,
      adapters: [channel],
      inboxes: [policy],
      surroundings: Surroundings(
        now: { time.now },
        random: { chance.next() },
        clock: YieldingClock()
      ),
      settings: settings
    )
  }
}

extension RacedConversation {
  /// What can be seen of a record.
  init(_ conversation: Conversation) {
    func number(_ agent: AgentID) -> Int { RaceScene.agents.firstIndex(of: agent) ?? -1 }
    stage = Stage(rawValue: conversation.stage.name.rawValue) ?? .ended
    owner = conversation.owner.map(number)
    offer = conversation.openOffer.map { Offer(number: $0.number, agent: number($0.agent)) }
    messages = conversation.messageCount
    wrappingUp = conversation.legs.filter { $0.wrapUp != nil }.map { number($0.agent) }.sorted()
  }
}
