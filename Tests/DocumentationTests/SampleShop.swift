import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage

/// The shared inbox of a shop, in which the samples of the guide play.
enum SampleShop {
  /// A center with Anna and Ben at work.
  static func center(
    _ inbox: InboxPolicy = .sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
  ) async throws -> ContactCenter {
    let center = ContactCenter(
      storage: InMemoryStorage(),
      adapters: [LoopbackChannel()],
      inboxes: [inbox],
      erasureKey: ErasureKey(try Secret("32 random bytes that you keep..."))
    )
    try await center.save(
      Queue(
        id: "help",
        name: "Help",
        channelClass: .social,
        teams: ["day"],
        distribution: .claims
      )
    )
    try await center.save(
      EntryPoint(
        id: "shop",
        channel: "loopback",
        channelClass: .social,
        identity: .other("shop"),
        displayName: "The shop",
        inbox: "support",
        queue: "help"
      )
    )
    for agent in ["anna", "ben"] as [AgentID] {
      try await center.save(AgentProfile(id: agent, name: agent.rawValue, teams: ["day"]))
      try await center.signIn(agent)
    }
    return center
  }

  private struct NotStored: Error {}

  /// A customer writes.
  static func write(to center: ContactCenter) async throws -> MessageID {
    let message = InboundMessage(
      channel: "loopback",
      recipient: "shop",
      sender: ChannelAddress(kind: "loopback", value: "mia"),
      senderName: "Mia",
      text: "Where is my parcel?",
      externalID: "1"
    )
    let results = try await center.ingest([.message(message)], from: "loopback")
    guard case .stored(let stored, _) = results.first else { throw NotStored() }
    return stored
  }
}
