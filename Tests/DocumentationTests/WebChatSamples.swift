import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Locking
import Testing
import WebChatChannel

/// The host of the guide.
private struct ChatHost: WebChatHost {
  let center: ContactCenter

  func isStaffed() async throws -> Bool { true }
  func name(of agent: AgentID) -> String? { agent.rawValue.capitalized }

  func record<Record: StoredDocument>(
    _ id: DocumentID,
    as type: Record.Type
  ) async throws -> WebChatRecord<Record>? {
    var request = LoadRequest()
    request.documents = [id]
    guard let read = try await center.storage.load(request).document(id) else { return nil }
    return WebChatRecord(try read.value.value(as: Record.self), version: read.version)
  }

  func commit(_ changes: [WebChatChange]) async throws -> Bool {
    let name = BatchID(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    var batch = ChangeBatch(id: name, at: Date())
    for change in changes {
      switch change {
      case .write(let document, let expected):
        batch.documents.append(Change(Document(document), expected: expected))
      case .remove(let id, let expected):
        batch.removals.append(DocumentRemoval(id, expected: expected))
      }
    }
    do {
      _ = try await center.storage.commit(batch)
      return true
    } catch let error as StorageError where error.code == .conflict {
      return false
    }
  }

  func ingest(_ events: [InboundEvent]) async throws -> [WebChatReceipt] {
    try await center.ingest(events, from: "web-chat").map { result in
      switch result {
      case .stored(let message, _): .stored(message)
      case .duplicate(let message): .stored(message)
      case .refused: .refused
      default: .noted
      }
    }
  }

  func transcript(
    of visitor: ChannelAddress,
    after: MessageID?,
    limit: Int
  ) async throws -> [Message] {
    guard let latest = try await conversation(of: visitor) else { return [] }
    guard let after, after.conversation != latest.id else {
      return try await messages(of: latest.id, after: after?.sequence ?? 0, limit)
    }
    // What is left of an earlier conversation of the same visitor comes first.
    var request = LoadRequest()
    request.conversations = [after.conversation]
    let earlier = try await center.storage.load(request).conversation(after.conversation)
    if let earlier, earlier.value.address == visitor {
      let rest = try await messages(of: after.conversation, after: after.sequence, limit)
      if !rest.isEmpty { return rest }
    }
    return try await messages(of: latest.id, after: 0, limit)
  }

  /// Transcripts have no gaps, so that what follows a message is what precedes a later one.
  private func messages(of id: ConversationID, after: Int, _ limit: Int) async throws -> [Message] {
    try await center.storage.transcript(of: id, before: after + limit + 1, limit: limit)
      .filter { $0.id.sequence > after }
  }

  private func conversation(of visitor: ChannelAddress) async throws -> Conversation? {
    let key = ThreadKey.address(visitor, at: visitor.scope ?? "", channel: .webChat)
    var request = LoadRequest()
    request.threadKeys = [key]
    return try await center.storage.load(request).conversation(at: key)?.value
  }

  func standing(of visitor: ChannelAddress) async throws -> WebChatStanding {
    WebChatStanding(
      of: try await conversation(of: visitor),
      isStaffed: try await isStaffed(),
      name: { self.name(of: $0) ?? "Support" }
    )
  }

  func note(_ happening: VisitorHappening, by session: VisitorSession, at now: Date) async throws {
    let visitor = session.visitor
    switch happening {
    case .recognised(let found):
      try await center.recognise(found.anonymous, as: found.user, proof: found.proof)
    case .identified(let identity):
      let email = try identity.email.map {
        try CustomerEmail($0, source: .integration, visitorIsLoggedIn: true)
      }
      let name = identity.name.map { CustomerName($0, source: .integration) }
      try await center.learn(name, email, of: visitor, isVerified: true)
    case .contact(let form):
      let isVerified = session.isVerified(at: now)
      let (name, phone) = (form.customerName, form.customerPhone)
      try await center.learn(name, form.email, phone, of: visitor, isVerified: isVerified)
    case .presence(let state): try await center.note(state, of: visitor)
    default: break
    }
  }

  func rate(_ rating: VisitorRating, by visitor: ChannelAddress) async throws -> Bool {
    guard try await conversation(of: visitor)?.id == rating.conversation else { return false }
    do {
      try await center.rate(rating.conversation, rating.rating)
      return true
    } catch is ConversationError {
      return false
    }
  }
}

/// A connection of two frames, and what was written to it.
private struct SampleSocket: Sendable {
  let written = Locked<[String]>([])
  let frames = AsyncStream<[UInt8]> { stream in
    stream.yield(Array(#"{"v":1,"type":"hello"}"#.utf8))
    stream.yield(Array(#"{"v":1,"type":"message","id":"c-1","text":"Hello"}"#.utf8))
    stream.finish()
  }

  func write(_ bytes: [UInt8]) async throws {
    written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
  }
}

@Suite struct WebChatSamples {
  @Test func `WebChatChannel: a widget over a contact center`() async throws {
    let secrets = SecretSet(newest: try Secret("made-up-token-secret"))
    let storage = InMemoryStorage()
    let support = try Scene.policy()
    let socket = SampleSocket()
    let arrival = VisitorArrival(origin: "https://shop.example.com", networkAddress: "192.0.2.1")
    let lines = OpenLines()
    let adapter = WebChatAdapter(widgets: ["shop"], tokenSecrets: secrets, socket: lines)
    let center = ContactCenter(storage: storage, adapters: [adapter], inboxes: [support])
    let host = ChatHost(center: center)
    let settings = WebChatServer.Settings(
      widget: "shop",
      origins: try OriginList(["https://shop.example.com"]),
      tokenSecrets: secrets
    )
    let server = WebChatServer(settings, host: host, lines: lines)
    #expect(server.settings.widget == "shop")
    try await center.save(Scene.queue)
    try await center.save(Scene.entryPoint)
    try await run(settings, host, lines, arrival, socket)
    let written = socket.written.withLock { $0 }
    #expect(written.count == 3)
    #expect(written[0].contains("welcome") && written[1].contains("stored"))
    #expect(written[2].contains("message"))
  }

  private func run(
    _ settings: WebChatServer.Settings,
    _ host: ChatHost,
    _ lines: OpenLines,
    _ arrival: VisitorArrival,
    _ socket: SampleSocket
  ) async throws {
    let server = WebChatServer(settings, host: host, lines: lines)
    let line = try server.line(from: arrival) { frame in try await socket.write(frame.encoded()) }
    for try await bytes in socket.frames { await line.receive(bytes) }
    await line.close()
  }

  @Test func `WebChatChannel: answers that go after visitors by email`() async throws {
    let secrets = SecretSet(newest: try Secret("made-up-token-secret"))
    let storage = InMemoryStorage()
    let support = try Scene.policy()
    let lines = OpenLines()
    let adapter = WebChatAdapter(widgets: ["shop"], tokenSecrets: secrets, socket: lines)
    let mail = LoopbackChannel(id: "email")
    let center = ContactCenter(
      storage: storage,
      adapters: [adapter, mail],
      inboxes: [support],
      visitors: [support.id: VisitorPolicy(mailbox: "mailbox")]
    )
    let settings = WebChatServer.Settings(
      widget: "shop",
      origins: try OriginList(["https://shop.example.com"]),
      tokenSecrets: secrets
    )
    let server = WebChatServer(settings, host: ChatHost(center: center), lines: lines)
    let following = Task { try await Self.follow(center, server, from: .start) }
    following.cancel()
    try await following.value
    #expect(lines.count(of: .visitor("user-7", widget: "shop")) == 0)
  }

  private static func follow(
    _ center: ContactCenter,
    _ server: WebChatServer,
    from cursor: EventCursor
  ) async throws {
    for try await recorded in center.events(after: cursor) {
      try await server.follow(recorded.event)
    }
  }
}
