import ConversationCore
import Foundation
import Testing

@Suite struct NoteSignTests {
  private func sign(_ kind: ThreadSign.Kind) -> ThreadSign {
    ThreadSign(
      kind,
      channel: .sms,
      recipient: "+15555550100",
      customer: Fixtures.address,
      at: .second(18),
      externalID: "s-1"
    )
  }

  private func ended() throws -> Desk {
    var desk = try Desk.waiting()
    desk.perform { $0.endByCustomer(at: .second(15)) }
    return desk
  }

  @Test(arguments: [
    (ThreadSign.Kind.reacted(to: "m", emoji: "👍"), SystemNotice.reacted("👍")),
    (.reacted(to: "m", emoji: nil), .reacted(nil)),
    (.referred(Referral(source: "ADS")), .referred(Referral(source: "ADS"))),
    (.control(.lost), .threadControl(.lost)),
  ])
  func `B3 a sign is a notice in the open conversation, and no message of the customer`(
    _ kind: ThreadSign.Kind,
    _ notice: SystemNotice
  ) throws {
    var desk = try Desk.waiting()
    let before = desk.conversation.customerLastMessageAt
    let isNoted = desk.perform { $0.note(sign(kind), about: nil, at: .second(20)) }
    #expect(isNoted)
    #expect(desk.notices.last == notice)
    // Signs do not open the messaging window (C-03).
    #expect(desk.conversation.customerLastMessageAt == before)
    var over = try ended()
    let count = over.messages.count
    let isNotedAfterTheEnd = over.perform { $0.note(sign(kind), about: nil, at: .second(20)) }
    #expect(!isNotedAfterTheEnd)
    #expect(over.messages.count == count)
  }

  @Test func `peers 81 an answer given elsewhere stands as the business's, and is not sent`() throws
  {
    var desk = try Desk.waiting()
    #expect(desk.conversation.waitingSince != nil)
    let answer = OutsideMessage(providerID: "m_9", text: "We are on it", sender: "43")
    let isNoted = desk.perform {
      $0.note(sign(.answeredElsewhere(answer)), about: nil, at: .second(20))
    }
    #expect(isNoted)
    let message = try #require(desk.messages.last)
    #expect(message.author == .outside("43"))
    #expect(message.direction == .outbound)
    #expect(message.text == "We are on it")
    #expect(message.status == .sent)
    #expect(message.sentAt == .second(18))
    #expect(message.externalID == "m_9")
    #expect(desk.deliveries.isEmpty)
    #expect(desk.conversation.lastActivityAt == .second(20))
    #expect(desk.conversation.waitingSince == nil, "nobody waits who has an answer")
  }

  @Test func `B3 an edit replaces what a message says, also after the end`() throws {
    for desk in [try Desk.waiting(), try ended()] {
      let id = MessageID(conversation: desk.conversation.id, sequence: 1)
      var change = Transition(desk.conversation, agents: [], policy: desk.policy)
      let edit = sign(.edited("m", text: "Size M", revision: 1))
      let isNoted = change.note(edit, about: id, at: .second(20))
      #expect(isNoted)
      #expect(
        change.amendments == [MessageAmendment(message: id, content: .text("Size M"))]
      )
      #expect(change.messages.isEmpty)
    }
  }

  @Test func `B3 a retraction takes text and files away`() throws {
    let desk = try Desk.waiting()
    let id = MessageID(conversation: desk.conversation.id, sequence: 1)
    var change = Transition(desk.conversation, agents: [], policy: desk.policy)
    let isNoted = change.note(sign(.retracted("m")), about: id, at: .second(20))
    #expect(isNoted)
    #expect(
      change.amendments == [
        MessageAmendment(
          message: id,
          content: .withheld(reason: .retracted),
          attachments: []
        )
      ]
    )
  }

  @Test func `an edit of an unknown message, or of another conversation's, changes nothing`() throws
  {
    let desk = try Desk.waiting()
    let foreign = MessageID(conversation: ConversationID(bits: 99), sequence: 1)
    for message in [nil, foreign] {
      var change = Transition(desk.conversation, agents: [], policy: desk.policy)
      let edit = sign(.edited("m", text: "x", revision: nil))
      let isNoted = change.note(edit, about: message, at: .second(20))
      #expect(!isNoted)
      #expect(change.amendments.isEmpty && change.events.isEmpty)
    }
  }

  @Test func `a message says by what its customer came, before what they say`() throws {
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Fixtures.address,
      text: "Hi",
      externalID: "m",
      referral: Referral(source: "SHORTLINK", reference: "summer")
    )
    var desk = try Desk.waiting()
    try desk.perform { try $0.receive(message, isVerifiedSender: true, at: .second(20)) }
    let referral = Referral(source: "SHORTLINK", reference: "summer")
    #expect(
      desk.messages.suffix(2).map(\.content) == [.notice(.referred(referral)), .text("Hi")]
    )
  }
}
