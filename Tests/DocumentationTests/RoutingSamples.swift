import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Testing

@Suite struct RoutingSamples {
  @Test func `RoutingConversations: a strategy of one's own`() throws {
    let now = Scene.morning
    let policy = try Scene.policy()
    let waiting = try Scene.waiting()
    let ben = try Scene.agent("ben", restedFor: 600)
    let anna = try Scene.agent("anna", teams: ["day", "seniors"], restedFor: 60)
    var pass = Routing(
      candidates: [ben, anna],
      isComplete: true,
      strategy: TeamFirst(team: "seniors"),
      channelClass: .chat
    )
    let result = pass.route(waiting, policy: policy, at: now)
    #expect(result?.agent == "anna")
  }

  @Test func `RoutingConversations: a strategy is handed over by name`() throws {
    let policy = try Scene.policy()
    let center = ContactCenter(
      storage: InMemoryStorage(),
      adapters: [],
      inboxes: [policy],
      strategies: ["seniors-first": TeamFirst(team: "seniors")]
    )
    let queue = Queue(
      id: "help",
      name: "Help",
      channelClass: .chat,
      teams: ["day", "seniors"],
      distribution: .offers("seniors-first")
    )
    #expect(queue.distribution == .offers("seniors-first"))
    #expect(center.settings.conversationsPerPass > 0)
  }
}

/// The members of one team first, and among them who has rested longest.
struct TeamFirst: RoutingStrategy {
  let team: TeamID
  let order = AgentOrder.longestRested

  func rank(_ candidates: [Agent], for conversation: Conversation, at now: Date) -> [Agent] {
    candidates.filter { $0.teams.contains(team) } + candidates.filter { !$0.teams.contains(team) }
  }
}
