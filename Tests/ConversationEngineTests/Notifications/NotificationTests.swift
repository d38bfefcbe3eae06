import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Notices to agents through contact centers over one storage.
@Suite struct NotificationTests {
  /// A shared inbox with a web chat and a text number; Anna is online, Ben is not.
  private struct House {
    let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
    let storage = InMemoryStorage()
    let mail: InMemoryMailTransport
    let center: ContactCenter
    static let visitor = ChannelAddress.anonymousVisitor("s-1", widget: "shop")

    init(_ outcomes: [MailOutcome] = []) async throws {
      mail = InMemoryMailTransport(outcomes)
      center = try Self.center(over: storage, mail, time)
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
      over storage: InMemoryStorage,
      _ mail: InMemoryMailTransport,
      _ time: ManualTime
    ) throws -> ContactCenter {
      let random = SeededSource(seed: 3)
      let offerTimeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
      return ContactCenter(
        storage: storage,
        adapters: [LoopbackChannel()],
        inboxes: [.sharedInbox("support", offerTimeouts: offerTimeouts)],
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
    func write(_ id: String, on channel: ChannelKind = .webChat) async throws -> ConversationID {
      let isChat = channel == .webChat
      let message = InboundMessage(
        channel: channel,
        recipient: isChat ? "shop" : "text",
        sender: isChat ? Self.visitor : .phone("+15555550142"),
        senderName: "Mia Example",
        text: "Secret \(id)",
        externalID: id
      )
      let results = try await center.ingest([.message(message)], from: "loopback")
      guard case .stored(let stored, _) = results.first else { throw NoOffer() }
      return stored.conversation
    }

    /// Stores a visit that is going on, or one that is over.
    func visit(isOver: Bool = false) async throws {
      var visit = Visit(of: Self.visitor, at: time.now)
      if isOver { _ = visit.advance(under: PresencePolicy(), to: time.now + 3600) }
      var request = LoadRequest()
      request.documents = [visit.documentID]
      let read = try storage.load(request).document(visit.documentID)
      var batch = ChangeBatch(
        id: BatchID(high: 9, low: UInt64(time.now.milliseconds)),
        at: time.now
      )
      batch.documents = [Change(Document(visit), expected: read?.version)]
      try storage.commit(batch)
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

    func notices() throws -> [AgentEvent] {
      try storage.events(after: .start, limit: 9_999).compactMap { recorded in
        guard case .agent(_, let event) = recorded.event else { return nil }
        switch event {
        case .offlineMessage, .missedConversation: return event
        default: return nil
        }
      }
    }
  }

  @Test func `H-34 H-36 who is offline when a message comes is told by mail, once a burst`()
    async throws
  {
    let house = try await House()
    for number in 1...5 { try await house.write("\(number)", on: "text") }
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com"])
    let mail = try #require(house.mails.first).text
    #expect(mail.contains("Subject: 1 message while you were offline"))
    #expect(mail.contains("Auto-Submitted: auto-generated"))
    #expect(mail.contains("Hello ben,"))
    for secret in ["Secret", "Mia", "5555550142"] { #expect(!mail.contains(secret)) }
    #expect(try house.notices().count == 1)
    try await house.send()
    #expect(house.mails.count == 1)
  }

  @Test func `A-37 after an answer the next message is told again`() async throws {
    let house = try await House()
    let id = try await house.write("1", on: "text")
    try await house.send()
    try await house.center.claim(id, by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    try await house.center.unassign(id, by: "anna")
    try await house.write("2", on: "text")
    try await house.send()
    #expect(house.mails.count == 2)
  }

  @Test func `A-37 the assignee alone is told, and only as they have chosen`() async throws {
    let house = try await House()
    let id = try await house.write("1", on: "text")
    try await house.center.assign(id, to: "anna", by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    try await house.center.runDue()
    let before = try house.notices().count
    try await house.write("2", on: "text")
    try await house.send()
    #expect(try house.notices().count == before, "Anna is online, and nobody leaves a text number")
    try await house.center.signOut("anna")
    try await house.want("anna", offline: false)
    try await house.center.send("I am gone", in: id, by: "anna")
    try await house.write("3", on: "text")
    try await house.send()
    #expect(try house.notices().count == before)
    try await house.want("anna", offline: true, missed: false)
    try await house.write("4", on: "text")
    try await house.send()
    #expect(try house.notices().count == before + 1)
    #expect(house.mails.last?.to == "anna@example.com")
  }

  @Test func `H-35 who is online is told when the visitor leaves before an answer`() async throws {
    let house = try await House()
    try await house.visit()
    let id = try await house.write("1")
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com"], "Ben is offline")
    // The visitor's browser is silent: a minute and a half later they have left.
    house.time.advance(by: 40)
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com", "anna@example.com"])
    #expect(house.mails.last?.text.contains("Subject: 1 missed conversation") == true)
    let message = MessageID(conversation: id, sequence: 1)
    #expect(try house.notices() == [.offlineMessage(message), .missedConversation(message)])
    house.time.advance(by: 3600)
    try await house.send()
    #expect(house.mails.count == 2, "once a visit")
  }

  @Test func `A-37 answered by any colleague is not missed`() async throws {
    let house = try await House()
    try await house.visit()
    let id = try await house.write("1")
    try await house.center.runDue()
    try await house.center.claim(id, by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    house.time.advance(by: 3600)
    try await house.send()
    #expect(try house.notices() == [.offlineMessage(MessageID(conversation: id, sequence: 1))])
  }

  @Test func `A-37 the state at arrival decides, though the worker comes later`() async throws {
    let house = try await House()
    try await house.visit()
    // Anna is online when it comes, and goes before anybody looks; Ben comes too late.
    let id = try await house.write("1")
    try await house.center.signOut("anna")
    try await house.center.signIn("ben")
    house.time.advance(by: 3600)
    try await house.send()
    let message = MessageID(conversation: id, sequence: 1)
    #expect(try house.notices() == [.offlineMessage(message), .missedConversation(message)])
    #expect(Set(house.mails.map(\.to)) == ["anna@example.com", "ben@example.com"])
  }

  @Test func `S-09 C-04 blocked visitors and machines notify nobody`() async throws {
    let house = try await House()
    let id = try await house.write("1", on: "text")
    try await house.center.claim(id, by: "anna")
    try await house.center.blockVisitor(of: id, by: "anna")
    try await house.center.send("Bye", in: id, by: "anna")
    try await house.center.signOut("anna")
    try await house.center.runDue()
    let before = try house.notices().count
    try await house.write("2", on: "text")
    try await house.send()
    #expect(try house.notices().count == before)
  }

  @Test func `A-37 two hosts and a host that stops: nothing is lost and nothing told twice`()
    async throws
  {
    let house = try await House()
    let other = try House.center(over: house.storage, house.mail, house.time)
    for number in 1...3 { try await house.write("\(number)", on: "text") }
    await withTaskGroup(of: Void.self) { group in
      for center in [house.center, other, house.center, other] {
        group.addTask { _ = try? await center.runDue() }
      }
    }
    house.time.advance(by: 60)
    await withTaskGroup(of: Void.self) { group in
      for center in [house.center, other, house.center, other] {
        group.addTask { _ = try? await center.runDue() }
      }
    }
    #expect(try house.notices().count == 1)
    #expect(house.mails.count == 1)
    // A third one begins where they have stopped.
    let third = try House.center(over: house.storage, house.mail, house.time)
    try await third.runDue()
    house.time.advance(by: 600)
    try await third.runDue()
    #expect(house.mails.count == 1)
  }

  @Test func `H-36 a mail that is put off goes out later; one that is refused is not tried again`()
    async throws
  {
    let later = MailDiagnosis(.unavailable)
    let house = try await House([.deferred(later), .unknown(later), .accepted])
    try await house.write("1", on: "text")
    try await house.send()
    #expect(house.mails.isEmpty)
    for _ in 1...4 {
      house.time.advance(by: 240)
      try await house.center.runDue()
    }
    // What may have left is sent again as the same mail.
    let identifiers = house.mails.map { mail in
      mail.text.split(separator: "\r\n").first { $0.hasPrefix("Message-ID") }
    }
    #expect(identifiers.count == 2 && Set(identifiers).count == 1)
    let refusing = try await House([.refused(MailDiagnosis(.rejected))])
    try await refusing.write("1", on: "text")
    try await refusing.send()
    refusing.time.advance(by: 86_400)
    try await refusing.center.runDue()
    #expect(refusing.mails.isEmpty)
  }

  @Test func `H-33 agents choose for themselves, and nobody for them but administrators`()
    async throws
  {
    let house = try await House()
    let settings = try NotificationSettings(
      of: "ben",
      email: nil,
      offlineMessages: true,
      missedConversations: false
    )
    await #expect(throws: ConversationError(.notPermitted(.saveNotificationSettings))) {
      try await house.center.save(settings, by: .agent("anna"))
    }
    try await house.center.save(settings, by: .administrator)
    #expect(try await house.center.notificationSettings(of: "ben") == settings)
    // Without an address the desk alone tells.
    try await house.write("1", on: "text")
    try await house.send()
    #expect(house.mails.isEmpty)
    #expect(try house.notices().count == 1)
  }

  @Test func `H-36 a subject in any script is a field that every mail program reads`() async throws
  {
    let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
    let mail = InMemoryMailTransport()
    var policy = NotificationPolicy(transport: mail, from: try EnvelopeAddress("d@example.com"))
    policy.wording = { _ in NoticeText(subject: "Új üzenet\r\nBcc: x@example.com", text: "Jó napot")
    }
    let storage = InMemoryStorage()
    let desk = try await Desk(storage: storage, agents: [])
    let center = ContactCenter(
      storage: storage,
      adapters: [desk.channel],
      inboxes: [try Desk.policy()],
      notifications: policy,
      surroundings: Surroundings(now: { time.now }, random: { 1 })
    )
    try await center.save(AgentProfile(id: "ben", name: "Ben", teams: ["day"]))
    let settings = try NotificationSettings(
      of: "ben",
      email: "ben@example.com",
      offlineMessages: true,
      missedConversations: true
    )
    try await center.save(settings, by: .agent("ben"))
    try await center.runDue()
    try await desk.write("Hello", id: "1")
    try await center.runDue()
    time.advance(by: 60)
    try await center.runDue()
    let sent = try #require(mail.submissions.first)
    let text = String(decoding: sent.message, as: UTF8.self)
    #expect(text.contains("Subject: =?utf-8?B?"))
    #expect(!text.contains("Bcc"))
    #expect(text.contains("Date: 9 Oct 2025 08:53:20 +0000"))
    #expect(sent.message.allSatisfy { $0 < 0x80 })
  }
}
