import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// A shop's contact center: four channels, two queues, five agents, one day.
struct Shop {
  static let pageID = "1100000000000001"
  /// The number that is texted and called.
  static let number = "+15555550100"

  let clock = DayClock()
  let providers = Providers()
  let storage: any ContactCenterStorage = InMemoryStorage()
  let center: ContactCenter
  let timeline = Timeline()
  let narrator: Narrator
  let tally = Tally()

  init() throws {
    let clock = self.clock
    center = ContactCenter(
      storage: storage,
      adapters: try providers.adapters(clock: clock),
      inboxes: [try Self.policy()],
      surroundings: Surroundings(now: { clock.now }, random: { clock.random() })
    )
    narrator = Narrator(storage: storage, timeline: timeline)
  }

  /// Offer, accept, wrap up: 30 s for chats, 120 s for everything else, a minute to wrap up.
  private static func policy() throws -> InboxPolicy {
    InboxPolicy.contactCenter(
      "service",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [
          WrapUpReason(id: "solved", name: "Solved"),
          WrapUpReason(id: "quote", name: "Quote sent"),
          WrapUpReason(id: "none", name: "No reason given"),
        ],
        defaultReason: "none",
        automatic: .init(after: 60)
      )
    )
  }

  /// Saves queues, entry points and agents; the agents sign in and make themselves available.
  func open() async throws {
    for (channelClass, name) in [
      (ChannelClass.social, "Service"), (.email, "Mail"), (.chat, "Chat"),
    ] {
      try await center.save(
        Queue(
          id: QueueID(name.lowercased()),
          name: name,
          channelClass: channelClass,
          teams: ["front"]
        )
      )
    }
    try await center.save(
      Queue(id: "sales", name: "Sales", channelClass: .social, teams: ["sales"])
    )
    var texts = Self.entryPoint(
      "sms",
      .sms,
      .number(Self.number, kind: .longCode),
      queue: "service"
    )
    texts.team = "front"
    try await center.save(texts)
    try await setUpFrontDesk()
    try await center.save(
      Self.entryPoint("messenger", .messenger, .page(Self.pageID), queue: "service")
    )
    try await center.save(
      Self.entryPoint("email", .email, .mailbox("help@shop.example.com"), queue: "mail")
    )
    try await center.save(
      Self.entryPoint("web-chat", .webChat, .widget("shop-widget"), queue: "chat")
    )
    for (name, team) in [
      ("Anna", "front"), ("Ben", "front"), ("Carla", "front"), ("Dora", "sales"),
    ] {
      let id = AgentID(name.lowercased())
      try await center.save(AgentProfile(id: id, name: name, teams: [TeamID(team)]))
      try await center.signIn(id)
      try await center.setAvailable(id)
      clock.pass(10)
    }
    timeline.note("Anna, Ben and Carla are at the front desk, Dora is in sales")
    await narrator.skip()
  }

  private static func entryPoint(
    _ id: EntryPointID,
    _ channel: ChannelKind,
    _ identity: EntryPointIdentity,
    queue: QueueID
  ) -> EntryPoint {
    EntryPoint(
      id: id,
      channel: channel,
      identity: identity,
      displayName: "Green Jackets",
      inbox: "service",
      queue: queue,
      adapter: channel == .sms ? "twilio" : AdapterID(channel.rawValue)
    )
  }

  // MARK: What happens on the wire

  /// Hands a payload file to the contact center, as the host's web server would.
  @discardableResult
  func receive(
    _ file: [UInt8],
    for adapter: AdapterID,
    replacing: (mark: String, with: String)? = nil
  ) async throws -> WebhookOutcome {
    let wire = try WireFile(file, replacing: replacing)
    let outcome = await center.receive(wire.request, for: adapter)
    for result in outcome.results {
      switch result {
      case .stored: tally.received += 1
      case .duplicate:
        tally.duplicates += 1
        timeline.note("the same webhook again: recognised, nothing is doubled", at: clock.now)
      case .refused(let error): timeline.note("refused: \(error)", at: clock.now)
      default: break
      }
    }
    if let refusal = outcome.refusal {
      tally.refused += 1
      timeline.note("webhook refused with \(outcome.reply.status): \(refusal)", at: clock.now)
    }
    await narrator.tell(at: clock.now)
    return outcome
  }

  /// Does what is due, as a worker would.
  func work() async throws {
    try await center.runDue()
    await narrator.tell(at: clock.now)
  }

  /// The open offer of an agent, if there is one.
  func offer(to agent: AgentID) async throws -> OpenOffer? {
    try await center.openOffers(to: agent).first
  }

  /// Whoever has an open offer.
  func holder() async throws -> (agent: AgentID, offer: OpenOffer) {
    for agent in ["anna", "ben", "carla", "dora"] as [AgentID] {
      if let offer = try await offer(to: agent) { return (agent, offer) }
    }
    throw Unexpected("somebody should have an offer now")
  }

  /// An agent answers; the message leaves at once.
  func say(_ text: String, _ agent: AgentID, in conversation: ConversationID) async throws {
    try await center.send(text, in: conversation, by: agent)
    tally.sent += 1
    try await work()
  }

  /// The conversation as it is stored.
  func conversation(_ id: ConversationID) async throws -> Conversation {
    var request = LoadRequest()
    request.conversations = [id]
    guard let read = try await storage.load(request).conversation(id) else {
      throw Unexpected("conversation \(id) should be stored")
    }
    return read.value
  }
}

/// Something that should have been otherwise.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
