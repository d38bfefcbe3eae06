import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A shared inbox at two entry points and in two queues, worked by three agents: conversations in
/// every category, some of which several take part in.
struct InboxScene: Sendable {
  static let agents: [AgentID] = ["anna", "ben", "carla"]

  let scene: StorageScene
  /// Every conversation as it is stored.
  private(set) var stored: [Versioned<Conversation>] = []

  init(_ scene: StorageScene) { self.scene = scene }

  /// Opens some conversations, one a second, the next at the other entry point, every third in the
  /// other queue.
  mutating func open(_ count: Int) async throws {
    for _ in 0..<count {
      let number = stored.count
      let seconds = Double(number)
      let change = Transition.open(
        scene.ids.make(at: scene.time(seconds)),
        for: scene.customer(number).id,
        with: scene.inbound(number),
        at: entryPoint(number % 2),
        queue: scene.queue(number % 3 == 2 ? "sales" : "support"),
        policy: scene.policy,
        now: scene.time(seconds)
      )
      try await scene.commit(at: seconds) { $0.take(change, expected: nil) }
      stored.append(Versioned(change.conversation, version: 1))
    }
  }

  func entryPoint(_ number: Int) -> EntryPoint {
    let main = scene.entryPoint
    return EntryPoint(
      id: number == 0 ? main.id : "page",
      channel: number == 0 ? main.channel : .messenger,
      identity: main.identity,
      displayName: main.displayName,
      inbox: main.inbox,
      queue: main.queue
    )
  }

  /// Changes a conversation by a rule.
  mutating func change(
    _ number: Int,
    at seconds: TimeInterval,
    _ rule: (inout Transition) throws -> Void
  ) async throws {
    let old = stored[number]
    var agents = try Self.agents.map { try scene.agent($0) }
    // Who resolves and assigns for others, too.
    for index in agents.indices { agents[index].permissions.access = .full }
    var change = Transition(old.value, agents: agents, policy: scene.policy)
    try rule(&change)
    try await scene.commit(at: seconds) { $0.take(change, expected: old.version) }
    stored[number] = Versioned(change.conversation, version: old.version + 1)
  }

  /// Does to the conversations what happens to them in an inbox, each something else.
  mutating func work(from seconds: TimeInterval) async throws {
    let scene = scene
    for number in stored.indices {
      let now = seconds + Double(number)
      let agent = Self.agents[number / 8 % 3]
      let other = Self.agents[(number / 8 + 1) % 3]
      let kind = number % 8
      if kind == 0 { continue }
      let point = entryPoint(number % 2)
      let message = scene.inbound(number, "Hello?")
      try await change(number, at: now) { change in
        let time = scene.time(now)
        if kind == 1 { return try change.join(by: agent, at: time) }
        try change.claim(by: agent, at: time)
        if kind == 2 { return }
        if kind == 3 { return try change.join(by: other, at: time) }
        try change.send(
          MessageDraft("Yes"),
          by: agent,
          from: point,
          capabilities: ChannelCapabilities(),
          at: time
        )
        switch kind {
        case 4: break
        case 5: try change.receive(message, isVerifiedSender: true, at: scene.time(now + 0.5))
        case 6: try change.snooze(until: nil, by: agent, at: time)
        default: try change.resolve(by: agent, at: time)
        }
      }
    }
  }

  // MARK: What a storage is to answer

  /// The conversations that a query lists, in its order, as the rules have it.
  func expected(_ query: InboxQuery) -> [ConversationID] {
    let listed = stored.map(\.value).filter { conversation in
      query.includes(conversation.inboxShelf) && isSeen(conversation, by: query.sight)
    }
    let byActivity = listed.sorted { $0.lastActivityAt > $1.lastActivityAt }
    guard query.order == .waiting else { return byActivity.map(\.id) }
    let waiting = listed.filter { $0.waitingSince != nil }.sorted {
      ($0.waitingSince ?? .distantPast) < ($1.waitingSince ?? .distantPast)
    }
    return (waiting + byActivity.filter { $0.waitingSince == nil }).map(\.id)
  }

  private func isSeen(_ conversation: Conversation, by sight: InboxSight) -> Bool {
    if sight.covers(conversation.inboxShelf) { return true }
    return sight.agent.map(conversation.participants.contains) ?? false
  }

  /// What somebody may see, in every way.
  static let sights: [InboxSight] =
    [.everything]
    + agents.flatMap { agent in
      ConversationVisibility.allCases.flatMap { sees in
        [Access<QueueID>.all, .only(["sales"]), .none].map {
          InboxSight(agent: agent, sees: sees, queues: $0)
        }
      }
    }

  /// What an inbox may be narrowed down to, in every way.
  static let filters = [
    InboxFilter(), InboxFilter(channels: [.messenger]), InboxFilter(entryPoints: ["sms-main"]),
    InboxFilter(queues: ["sales"]), InboxFilter(agents: ["ben", "carla"]),
    InboxFilter(channels: [.sms], queues: ["support", "unknown"]), InboxFilter(queues: []),
  ]

  /// Categories that are asked for: each alone, the open ones, and all.
  static let categories: [Set<InboxCategory>] =
    InboxCategory.allCases.map { [$0] } + [InboxCategory.open, Set(InboxCategory.allCases), []]
}
