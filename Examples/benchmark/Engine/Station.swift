import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking

/// A contact center with many agents over the storage in memory, and a customer for each number.
struct Station: Sendable {
  let storage: any ContactCenterStorage
  let center: ContactCenter

  static let day = Date(milliseconds: 1_760_000_000_000)

  init(
    storage: any ContactCenterStorage = InMemoryStorage(),
    agents: Int = 0,
    distribution: Queue.Distribution = .offers(.longestRested)
  ) async throws {
    self.storage = storage
    let policy = InboxPolicy.contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "done", name: "Done")])
    )
    center = ContactCenter(
      storage: storage,
      adapters: [LoopbackChannel()],
      inboxes: [policy],
      redaction: ["inbox": .redact],
      surroundings: Surroundings(
        now: { Station.day },
        random: Surroundings.system.random
      )
    )
    try await center.save(
      Queue(
        id: "queue",
        name: "Queue",
        channelClass: .social,
        teams: ["team"],
        distribution: distribution
      )
    )
    try await center.save(
      EntryPoint(
        id: "shop",
        channel: "loopback",
        channelClass: .social,
        identity: .other("shop"),
        displayName: "Shop",
        inbox: "inbox",
        queue: "queue"
      )
    )
    for number in 0..<agents {
      let id = Station.agent(number)
      try await center.save(AgentProfile(id: id, name: "Agent", teams: ["team"]))
      try await center.signIn(id)
      try await center.setAvailable(id)
    }
  }

  static func agent(_ number: Int) -> AgentID { AgentID("agent-\(number)") }

  /// The n-th message of a customer.
  static func message(_ number: Int, from customer: Int) -> InboundEvent {
    .message(
      InboundMessage(
        channel: "loopback",
        recipient: "shop",
        sender: ChannelAddress(kind: "loopback", value: "+1555\(customer)"),
        text: "Where is my order, please? I have waited for a week.",
        externalID: "SM\(customer)-\(number)-0123456789abcdef01234567"
      )
    )
  }

  /// Has customers write, one message each.
  func write(_ number: Int, from customers: Range<Int>) async throws {
    for customer in customers {
      _ = try await center.ingest([Station.message(number, from: customer)], from: "loopback")
    }
  }

  /// Every open offer of the agents, with who it is for.
  func offers(of agents: Int) async throws -> [(AgentID, OpenOffer)] {
    var all: [(AgentID, OpenOffer)] = []
    for number in 0..<agents {
      let agent = Station.agent(number)
      for offer in try await center.openOffers(to: agent) { all.append((agent, offer)) }
    }
    return all
  }
}
