import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// The business that the desk belongs to: its people, queues, entry points and channels.
struct Office {
  /// The agent who sits at this desk.
  static let you: AgentID = "you"
  static let inbox: InboxID = "service"

  let clock: DeskClock
  let center: ContactCenter
  let policy: InboxPolicy
  /// The channels, each a loopback: what goes out is kept, and the simulated customers read it.
  let channels: [LoopbackChannel]

  init(clock: DeskClock) throws {
    self.clock = clock
    policy = .contactCenter(
      Self.inbox,
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [
          WrapUpReason(id: "solved", name: "Question solved"),
          WrapUpReason(id: "refund", name: "Refund promised"),
          WrapUpReason(id: "callback", name: "Call back later"),
          WrapUpReason(id: "passed-on", name: "Passed on to a colleague"),
          WrapUpReason(id: "spam", name: "Spam"),
        ],
        defaultReason: "solved",
        automatic: .init(after: 60, mayBeExtended: true)
      )
    )
    channels = Self.entryPoints.map { entryPoint in
      LoopbackChannel(
        id: entryPoint.adapter,
        channel: entryPoint.channel,
        capabilities: Self.capabilities(of: entryPoint.channel)
      )
    }
    center = ContactCenter(
      storage: InMemoryStorage(),
      adapters: channels,
      inboxes: [policy],
      surroundings: clock.surroundings
    )
  }

  /// Saves everything there is, and signs everybody in.
  func open() async throws {
    for queue in Self.queues { try await center.save(queue) }
    for entryPoint in Self.entryPoints { try await center.save(entryPoint) }
    for profile in Self.profiles {
      try await center.save(profile)
      try await center.signIn(profile.id)
      if profile.id != Self.you { try await center.setAvailable(profile.id) }
    }
  }

  /// What the channel of an entry point can do.
  static func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let day: TimeInterval = 86_400
    return ChannelCapabilities(
      window: channel == .messenger ? .init(standard: day, forPeople: 7 * day) : nil,
      hasPresence: channel == .webChat
    )
  }
}
