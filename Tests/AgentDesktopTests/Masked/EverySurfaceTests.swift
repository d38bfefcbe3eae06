import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Sends known secrets into a contact center by every way there is, and looks for them in everything that
/// comes out towards an agent or an operator: the desk feed, the card, the inbox, lists, events,
/// refusals, observations and mails.
@Suite struct EverySurfaceTests {
  /// Numbers, names that are numbers, addresses and cards, as they are written and as they are read.
  private static let secrets = [
    "4111 1111 1111 1111", "4111111111111111", "GB82 WEST 1234 5698 7654 32", "123-45-6789",
    "+447966197542", "7966197542", "melissa@gmail.com", "elissa", "+15555550142", "5555550142",
    "mia.secret@example.com", "secret@example.com", "5555550177",
  ]
  private static let text =
    "card 4111 1111 1111 1111 account GB82 WEST 1234 5698 7654 32, SSN 123-45-6789, "
    + "call +447966197542 or mail melissa@gmail.com"
  private static let display = DisplayPolicy(
    isEnabled: true,
    masker: Masker(.init(homeRegions: ["US"]))
  )

  private final class Log: ContactCenterObserver {
    private let lines = AsyncStream.makeStream(of: String.self)
    func observe(_ observation: Observation) {
      var line = "\(observation)\n"
      dump(observation, to: &line)
      lines.continuation.yield(line)
    }
    func finished() async -> String {
      lines.continuation.finish()
      return await lines.stream.reduce("") { $0 + $1 }
    }
  }

  private struct House {
    let time = ManualTime(Scene.start)
    let channel = LoopbackChannel(
      capabilities: ChannelCapabilities(maximumAttachments: 3, mayWriteFirst: true)
    )
    let storage = InMemoryStorage()
    let mail = InMemoryMailTransport()
    let log = Log()
    let center: ContactCenter

    init(role: Role) async throws {
      let time = time
      let random = SeededSource(seed: 11)
      center = ContactCenter(
        storage: storage,
        adapters: [channel],
        inboxes: [
          .sharedInbox(
            "inbox",
            offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
          )
        ],
        // What is stored is as it came: it is the screen that hides.
        redaction: ["inbox": .off],
        notifications: NotificationPolicy(
          transport: mail,
          from: try EnvelopeAddress("desk@example.com")
        ),
        surroundings: Surroundings(now: { time.now }, random: { random.next() }),
        observer: log
      )
      try await center.save(
        Queue(
          id: "support",
          name: "Support",
          channelClass: .social,
          teams: ["desk"],
          distribution: .claims
        )
      )
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
        try await center.save(
          AgentProfile(
            id: agent,
            name: agent.rawValue,
            role: agent == "anna" ? role : .agent,
            teams: ["desk"],
            permissions: AgentPermissions(access: .full)
          )
        )
        try await center.save(
          try NotificationSettings(
            of: agent,
            email: "\(agent)@example.com",
            offlineMessages: true,
            missedConversations: true
          ),
          by: .agent(agent)
        )
      }
      try await center.signIn("anna")
      try await center.runDue()
    }

    func write(id: String) async throws -> ConversationID {
      let message = InboundMessage(
        channel: "loopback",
        recipient: "+15555550100",
        sender: .phone("+15555550142"),
        senderName: "+1 555 555 0142",
        text: EverySurfaceTests.text,
        attachments: [
          ConversationCore.Attachment(
            mediaType: "text/plain",
            reference: "r-1",
            name: EverySurfaceTests.text + ".txt"
          )
        ],
        externalID: id,
        subject: EverySurfaceTests.text
      )
      let results = try await center.ingest([.message(message)], from: "loopback")
      guard case .stored(let stored, _) = results.first else { throw Missing() }
      return stored.conversation
    }

    struct Missing: Error {}

    /// Every way by which something of a customer comes in.
    func fill() async throws -> (conversation: ConversationID, customer: CustomerID) {
      let text = EverySurfaceTests.text
      let id = try await write(id: "m-1")
      let customer = try await center.customerFile(of: id, for: "anna").customer.id
      try await center.claim(id, by: "anna")
      try await center.send(text, in: id, by: "anna")
      try await center.addNote(text, mentioning: ["anna"], in: id, by: "anna")
      try await center.setEmail("mia.secret@example.com", of: customer, by: .agent("anna"))
      try await center.setPhone("555-555-0177", of: customer, by: .agent("anna"))
      try await center.addNote(text, about: customer, by: "anna")
      try await center.setData([.init("order", text)], from: "shop", about: customer)
      var visit = Visit(
        of: .phone("+15555550142"),
        referrer: "https://example.com/?q=melissa%40gmail.com&p=%2B447966197542",
        at: time.now
      )
      let page = PageView(
        url: "https://example.com/?mail=melissa@gmail.com",
        title: text,
        at: time.now
      )
      if let page { visit.opened(page) }
      var batch = ChangeBatch(id: BatchID(high: 5, low: 5), at: time.now)
      batch.documents = [Change(Document(visit), expected: nil)]
      try storage.commit(batch)
      try await center.runDue()
      time.advance(by: 61)
      try await center.runDue()
      return (id, customer)
    }
  }

  /// Refusals of commands whose values are secrets.
  private func refusals(_ house: House, _ id: ConversationID, _ customer: CustomerID) async
    -> [any Error]
  {
    let long = String(repeating: Self.text, count: 200)
    let commands: [Command] = [
      Command(.send(MessageDraft(long), in: id), by: .agent("anna")),
      Command(.addNote(long, in: id), by: .agent("anna")),
      Command(.customer(.setName(long), customer), by: .agent("anna")),
      Command(.customer(.setEmail(Self.text), customer), by: .agent("anna")),
      Command(.customer(.setPhone(Self.text), customer), by: .agent("anna")),
      Command(.customer(.addNote(long), customer), by: .agent("anna")),
      Command(.customer(.setData(source: long, []), customer), by: .system),
      Command(.customer(.setData(source: Self.text, []), customer), by: .agent("anna")),
      Command(.customer(.erase, customer), by: .agent("anna")),
      Command(
        .startConversation(from: "no", with: .phone("+15555550142"), MessageDraft(Self.text)),
        by: .agent("ben")
      ),
    ]
    var errors: [any Error] = []
    for command in commands {
      do { try await house.center.perform(command) } catch { errors.append(error) }
    }
    return errors
  }

  /// Everything that comes out, as a host may log or send it.
  private func output(role: Role) async throws -> (text: String, parts: Int) {
    let house = try await House(role: role)
    let (id, customer) = try await house.fill()
    var seen: [Any] = await refusals(house, id, customer)
    #expect(seen.count == 10)
    let options = DeskFeedOptions(display: Self.display, tellsEveryTranscript: true)
    var opening = house.center.deskFeed(for: "anna", after: nil, options).makeAsyncIterator()
    if let first = try await opening.next() { seen.append(first) }
    try await house.center.setIdle("anna", reason: "the-end", for: .telephony)
    for try await update in house.center.deskFeed(for: "anna", after: .start, options) {
      seen.append(update)
      if case .availability(_, .idle("the-end")) = update.view { break }
    }
    let state = try await house.center.deskState(of: id, for: "anna", options)
    let now = house.time.now
    let file = try await house.center.customerFile(of: id, for: "anna")
    seen.append(VisitorCard(file, in: state, at: now))
    let anna = try #require(state.agents.first { $0.id == "anna" })
    for entry in try await house.center.inbox(for: "anna").elements {
      let row = InboxRow(state, lastMessage: entry.newestMessage, for: anna, at: now)
      seen.append(row)
    }
    seen.append(try await house.center.inboxCounts(for: "anna"))
    seen.append(InteractionPane(state, for: "anna", at: now))
    seen.append(SystemVariable.all(of: state))
    seen += try house.storage.events(after: .start, limit: 9_999)
    #expect(!house.mail.submissions.isEmpty)
    for mail in house.mail.submissions {
      seen.append(String(decoding: mail.message, as: UTF8.self))
    }
    var text = await house.log.finished()
    for part in seen {
      dump(part, to: &text)
      text += "\(part)\n"
    }
    return (text, seen.count)
  }

  @Test func `V-09 … V-30 H-21 nothing unmasked comes out anywhere when the switch is on`()
    async throws
  {
    let (text, parts) = try await output(role: .agent)
    #expect(parts > 50)
    for secret in Self.secrets { #expect(!text.contains(secret), "\(secret)") }
  }

  @Test func `A-27 the same output shows a supervisor what is there, so that the test can find it`()
    async throws
  {
    let (text, _) = try await output(role: .supervisor)
    for secret in Self.secrets where !["4111111111111111", "5555550177"].contains(secret) {
      #expect(text.contains(secret), "\(secret)")
    }
  }
}
