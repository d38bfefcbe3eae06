import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Locking
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A shop with a widget, an agent, a contact center and the chat's server, at a time that tests set.
struct ChatScene {
  static let origin = "https://shop.example.com"

  let time = ManualTime(Date(milliseconds: 1_767_225_600_000))
  let storage: any ContactCenterStorage
  let center: ContactCenter
  let host: CenterHost
  let lines = OpenLines()
  let secrets: SecretSet
  let server: WebChatServer

  static let queue = Queue(id: "help", name: "Help", channelClass: .chat, teams: ["day"])
  static let widget = EntryPoint(
    id: "widget",
    channel: .webChat,
    identity: .widget("shop"),
    displayName: "Shop",
    inbox: "support",
    queue: "help"
  )

  /// An inbox beside it, whose mailboxes are none of the shop's.
  static let otherInbox = InboxPolicy.sharedInbox(
    "other",
    offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
  )

  init(
    storage: any ContactCenterStorage = InMemoryStorage(),
    limiter: any VisitorLimiting = Unlimited(),
    mail: MailScene? = nil,
    visitors: VisitorPolicy? = nil,
    policy: InboxPolicy? = nil,
    notifications: NotificationPolicy? = nil,
    seed: UInt64 = 1
  ) async throws {
    let secrets = SecretSet(newest: try Secret("made-up-token-secret"))
    self.secrets = secrets
    let random = SeededSource(seed: seed)
    let time = self.time
    self.storage = storage
    let adapter = WebChatAdapter(
      widgets: ["shop"],
      tokenSecrets: secrets,
      socket: lines,
      clock: { time.now }
    )
    let support = InboxPolicy.contactCenter(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
    var adapters: [any ChannelAdapter] = [adapter]
    if let mail { adapters.append(try mail.adapter { time.now }) }
    center = ContactCenter(
      storage: storage,
      adapters: adapters,
      inboxes: [policy ?? support, Self.otherInbox],
      visitors: mail == nil ? [:] : ["support": visitors ?? VisitorPolicy(mailbox: "mailbox")],
      notifications: notifications,
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    host = CenterHost(center, time: time)
    var settings = WebChatServer.Settings(
      widget: "shop",
      origins: try OriginList([Self.origin]),
      tokenSecrets: secrets,
      userHashSecrets: SecretSet(newest: try Secret("made-up-hash-secret"))
    )
    settings.pageSize = 3
    server = WebChatServer(
      settings,
      host: host,
      lines: lines,
      limiter: limiter,
      now: { time.now },
      random: { random.next() }
    )
    try await center.save(Self.queue)
    try await center.save(Self.widget)
    if mail != nil {
      for mailbox in MailScene.mailboxes { try await center.save(mailbox) }
    }
    try await center.save(
      AgentProfile(id: "anna", name: "Anna", teams: ["day"], capacity: .standard)
    )
    try await center.signIn("anna")
    try await center.setAvailable("anna")
  }

  /// Opens a connection that keeps what it gets.
  func connect(
    origin: String? = ChatScene.origin,
    network: String = "192.0.2.7",
    userAgent: String? = nil
  ) throws -> ChatBrowser {
    let browser = ChatBrowser()
    let line = try server.line(
      from: VisitorArrival(origin: origin, networkAddress: network, userAgent: userAgent)
    ) { frame in browser.take(frame) }
    browser.attach(line)
    return browser
  }

  /// Opens a connection and says hello.
  func greet(_ members: String = "", network: String = "192.0.2.7") async throws -> ChatBrowser {
    let browser = try connect(network: network)
    await browser.send(#"{"v":1,"type":"hello"\#(members)}"#)
    return browser
  }

  /// Has Anna accept what she is offered.
  @discardableResult
  func accept() async throws -> ConversationID {
    // Where a storage fails now and then, the pass that offers it may have to be made again.
    for _ in 0..<20 where try await center.openOffers(to: "anna").isEmpty {
      try await center.runDue()
    }
    let offer = try #require(await center.openOffers(to: "anna").first)
    try await center.accept(offer.id, by: "anna")
    return offer.conversation.id
  }

  func transcript(of id: ConversationID) async throws -> [Message] {
    try await storage.transcript(of: id, before: nil, limit: 1000)
  }
}

/// Lets everything pass.
struct Unlimited: VisitorLimiting {
  func wait(for action: VisitorAction, by key: String, at now: Date) async -> TimeInterval? { nil }
}

/// A browser at the other end of a line.
final class ChatBrowser: Sendable {
  private struct State {
    var line: VisitorLine?
    var frames: [WebChatFrame] = []
  }

  private let state = Locked(State())

  var frames: [WebChatFrame] { state.withLock { $0.frames } }
  var line: VisitorLine? { state.withLock { $0.line } }

  /// The frames as JSON objects, without those before.
  func drain() -> [WebChatFrame] {
    state.withLock { state in
      defer { state.frames = [] }
      return state.frames
    }
  }

  func attach(_ line: VisitorLine) { state.withLock { $0.line = line } }
  func take(_ frame: WebChatFrame) { state.withLock { $0.frames.append(frame) } }
  func send(_ frame: String) async { await line?.receive(Array(frame.utf8)) }

  var welcome: WebChatWelcome? {
    for case .welcome(let welcome) in frames { return welcome }
    return nil
  }

  var refusals: [WebChatRefusal.Code] {
    frames.compactMap { if case .refused(let refusal) = $0 { refusal.code } else { nil } }
  }

  var messages: [WebChatMessage] {
    frames.compactMap { if case .message(let message) = $0 { message } else { nil } }
  }
}
