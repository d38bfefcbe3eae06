import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation

/// A shared inbox with a web chat and a text number; Anna is online, Ben is not.
struct NoticeHouse {
  let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
  let storage: any ContactCenterStorage
  let mail: InMemoryMailTransport
  let center: ContactCenter
  static let visitor = ChannelAddress.anonymousVisitor("s-1", widget: "shop")

  init(
    _ outcomes: [MailOutcome] = [],
    over storage: any ContactCenterStorage = InMemoryStorage(),
    visitors: VisitorPolicy? = nil,
    consents: ConsentPolicies = .standard
  ) async throws {
    self.storage = storage
    mail = InMemoryMailTransport(outcomes)
    center = try Self.center(over: storage, mail, time, visitors: visitors, consents: consents)
    for channel in [ChannelKind.webChat, "text"] {
      let channelClass: ChannelClass = channel == .webChat ? .chat : .social
      let name = channel.rawValue
      try await center.save(
        Queue(
          id: QueueID(name),
          name: name,
          channelClass: channelClass,
          teams: ["day"],
          distribution: .claims
        )
      )
      try await center.save(
        EntryPoint(
          id: EntryPointID(name),
          channel: channel,
          channelClass: channelClass,
          identity: channel == .webChat ? .widget("shop") : .other("text"),
          displayName: name,
          inbox: "support",
          queue: QueueID(name),
          adapter: "loopback"
        )
      )
    }
    for agent in ["anna", "ben"] as [AgentID] {
      try await center.save(AgentProfile(id: agent, name: agent.rawValue, teams: ["day"]))
      try await want(agent)
    }
    try await center.signIn("anna")
    try await center.runDue()
  }

  /// Another host over the same storage.
  static func center(
    over storage: any ContactCenterStorage,
    _ mail: InMemoryMailTransport,
    _ time: ManualTime,
    visitors: VisitorPolicy? = nil,
    consents: ConsentPolicies = .standard
  ) throws -> ContactCenter {
    let random = SeededSource(seed: 3)
    let offerTimeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    return ContactCenter(
      storage: storage,
      adapters: [LoopbackChannel()],
      inboxes: [.sharedInbox("support", offerTimeouts: offerTimeouts)],
      consents: consents,
      visitors: visitors.map { ["support": $0] } ?? [:],
      notifications: NotificationPolicy(
        transport: mail,
        from: try EnvelopeAddress("desk@example.com")
      ),
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
  }

  func want(_ agent: AgentID, offline: Bool = true, missed: Bool = true) async throws {
    let settings = try NotificationSettings(
      of: agent,
      email: "\(agent)@example.com",
      offlineMessages: offline,
      missedConversations: missed
    )
    try await center.save(settings, by: .agent(agent))
  }

  @discardableResult
  func write(
    _ id: String,
    on channel: ChannelKind = .webChat,
    text: String? = nil,
    automatic: String? = nil
  ) async throws -> ConversationID {
    let isChat = channel == .webChat
    let message = InboundMessage(
      channel: channel,
      recipient: isChat ? "shop" : "text",
      sender: isChat ? Self.visitor : .phone("+15555550142"),
      senderName: "Mia Example",
      text: text ?? "Secret \(id)",
      externalID: id,
      automaticSignal: automatic
    )
    let results = try await center.ingest([.message(message)], from: "loopback")
    guard case .stored(let stored, _) = results.first else { throw NoOffer() }
    return stored.conversation
  }

  /// Stores a visit that is going on, or one that is over.
  func visit(of visitor: ChannelAddress = Self.visitor, isOver: Bool = false) async throws {
    var visit = Visit(of: visitor, at: time.now)
    if isOver { visit.advance(under: PresencePolicy(), to: time.now + 3600) }
    var request = LoadRequest()
    request.documents = [visit.documentID]
    let read = try await storage.load(request).document(visit.documentID)
    var batch = ChangeBatch(
      id: BatchID(high: visitor == Self.visitor ? 9 : 10, low: UInt64(time.now.milliseconds)),
      at: time.now
    )
    batch.documents = [Change(Document(visit), expected: read?.version)]
    _ = try await storage.commit(batch)
  }

  /// What each mail says, with the address it went to.
  var mails: [(to: String, text: String)] {
    mail.submissions.map { submission in
      let mail = String(decoding: submission.message, as: UTF8.self)
      let parts = mail.components(separatedBy: "\r\n\r\n")
      let body = parts.last?.replacingOccurrences(of: "\r\n", with: "") ?? ""
      let text = Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return (submission.envelope.recipients[0].text, parts[0] + "\n" + text)
    }
  }

  /// Lets the coalescing time pass, and sends.
  func send() async throws {
    try await center.runDue()
    time.advance(by: 60)
    try await center.runDue()
  }

  func notices() async throws -> [AgentEvent] {
    try await storage.events(after: .start, limit: 9_999).compactMap { recorded in
      guard case .agent(_, let event) = recorded.event else { return nil }
      switch event {
      case .offlineMessage, .missedConversation: return event
      default: return nil
      }
    }
  }
}
