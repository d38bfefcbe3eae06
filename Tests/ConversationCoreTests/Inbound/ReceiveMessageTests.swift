import ConversationCore
import Foundation
import Testing

@Suite struct ReceiveMessageTests {
  @Test func `F-03, W-30 a first message opens a conversation that waits in a queue`() throws {
    let desk = try Desk.waiting()
    #expect(desk.conversation.stage == .queued)
    #expect(desk.conversation.direction == .inbound)
    #expect(desk.conversation.openedAt == .second(10))
    #expect(desk.conversation.customer == Fixtures.customer)
    #expect(desk.conversation.address == Fixtures.address)
    #expect(desk.conversation.place.queue == "support")
    #expect(desk.conversation.messageCount == 1)
    #expect(
      desk.conversationEvents == [
        .opened(.inbound), .queued("support"), .messageAppended(sequence: 1, .inbound),
      ]
    )
    let message = try #require(desk.messages.first)
    #expect(message.id.sequence == 1)
    #expect(message.text == "Hello")
    #expect(message.externalID == "in-1")
  }

  @Test func `F-02 the conversation keeps the entry point it arrived at, with its number kind`()
    throws
  {
    for kind in [NumberKind.longCode, .shortCode, .tollFree] {
      let entryPoint = EntryPoint(
        id: "line",
        channel: .sms,
        identity: .number("+15555550101", kind: kind),
        displayName: "Line",
        inbox: "service",
        queue: "support"
      )
      let desk = try Desk.waiting(at: entryPoint)
      #expect(desk.conversation.entryPoint == "line")
      #expect(desk.conversation.channel == .sms)
      #expect(entryPoint.identity == .number("+15555550101", kind: kind))
      #expect(entryPoint.identity.value == "+15555550101")
    }
  }

  @Test func `F-03, W-30, A-10 a message to a live conversation is appended`() throws {
    let policy = try Fixtures.policy()
    for make in [{ try Desk.waiting() }, { try Desk.offered() }, { try Desk.active() }] {
      var desk = try make()
      let before = desk.conversation
      #expect(desk.conversation.route(inboundUnder: policy, at: .second(60)) == .append)
      try desk.perform {
        try $0.receive(
          Fixtures.inbound("More", id: "in-2"),
          isVerifiedSender: true,
          at: .second(60)
        )
      }
      #expect(desk.conversation.stage == before.stage)
      #expect(desk.conversation.messageCount == 2)
      #expect(desk.messages.map(\.id.sequence) == [1, 2])
      #expect(desk.conversation.customerFirstMessageAt == .second(10))
      #expect(desk.conversation.customerLastMessageAt == .second(60))
      #expect(desk.conversation.lastActivityAt == .second(60))
      #expect(desk.conversation.lastInboundID == "in-2")
    }
  }

  @Test func `A-10 after the end a contact centre opens anew, also during the wrap-up`() throws {
    var desk = try Desk.ended()
    let policy = desk.policy
    #expect(desk.conversation.route(inboundUnder: policy, at: .second(61)) == .open)
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    #expect(desk.conversation.route(inboundUnder: policy, at: .second(71)) == .open)
    #expect(
      desk.refusal {
        try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: true, at: .second(72))
      } == .illegalCommand(.receive, in: .ended)
    )
  }

  @Test func `A-10 a shared inbox reopens the same conversation, within a window if given`() throws
  {
    var policy = Fixtures.sharedInbox
    var desk = try Desk.waiting(policy)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    #expect(desk.conversation.route(inboundUnder: policy, at: .second(9_999_999)) == .reopen)
    policy.afterEnd = .reopen(within: 100)
    let last = Date.millisecond(159_999)
    #expect(desk.conversation.route(inboundUnder: policy, at: last) == .reopen)
    #expect(desk.conversation.route(inboundUnder: policy, at: .second(160)) == .open)
  }

  @Test func `A-35 a reopened conversation goes back to its assignee if they are signed in`() throws
  {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    var away = desk
    try desk.perform { try $0.reopen(in: Fixtures.support, at: .second(100)) }
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.reopenedAt == .second(100))
    #expect(desk.conversation.reopenCount == 1)
    #expect(desk.notices == [.reopened])
    #expect(desk.use(of: "anna") == nil)

    try away.change("anna") { $0.depart(as: .signedOut, at: .second(90)) }
    try away.perform { try $0.reopen(in: Fixtures.support, at: .second(100)) }
    #expect(away.conversation.stage == .queued)
    #expect(away.conversation.owner == nil)
    #expect(away.conversation.preferredAgent == "anna")
    #expect(away.conversation.reopenedAt == .second(100))
    #expect(away.conversation.place.enqueuedAt == .second(100))
  }

  @Test func `A-10 a contact centre that reopens queues it, though a leg still wraps up`() throws {
    var policy = try Fixtures.policy()
    policy.afterEnd = .reopen()
    var desk = try Desk.ended(policy)
    try desk.perform { try $0.reopen(in: Fixtures.support, at: .second(70)) }
    try desk.perform {
      try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: true, at: .second(70))
    }
    #expect(desk.conversation.stage == .queued)
    #expect(desk.use(of: "anna") == .wrapUp)
    #expect(desk.conversation.preferredAgent == "anna")
    #expect(
      desk.refusal { try $0.submitWrapUp("resolved", by: "anna", at: .second(80)) } == nil
    )
    #expect(desk.conversation.stage == .queued)
  }

  @Test func `A-36 only the customer reopens: an agent's message after the end is refused`() throws
  {
    var desk = try Desk.waiting(Fixtures.sharedInbox)
    try desk.perform { try $0.claim(by: "anna", at: .second(20)) }
    try desk.perform { try $0.end(by: "anna", at: .second(60)) }
    #expect(
      desk.refusal { try $0.say("One more thing", by: "anna", at: .second(61)) }
        == .illegalCommand(.send, in: .ended)
    )
    var open = try Desk.active()
    #expect(
      open.refusal { try $0.reopen(in: Fixtures.support, at: .second(61)) }
        == .illegalCommand(.receive, in: .active)
    )
  }

  @Test func `A-38 a stranger in a known thread is taken in, marked unverified`() throws {
    var desk = try Desk.waiting()
    try desk.perform {
      try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: false, at: .second(20))
    }
    #expect(desk.messages.map(\.isVerifiedSender) == [true, false])
  }

  @Test func `A-8 inbound text has no limit`() throws {
    var desk = try Desk.waiting()
    let long = String(repeating: "x", count: 200_000)
    #expect(
      desk.refusal {
        try $0.receive(Fixtures.inbound(long, id: "in-2"), isVerifiedSender: true, at: .second(20))
      } == nil
    )
    #expect(desk.messages.last?.text == long)
  }

  @Test func `A-10 the thread key tells channel, entry point and address apart`() throws {
    let key = ThreadKey.address(Fixtures.address, at: "+15555550100", channel: .sms)
    #expect(try Desk.waiting().conversation.threadKey == key)
    let others: [ThreadKey] = [
      .address(.phone("+15555550124"), at: "+15555550100", channel: .sms),
      .address(Fixtures.address, at: "other-line", channel: .sms),
      .address(Fixtures.address, at: "+15555550100", channel: .whatsApp),
      .address(.email("+15555550123"), at: "+15555550100", channel: .sms),
      .reference("+15555550123", at: "+15555550100", channel: .sms),
    ]
    #expect(Set(others + [key]).count == 6)
  }

  @Test func `V-05, L-05 a message says who wrote it: customer, agent or the system`() throws {
    var desk = try Desk.conferring()
    try desk.perform { try $0.say("Hi", by: "anna", at: .second(60)) }
    #expect(desk.messages.map(\.author) == [.customer, .system, .agent("anna")])
    #expect(desk.messages.map(\.direction) == [.inbound, .internal, .outbound])
  }

  private func absenceNote(_ id: String = "in-9") -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Fixtures.address,
      text: "I am away",
      externalID: id,
      subject: "Away",
      fullText: "I am away\n> quoted",
      automaticSignal: "auto-submitted",
      mayReopen: false
    )
  }

  @Test func `C-04 what a machine has written reopens nothing, and opens nothing anew`() throws {
    var policy = try Fixtures.policy()
    for afterEnd in [AfterEnd.reopen(), .newConversation] {
      policy.afterEnd = afterEnd
      var desk = try Desk.ended(policy)
      let route = desk.conversation.route(absenceNote(), under: policy, at: .second(100))
      #expect(route == .attach)
      let before = desk.conversation
      desk.perform {
        $0.receiveAside(absenceNote(), isVerifiedSender: true, at: .second(100))
      }
      #expect(desk.conversation.stage == before.stage)
      #expect(desk.conversation.messageCount == before.messageCount + 1)
      #expect(desk.conversation.customerLastMessageAt == before.customerLastMessageAt)
      #expect(desk.conversation.lastInboundID == before.lastInboundID)
    }
    let open = try Desk.waiting(policy)
    #expect(open.conversation.route(absenceNote(), under: policy, at: .second(5)) == .append)
    let person = Fixtures.inbound()
    let ended = try Desk.ended(policy)
    #expect(ended.conversation.route(person, under: policy, at: .second(100)) == .open)
  }

  @Test func `a message keeps its full text and its signal until it is amended`() throws {
    var desk = try Desk.waiting(Fixtures.policy())
    let change = try desk.perform {
      try $0.receive(absenceNote(), isVerifiedSender: true, at: .second(20))
      return $0
    }
    let message = try #require(change.messages.last)
    #expect(message.text == "I am away")
    #expect(message.fullText == "I am away\n> quoted")
    #expect(message.automaticSignal == "auto-submitted")
    let amended = MessageAmendment(message: message.id, content: .text("I am ***"))
    #expect(amended.applied(to: message).fullText == nil)
    #expect(absenceNote().saying("x", subject: nil).fullText == nil)
  }

  @Test func `W-38 dropped files are noted before the message, which stays the newest`() throws {
    let dropped = [DroppedAttachment(name: "a.exe", reason: .typeNotAllowed)]
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Fixtures.address,
      text: "See the file",
      externalID: "in-5",
      droppedAttachments: dropped
    )
    var desk = try Desk.waiting(Fixtures.policy())
    let change = try desk.perform {
      try $0.receive(message, isVerifiedSender: true, at: .second(20))
      return $0
    }
    #expect(
      change.messages.map(\.content) == [
        .notice(.attachmentsDropped(dropped)), .text("See the file"),
      ]
    )
    #expect(desk.conversation.messageCount == change.messages.last?.id.sequence)
  }

  @Test func `records of before have no signal and may reopen`() throws {
    let encoded = try JSONEncoder().encode(Fixtures.inbound())
    let text = String(decoding: encoded, as: UTF8.self)
    #expect(!text.contains("automaticSignal") && !text.contains("keepsEnded"))
    let read = try JSONDecoder().decode(InboundMessage.self, from: encoded)
    #expect(read == Fixtures.inbound() && read.mayReopen && read.droppedAttachments.isEmpty)
    let note = try JSONDecoder().decode(
      InboundMessage.self,
      from: JSONEncoder().encode(absenceNote())
    )
    #expect(note == absenceNote() && !note.mayReopen)
  }
}
