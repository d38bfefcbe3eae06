import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What other systems hear of a conversation: each word stands for one thing, and is said once.
@Suite struct VocabularyTests {
  private func desk() async throws -> Desk {
    let desk = try await Desk(policy: .shared, agents: [], queues: [.claimed])
    for id in ["anna", "ben"] as [AgentID] {
      try await desk.center.save(AgentProfile(id: id, name: id.rawValue, teams: ["day"]))
      try await desk.center.signIn(id)
    }
    return desk
  }

  private func open(_ desk: Desk) async throws -> ConversationID {
    guard case .stored(let message, _) = try await desk.write("Hello", id: "m-1") else {
      throw NoOffer()
    }
    return message.conversation
  }

  private func events(_ desk: Desk, of id: ConversationID) async throws -> [ConversationEvent] {
    try await desk.storage.events(after: .start, limit: 1000).compactMap { recorded in
      if case .conversation(id, let event) = recorded.event { event } else { nil }
    }
  }

  private func report(_ status: DeliveryStatus, on message: MessageID, _ desk: Desk) async throws {
    let report = DeliveryReport(
      channel: "loopback",
      recipient: "shop",
      target: .message(message),
      status: status
    )
    _ = try await desk.center.ingest([.delivery(report)], from: "loopback")
  }

  @Test func `S-04 each of a conversation's happenings is one event, said once`() async throws {
    let desk = try await desk()
    let id = try await open(desk)
    // A provider that sends again is not heard again.
    _ = try await desk.write("Hello", id: "m-1")
    try await desk.center.assign(id, to: "anna", by: "anna")
    try await desk.center.join(id, by: "ben")
    try await desk.center.leave(id, by: "ben")
    let sent = try await desk.center.send("Hi", in: id, by: "anna")
    try await desk.center.runDue()
    let message = try #require(sent.message)
    for _ in 0..<2 { try await report(.delivered, on: message, desk) }
    desk.channel.script(.refused(DeliveryFailure(.unreachable)))
    try await desk.center.send("Are you there?", in: id, by: "anna")
    try await desk.center.runDue()
    try await desk.center.unassign(id, by: "anna")
    try await desk.center.assign(id, to: "anna", by: "anna")
    for _ in 0..<2 { try await desk.center.resolve(id, by: "anna") }
    try await desk.center.rate(id, Rating(5))
    let seen = try await events(desk, of: id).filter { event in
      switch event {
      case .messageAppended(_, .internal), .queued: false
      default: true
      }
    }
    #expect(
      seen == [
        .opened(.inbound), .messageAppended(sequence: 1, .inbound), .assigned(to: "anna"),
        .inbox(.joined("ben")), .inbox(.left("ben")),
        .messageAppended(sequence: message.sequence, .outbound),
        .deliveryChanged(sequence: message.sequence, .sent),
        .deliveryChanged(sequence: message.sequence, .delivered),
        .messageAppended(sequence: message.sequence + 1, .outbound),
        .deliveryChanged(sequence: message.sequence + 1, .failed), .unassigned(from: "anna"),
        .assigned(to: "anna"), .ended(.completed, by: .agent("anna")),
        .inbox(.rated(5)),
      ]
    )
  }

  @Test func `S-02 the transcript says who came, went, assigned and closed, and who wrote`()
    async throws
  {
    let desk = try await desk()
    let id = try await open(desk)
    try await desk.center.assign(id, to: "ben", by: "anna")
    try await desk.center.join(id, by: "anna")
    try await desk.center.leave(id, by: "anna")
    try await desk.center.unassign(id, by: "ben")
    try await desk.center.assign(id, to: "ben", by: "ben")
    try await desk.center.send("Hi", in: id, by: "ben")
    try await desk.center.resolve(id, by: "ben")
    let transcript = try await desk.storage.transcript(of: id, before: nil, limit: 100)
    let notices = transcript.compactMap { message -> SystemNotice? in
      if case .notice(let notice) = message.content { notice } else { nil }
    }
    #expect(
      notices == [
        .assigned(to: "ben", by: "anna"), .agentJoined("anna"), .agentLeft("anna"),
        .unassigned(from: "ben", by: "ben"), .assigned(to: "ben", by: "ben"), .resolved(by: "ben"),
      ]
    )
    for message in transcript {
      // A notice is the system's, and nobody else's word is a notice.
      if case .notice = message.content {
        #expect(message.author == .system && message.direction == .internal)
      } else {
        #expect(message.author == (message.direction == .inbound ? .customer : .agent("ben")))
      }
    }
  }

  @Test func `S-02 a close says whether the visitor or an agent has closed`() async throws {
    for isByVisitor in [true, false] {
      let desk = try await desk()
      let id = try await open(desk)
      try await desk.center.assign(id, to: "anna", by: "anna")
      if isByVisitor {
        let customer = ChannelAddress(kind: "loopback", value: "cora")
        let end = CustomerEnd(channel: "loopback", recipient: "shop", sender: customer)
        _ = try await desk.center.ingest([.customerEnded(end)], from: "loopback")
      } else {
        try await desk.center.resolve(id, by: "anna")
      }
      let closed = try await events(desk, of: id).compactMap { event -> Ending.Party? in
        if case .ended(_, let party) = event { party } else { nil }
      }
      #expect(closed == [isByVisitor ? .customer : .agent("anna")])
    }
  }

  @Test func `S-01 pending, open and closed are queued, active and ended`() async throws {
    let desk = try await desk()
    let id = try await open(desk)
    #expect(try await desk.conversation(id)?.stage.name == .queued)
    try await desk.center.assign(id, to: "anna", by: "anna")
    #expect(try await desk.conversation(id)?.stage.name == .active)
    try await desk.center.resolve(id, by: "anna")
    let closed = try #require(try await desk.conversation(id))
    #expect(closed.stage.name == .ended && !closed.isOpen)
  }

  @Test func `S-01 the business is online while one agent is`() async throws {
    let desk = try await desk()
    #expect(try await desk.center.isStaffed("shop"))
    try await desk.center.signOut("anna")
    #expect(try await desk.center.isStaffed("shop"))
    try await desk.center.signOut("ben")
    #expect(try await !desk.center.isStaffed("shop"))
    await #expect(throws: ConversationError.self) { try await desk.center.isStaffed("nowhere") }
    // In a contact center, who takes no contacts is not there; who is busy is.
    let center = try await Desk(agents: ["anna"])
    #expect(try await center.center.isStaffed("shop"))
    for number in 0..<5 {
      try await center.write("Hello", from: "c\(number)", id: "m-\(number)")
      if let offer = try await center.center.openOffers(to: "anna").first {
        try await center.center.accept(offer.id, by: "anna")
      }
    }
    #expect(try await center.center.isStaffed("shop"))
    try await center.center.signOut("anna")
    #expect(try await !center.center.isStaffed("shop"))
  }

  @Test func `S-10 what the customer wrote is unread until somebody reads or answers it`()
    async throws
  {
    let desk = try await desk()
    let id = try await open(desk)
    _ = try await desk.write("And another thing", id: "m-2")
    func unread() async throws -> [Int] {
      let conversation = try #require(try await desk.conversation(id))
      let mark = try await desk.center.readMark(of: id)
      return try await desk.storage.transcript(of: id, before: nil, limit: 100)
        .filter { conversation.isUnread($0, after: mark) }.map(\.id.sequence)
    }
    #expect(try await unread() == [1, 2])
    desk.time.advance(by: 5)
    let mark = try await desk.center.markRead(id, upTo: 1, by: "ben")
    #expect(mark?.upTo == 1 && mark?.by == "ben" && mark?.at == desk.time.now)
    #expect(try await unread() == [2])
    // What comes late or again changes nothing, and nobody reads what is not written yet.
    #expect(try await desk.center.markRead(id, upTo: 1, by: "anna") == mark)
    #expect(try await desk.center.markRead(id, upTo: 0, by: "anna") == mark)
    #expect(try await desk.center.markRead(id, upTo: 99, by: "anna")?.upTo == 2)
    desk.time.advance(by: 5)
    _ = try await desk.write("Hello?", id: "m-3")
    #expect(try await unread() == [3])
    try await desk.center.assign(id, to: "anna", by: "anna")
    desk.time.advance(by: 5)
    try await desk.center.send("Here I am", in: id, by: "anna")
    #expect(try await unread().isEmpty)
    let read = try await events(desk, of: id).filter { event in
      if case .readByAgents = event { true } else { false }
    }
    #expect(read == [.readByAgents(upTo: 1, by: "ben"), .readByAgents(upTo: 2, by: "anna")])
    await #expect(throws: ConversationError.self) {
      try await desk.center.markRead(id, upTo: 1, by: "nobody")
    }
    await #expect(throws: ConversationError.self) {
      try await desk.center.markRead(ConversationID(bits: 5), upTo: 1, by: "anna")
    }
  }

  @Test func `S-10, A-34 whoever does not see a conversation does not mark it as read`()
    async throws
  {
    let desk = try await desk()
    let id = try await open(desk)
    try await desk.center.save(
      AgentProfile(
        id: "carl",
        name: "Carl",
        teams: ["day"],
        permissions: AgentPermissions(access: .limited, sees: .ownAndUnassigned)
      )
    )
    #expect(try await desk.center.markRead(id, upTo: 1, by: "carl")?.by == "carl")
    _ = try await desk.write("More", id: "m-2")
    try await desk.center.assign(id, to: "anna", by: "anna")
    await #expect(throws: ConversationError.self) {
      try await desk.center.markRead(id, upTo: 2, by: "carl")
    }
    #expect(try await desk.center.readMark(of: id)?.upTo == 1)
  }

  @Test func `S-10 what the customer has read has its time, once`() async throws {
    let desk = try await desk()
    let id = try await open(desk)
    try await desk.center.assign(id, to: "anna", by: "anna")
    let sent = try await desk.center.send("Hi", in: id, by: "anna")
    try await desk.center.runDue()
    let message = try #require(sent.message)
    #expect(try await desk.storage.delivery(of: message)?.readAt == nil)
    desk.time.advance(by: 60)
    let readAt = desk.time.now
    try await report(.read, on: message, desk)
    desk.time.advance(by: 60)
    for status in [DeliveryStatus.read, .delivered] {
      try await report(status, on: message, desk)
    }
    let delivery = try await desk.storage.delivery(of: message)
    #expect(delivery?.status == .read && delivery?.readAt == readAt)
    #expect(
      try await desk.storage.transcript(of: id, before: nil, limit: 100)
        .first { $0.id == message }?.status == .read
    )
  }
}
