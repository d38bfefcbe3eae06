import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Masking
import MessengerChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A contact center over an adapter of this module, whose one conversation Anna has accepted.
struct House {
  static let day: TimeInterval = 24 * 3600

  let time = ManualTime(Date(milliseconds: 1_767_225_600_000))
  let storage: any ContactCenterStorage = InMemoryStorage()
  let adapter: any ChannelAdapter
  let entryPoint: EntryPoint
  let center: ContactCenter
  let policy: InboxPolicy
  let agents: [Agent]
  private(set) var conversation: ConversationID

  init(
    _ adapter: any ChannelAdapter,
    _ entryPoint: EntryPoint,
    first call: WebhookRequest,
    redaction: [InboxID: ArrivalPolicy] = [:]
  ) async throws {
    self.adapter = adapter
    self.entryPoint = entryPoint
    policy = InboxPolicy.contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [WrapUpReason(id: "done", name: "Done")],
        defaultReason: "done"
      )
    )
    let (time, random) = (time, SeededSource(seed: 1))
    center = ContactCenter(
      storage: storage,
      adapters: [adapter],
      inboxes: [policy],
      redaction: redaction,
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    try await center.save(
      Queue(id: "queue", name: "Help", channelClass: .social, teams: ["day"])
    )
    try await center.save(entryPoint)
    try await center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
    try await center.signIn("anna")
    try await center.setAvailable("anna")
    let outcome = await center.receive(call, for: adapter.id)
    guard case .stored(let message, .open) = outcome.results.first,
      let offer = try await center.openOffers(to: "anna").first
    else { throw NotReceived() }
    try await center.accept(offer.id, by: "anna")
    conversation = message.conversation
    var request = LoadRequest()
    request.agents = ["anna"]
    agents = try await storage.load(request).agents.map(\.value)
  }

  struct NotReceived: Error {}

  /// What Anna's desktop shows beside the conversation.
  func composer() async throws -> Composer {
    InteractionPane(try await deskState(), for: "anna", at: time.now).composer
  }

  /// How Anna's desktop shows the transcript.
  func bubbles() async throws -> [Bubble] {
    let state = try await deskState()
    return try await messages().map { Bubble($0, in: state, for: "anna") }
  }

  private func deskState() async throws -> DeskState {
    DeskState(
      try await stored(),
      agents: agents,
      policy: policy,
      entryPoint: entryPoint,
      capabilities: adapter.capabilities(of: entryPoint.channel)
    )
  }

  /// The conversation as it is stored.
  func stored() async throws -> Conversation {
    var request = LoadRequest()
    request.conversations = [conversation]
    guard let read = try await storage.load(request).conversation(conversation) else {
      throw NotReceived()
    }
    return read.value
  }

  /// What stands in the transcript.
  func messages() async throws -> [Message] {
    try await storage.transcript(of: conversation, before: nil, limit: 100)
  }

  /// A conversation on the page of the fixture for Messenger.
  static func messenger(
    _ script: [RecordingExchange.Reply] = [],
    tag: Bool = true,
    utility: Bool = false,
    redaction: [InboxID: ArrivalPolicy] = [:]
  ) async throws -> (House, MessengerFixture) {
    let fixture = try MessengerFixture(
      script,
      allowsHumanAgentTag: tag,
      allowsUtilityMessages: utility
    )
    let body = MessengerFixture.envelope(
      MessengerFixture.item(#""message":{"mid":"m_1","text":"Hello"}"#)
    )
    let page = EntryPoint(
      id: "page",
      channel: .messenger,
      identity: .page(MessengerFixture.page),
      displayName: "Shop",
      inbox: "inbox",
      queue: "queue"
    )
    let house = try await House(
      fixture.adapter,
      page,
      first: fixture.call(Array(body.utf8)),
      redaction: redaction
    )
    return (house, fixture)
  }
}
