import ConversationCore
import Foundation
import Testing

@Suite struct SendMessageTests {
  @Test func `F-04, F-13, F-14, L-08 an answer and its delivery are one change`() throws {
    var desk = try Desk.active()
    try desk.perform { try $0.say("Good morning", by: "anna", at: .second(40)) }
    let message = try #require(desk.messages.last)
    #expect(message.author == .agent("anna"))
    #expect(message.direction == .outbound)
    #expect(message.text == "Good morning")
    #expect(message.status == .queued)
    let delivery = try #require(desk.deliveries.last)
    #expect(desk.deliveries.count == 1)
    #expect(delivery.id == message.id)
    #expect(delivery.recipient == Fixtures.address)
    #expect(delivery.channel == .sms)
    #expect(delivery.entryPoint == "sms-line")
    #expect(delivery.answers == "in-1")
    #expect(delivery.nextAttemptAt == .second(40))
    #expect(desk.conversation.lastActivityAt == .second(40))
    #expect(desk.conversationEvents == [.messageAppended(sequence: 2, .outbound)])
  }

  @Test func `F-11 a draft is looked at when it is sent, not before`() throws {
    let draft = MessageDraft(String(repeating: "x", count: 5000))
    var desk = try Desk.active()
    #expect(desk.conversation.messageCount == 1)
    #expect(
      desk.refusal { try $0.say(draft.text, by: "anna", at: .second(40)) }
        == .textTooLong(maximum: 1000, actual: 5000, unit: "characters")
    )
  }

  @Test(arguments: [(1, nil as Int?), (999, nil), (1000, nil), (1001, 1001), (1002, 1002)])
  func `F-12, V-08, L-07 an agent's text has at most 1,000 characters`(
    length: Int,
    refused: Int?
  ) throws {
    var desk = try Desk.active()
    let text = String(repeating: "x", count: length)
    #expect(
      desk.refusal { try $0.say(text, by: "anna", at: .second(40)) }
        == refused.map { .textTooLong(maximum: 1000, actual: $0, unit: "characters") }
    )
  }

  @Test func `F-11 only an active conversation is written in, by who takes part`() throws {
    for make in [{ try Desk.waiting() }, { try Desk.offered() }, { try Desk.ended() }] {
      var desk = try make()
      let stage = desk.conversation.stage.name
      #expect(
        desk.refusal { try $0.say("Hi", by: "anna", at: .second(70)) }
          == .illegalCommand(.send, in: stage)
      )
    }
    var desk = try Desk.active()
    #expect(desk.refusal { try $0.say("Hi", by: "ben", at: .second(40)) } == .notParticipant)
    var inviting = try Desk.inviting()
    #expect(inviting.refusal { try $0.say("Hi", by: "ben", at: .second(45)) } == .notParticipant)
  }

  @Test func `A-8 what the channel carries is checked and reported apart`() throws {
    var desk = try Desk.active()
    let narrow = ChannelCapabilities(textLimit: TextLimit(maximum: 10, measure: .utf16))
    #expect(
      desk.refusal {
        try $0.send(
          MessageDraft("Eleven more"),
          by: "anna",
          from: Fixtures.sms,
          capabilities: narrow,
          at: .second(40)
        )
      } == .textTooLongForChannel(maximum: 10, actual: 11, unit: "UTF-16 units")
    )
  }

  @Test func `A text may be empty beside a file, and a channel has a limit of files`() throws {
    let file = Attachment(mediaType: "image/png", reference: "https://files.example.com/1")
    let cases: [(Int, ConversationError.Code?)] = [
      (0, .textEmpty), (1, nil), (2, nil), (3, .tooManyAttachments(maximum: 2, actual: 3)),
    ]
    for (count, refused) in cases {
      var desk = try Desk.active()
      let draft = MessageDraft("", attachments: Array(repeating: file, count: count))
      #expect(
        desk.refusal {
          try $0.send(
            draft,
            by: "anna",
            from: Fixtures.sms,
            capabilities: Fixtures.capabilities,
            at: .second(40)
          )
        } == refused
      )
    }
  }

  @Test func `V-07 nothing leaves by an entry point that is deleted or not connected`() throws {
    var deleted = Fixtures.sms
    deleted.delete(at: .second(35))
    var loose = Fixtures.sms
    loose.isConnected = false
    let cases: [(EntryPoint, ConversationError.Code)] = [
      (deleted, .entryPointDeleted("sms-line")), (loose, .entryPointNotConnected("sms-line")),
    ]
    for (entryPoint, refused) in cases {
      var desk = try Desk.active()
      #expect(
        desk.refusal {
          try $0.send(
            MessageDraft("Hi"),
            by: "anna",
            from: entryPoint,
            capabilities: Fixtures.capabilities,
            at: .second(40)
          )
        } == refused
      )
    }
  }

  @Test func `A closed messaging window refuses the message and says since when`() throws {
    let window = ChannelCapabilities(window: .init(standard: 60, forPeople: 100))
    let last = Date.second(10)
    for (at, isOpen) in [(Date.millisecond(109_999), true), (.second(110), false)] {
      var desk = try Desk.active()
      #expect(
        desk.refusal {
          try $0.send(
            MessageDraft("Hi"),
            by: "anna",
            from: Fixtures.sms,
            capabilities: window,
            at: at
          )
        } == (isOpen ? nil : .windowClosed(sinceMilliseconds: last.milliseconds + 100_000))
      )
    }
  }

  @Test func `A private note is for agents: no delivery, in every stage`() throws {
    for make in [
      { try Desk.waiting() }, { try Desk.offered() }, { try Desk.active() },
      { try Desk.interrupted() }, { try Desk.ended() },
    ] {
      var desk = try make()
      let stage = desk.conversation.stage
      try desk.perform { try $0.addNote("Knows the owner", by: "carla", at: .second(90)) }
      let note = try #require(desk.messages.last)
      #expect(note.isNote)
      #expect(note.direction == .internal)
      #expect(note.status == nil)
      #expect(desk.deliveries.isEmpty)
      #expect(desk.conversation.stage == stage)
      #expect(desk.refusal { try $0.addNote(" \n", by: "carla", at: .second(91)) } == .textEmpty)
    }
  }

  @Test func `W-14 by policy the owner's reply by email ends it, and they wrap up`() throws {
    let mailbox = EntryPoint(
      id: "box",
      channel: .email,
      identity: .mailbox("service@example.com"),
      displayName: "Service",
      inbox: "service",
      queue: "support"
    )
    for ends in [false, true] {
      var policy = try Fixtures.policy()
      policy.endsWithEmailReply = ends
      var desk = try Desk.waiting(policy, at: mailbox)
      try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
      try desk.perform { try $0.accept(offer: 1, by: "anna", at: .second(30)) }
      try desk.perform {
        try $0.send(
          MessageDraft("Dear Ms Example"),
          by: "anna",
          from: mailbox,
          capabilities: Fixtures.capabilities,
          at: .second(40)
        )
      }
      #expect(desk.deliveries.count == 1)
      #expect(desk.conversation.stage.name == (ends ? .ended : .active))
      #expect(desk.use(of: "anna") == (ends ? .wrapUp : .handling))
    }
    var policy = try Fixtures.policy()
    policy.endsWithEmailReply = true
    var sms = try Desk.active(policy)
    try sms.perform { try $0.say("Hi", by: "anna", at: .second(40)) }
    #expect(sms.conversation.stage.name == .active)
  }
}
