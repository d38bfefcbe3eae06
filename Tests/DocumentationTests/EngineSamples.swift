import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Masking
import Synchronization
import Testing

@Suite struct EngineSamples {
  @Test func `ConversationEngine: from the webhook to the answer`() async throws {
    let (center, channel) = try await openedShop()
    let webhook = Self.webhook
    let reply = await center.receive(webhook, for: "loopback").reply
    #expect(reply.status == 200)
    for offer in try await center.openOffers(to: "anna") {
      try await center.accept(offer.id, by: "anna")
      try await center.send("Yes, until six.", in: offer.conversation.id, by: "anna")
    }
    try await center.runDue()
    #expect(channel.sent.map(\.text) == ["Yes, until six."])
  }

  @Test func `RunningAContactCenter: what a web server's route does`() async throws {
    let (center, _) = try await openedShop()
    let reply = await answer(Self.webhook, with: center)
    #expect(reply.status == 200)
  }

  @Test func `RunningAContactCenter: a command that may be sent twice`() async throws {
    let (center, channel) = try await openedShop()
    _ = await center.receive(Self.webhook, for: "loopback")
    guard let offer = try await center.openOffers(to: "anna").first else { return }
    try await center.accept(offer.id, by: "anna")
    let id = offer.conversation.id
    for isSecond in [false, true] {
      let outcome = try await center.send("Yes.", in: id, by: "anna", idempotencyKey: "tab-4/17")
      #expect(outcome.isRepeated == isSecond)
    }
    try await center.runDue()
    #expect(channel.sent.count == 1)
    try await center.end(id, by: "anna")
    try await center.submitWrapUp(id, reason: "solved", by: "anna")
  }

  @Test func `RunningAContactCenter: the worker under the host's lifecycle`() async throws {
    let (center, _) = try await openedShop()
    let worker = Task { await center.run() }
    worker.cancel()
    await worker.value  // what it was sending is settled now
    #expect(try await center.runDue().isNothing)
  }

  @Test func `RunningAContactCenter: events are read after a cursor`() async throws {
    let (center, _) = try await openedShop()
    let reports = Mutex<[Event]>([])
    let saved = Mutex(EventCursor.start)
    let reader = Task {
      for try await recorded in center.events(after: saved.withLock { $0 }) {
        reports.withLock { $0.append(recorded.event) }
        saved.withLock { $0 = recorded.cursor }  // together with what was made of it
      }
    }
    let last = try await center.storage.lastCursor()
    while saved.withLock({ $0 < last }) { await Task.yield() }
    reader.cancel()
    #expect(reports.withLock { $0.first } == .agent("anna", .signedIn))
  }

  @Test func `RunningAContactCenter: refused, or not now`() async throws {
    let (center, _) = try await openedShop()
    let offer = OfferID(conversation: ConversationID(bits: 1), number: 1)
    #expect(await accept(offer, with: center) == "refused: no such conversation")
  }

  @Test func `RunningAContactCenter: observations are counted`() async throws {
    let meter = Meter()
    let (center, _) = try await openedShop(observer: meter)
    _ = await center.receive(Self.webhook, for: "loopback")
    _ = await center.receive(Self.webhook, for: "loopback")
    #expect(meter.counts.withLock { $0["duplicates"] } == 1)
  }

  static var webhook: WebhookRequest {
    let body = #"{"id": "1", "to": "shop", "from": "lena", "text": "Is it open today?"}"#
    return WebhookRequest(
      url: "https://support.example.com/hooks/loopback",
      headers: HeaderFields(),
      body: Array(body.utf8)
    )
  }

  /// A shop with Anna at the desk.
  private func openedShop(
    observer: (any ContactCenterObserver)? = nil
  ) async throws -> (ContactCenter, LoopbackChannel) {
    let support = InboxPolicy.contactCenter(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
    let channel = LoopbackChannel()
    let center = ContactCenter(
      storage: InMemoryStorage(),
      adapters: [channel],
      inboxes: [support],
      observer: observer
    )

    try await center.save(Queue(id: "help", name: "Help", channelClass: .social, teams: ["day"]))
    try await center.save(
      EntryPoint(
        id: "shop",
        channel: "loopback",
        identity: .other("shop"),
        displayName: "The shop",
        inbox: "support",
        queue: "help"
      )
    )
    try await center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))

    try await center.signIn("anna")
    try await center.setAvailable("anna")
    return (center, channel)
  }
}

func answer(_ request: WebhookRequest, with center: ContactCenter) async -> WebhookReply {
  let outcome = await center.receive(request, for: "loopback")
  for case .refused(let error) in outcome.results {
    print("a message was not taken: \(error)")  // the text holds no customer data
  }
  return outcome.reply
}

func accept(_ offer: OfferID, with center: ContactCenter) async -> String {
  do {
    try await center.accept(offer, by: "anna")
    return "accepted"
  } catch let error as ConversationError {
    switch error.code {
    case .offerExpired, .offerNotOpen: return "refused: somebody else has it, or it is gone"
    case .unknownConversation: return "refused: no such conversation"
    default: return "refused: \(error)"
    }
  } catch {
    return "not now: try again"  // the storage failed
  }
}

/// Counts what happens, for the host's metrics.
final class Meter: ContactCenterObserver {
  let counts = Mutex<[String: Int]>([:])

  func observe(_ observation: Observation) {
    switch observation {
    case .webhookRefused: count("webhooks refused")
    case .duplicateRecognised: count("duplicates")
    case .storageFailed, .backgroundWorkFailed: count("failures")
    default: break
    }
  }

  private func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
}

func redacting(
  _ channel: LoopbackChannel,
  _ support: InboxPolicy
) -> ContactCenter {
  let center = ContactCenter(
    storage: InMemoryStorage(),
    adapters: [channel],
    inboxes: [support],
    redaction: ["support": .redact]
  )
  return center
}
