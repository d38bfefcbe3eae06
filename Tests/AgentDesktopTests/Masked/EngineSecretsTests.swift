import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Sends known secrets through a whole contact center, and looks for them in everything but what it
/// stores and delivers.
@Suite struct EngineSecretsTests {
  private static let secrets = [
    "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32", "123-45-6789", "+447966197542",
    "melissa@gmail.com", "+15555550142",
  ]
  private static let text = secrets.joined(separator: " or ")

  /// Keeps what the engine observed.
  private final class Log: ContactCenterObserver {
    private let lines = AsyncStream.makeStream(of: String.self)

    func observe(_ observation: Observation) {
      var line = ""
      dump(observation, to: &line)
      lines.continuation.yield(line)
    }

    func finished() async -> String {
      lines.continuation.finish()
      return await lines.stream.reduce("") { $0 + $1 }
    }
  }

  private struct House {
    let channel = LoopbackChannel()
    let storage: any ContactCenterStorage = InMemoryStorage()
    let log = Log()
    let center: ContactCenter

    init() async throws {
      let time = ManualTime(Scene.start)
      let random = SeededSource(seed: 7)
      center = ContactCenter(
        storage: storage,
        adapters: [channel],
        inboxes: [try Scene.contactCenter()],
        surroundings: Surroundings(now: { time.now }, random: { random.next() }),
        observer: log
      )
      try await center.save(Scene.queue(of: .social))
      try await center.save(
        EntryPoint(
          id: "entry",
          channel: "loopback",
          channelClass: .social,
          identity: .number("+15555550100", kind: .longCode),
          displayName: "Front desk",
          inbox: "inbox",
          queue: "support"
        )
      )
      for agent in ["anna", "ben"] as [AgentID] {
        try await center.save(AgentProfile(id: agent, name: agent.rawValue, teams: ["desk"]))
        try await center.signIn(agent)
      }
      try await center.setAvailable("anna")
    }

    func write(_ text: String, id: String) async throws -> InboundResult? {
      let message = InboundMessage(
        channel: "loopback",
        recipient: "+15555550100",
        sender: .phone("+15555550142"),
        senderName: "+1 555 555 0142",
        text: text,
        externalID: id
      )
      return try await center.ingest([.message(message)], from: "loopback").first
    }
  }

  /// Every refusal that a text or an address can be part of.
  private func refusals(_ house: House, in id: ConversationID) async -> [any Error] {
    let commands: [Command] = [
      Command(.send(MessageDraft(Self.text), in: id), by: .agent("ben")),
      Command(
        .send(MessageDraft(String(repeating: Self.text, count: 99)), in: id),
        by: .agent("anna")
      ),
      Command(.addNote(String(repeating: Self.text, count: 99), in: id), by: .agent("ben")),
      Command(
        .startConversation(from: "entry", with: .phone("+15555550142"), MessageDraft(Self.text)),
        by: .agent("ben")
      ),
      Command(
        .startConversation(from: "no", with: .phone("+15555550142"), MessageDraft(Self.text)),
        by: .agent("ben")
      ),
      Command(.send(MessageDraft(Self.text), in: id), by: .administrator),
    ]
    var errors: [any Error] = []
    for command in commands {
      do { try await house.center.perform(command) } catch { errors.append(error) }
    }
    return errors
  }

  @Test func `V-09 W-26 no event, refusal or observation holds what a customer has written`()
    async throws
  {
    let house = try await House()
    _ = try await house.write(Self.text, id: "m-1")
    let offer = try #require(await house.center.openOffers(to: "anna").first)
    try await house.center.accept(offer.id, by: "anna")
    let id = offer.conversation.id
    try await house.center.send(Self.text, in: id, by: "anna")
    try await house.center.addNote(Self.text, in: id, by: "anna")
    try await house.center.runDue()
    let errors = await refusals(house, in: id)
    #expect(errors.count == 6)
    try await house.center.end(id, by: "anna")
    _ = await house.center.receive(
      WebhookRequest(
        method: "POST",
        url: "https://example.com/hook",
        headers: HeaderFields(),
        body: Array(Self.text.utf8)
      ),
      for: "loopback"
    )
    var written = await house.log.finished()
    #expect(!written.isEmpty)
    for error in errors {
      dump(error, to: &written)
      written += "\(error)"
    }
    let events = try await house.storage.events(after: .start, limit: 1_000)
    #expect(events.count > 10)
    dump(events, to: &written)
    for secret in Self.secrets {
      #expect(!written.contains(secret), "\(secret)")
    }
  }

  @Test func `V-31 A-15 masking changes nothing that is stored or that the customer receives`()
    async throws
  {
    let house = try await House()
    _ = try await house.write(Self.text, id: "m-1")
    let offer = try #require(await house.center.openOffers(to: "anna").first)
    try await house.center.accept(offer.id, by: "anna")
    let id = offer.conversation.id
    let state = DeskState(
      offer.conversation,
      agents: [],
      policy: try Scene.contactCenter(),
      entryPoint: Scene.entryPoint(of: .sms),
      capabilities: ChannelCapabilities(),
      display: DisplayPolicy(isEnabled: true)
    )
    let transcript = try await house.storage.transcript(of: id, before: nil, limit: 9)
    let shown = try #require(TranscriptView(transcript, in: state, for: "anna").bubbles.first)
    for secret in Self.secrets { #expect(!shown.text.contains(secret)) }
    // The agent answers with what the customer has written, and the customer gets it as it was.
    try await house.center.send(Self.text, in: id, by: "anna")
    try await house.center.runDue()
    #expect(house.channel.sent.map(\.text) == [Self.text])
    #expect(house.channel.sent.map(\.recipient) == [.phone("+15555550142")])
    let stored = try await house.storage.transcript(of: id, before: nil, limit: 9)
    #expect(stored.compactMap(\.text) == [Self.text, Self.text])
  }
}
