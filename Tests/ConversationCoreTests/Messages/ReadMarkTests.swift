import ConversationCore
import Foundation
import Testing

/// What of a conversation waits to be read.
@Suite struct ReadMarkTests {
  /// A conversation that an agent has accepted, and whose customer has written again at second 100.
  private func waiting() throws -> (desk: Desk, sequence: Int) {
    var desk = try Desk.active()
    try desk.perform {
      try $0.receive(
        Fixtures.inbound("Hello?", id: "m-2"),
        isVerifiedSender: true,
        at: .second(100)
      )
    }
    return (desk, try #require(desk.messages.last).id.sequence)
  }

  private func mark(_ desk: Desk, upTo sequence: Int, at second: Int) throws -> ReadMark {
    try #require(
      ReadMark(desk.conversation, upTo: sequence, by: "ben", at: .second(second))
    )
  }

  @Test func `S-10 a customer's newest message is unread until it is read or answered`() throws {
    let (desk, sequence) = try waiting()
    let newest = try #require(desk.messages.last)
    let conversation = desk.conversation
    #expect(conversation.hasUnread(newest: newest, after: nil))
    let before = try mark(desk, upTo: sequence - 1, at: 110)
    #expect(conversation.hasUnread(newest: newest, after: before))
    let after = try mark(desk, upTo: sequence, at: 110)
    #expect(!conversation.hasUnread(newest: newest, after: after))
    #expect(!conversation.hasUnread(newest: nil, after: nil), "nothing was said")
  }

  @Test func `S-10 a note behind a customer's message does not make it read, an answer does`()
    throws
  {
    let (waiting, sequence) = try waiting()
    var desk = waiting
    try desk.perform { try $0.addNote("Look at this", by: "anna", at: .second(120)) }
    let note = try #require(desk.messages.last)
    #expect(note.direction == .internal)
    let conversation = desk.conversation
    #expect(conversation.hasUnread(newest: note, after: nil))
    let before = try mark(desk, upTo: sequence - 1, at: 90)
    #expect(conversation.hasUnread(newest: note, after: before))
    let after = try mark(desk, upTo: sequence, at: 110)
    #expect(!conversation.hasUnread(newest: note, after: after))
    let whole = try mark(desk, upTo: note.id.sequence, at: 130)
    #expect(!conversation.hasUnread(newest: note, after: whole))
    try desk.perform {
      try $0.send(
        MessageDraft("Yes"),
        by: "anna",
        from: Fixtures.sms,
        capabilities: Fixtures.capabilities,
        at: .second(140)
      )
    }
    let answer = try #require(desk.messages.last)
    #expect(!desk.conversation.hasUnread(newest: answer, after: nil))
  }

  @Test func `S-10 what was held up on its way is unread after an answer to something else`()
    throws
  {
    var desk = try Desk.active()
    try desk.perform {
      try $0.send(
        MessageDraft("Yes"),
        by: "anna",
        from: Fixtures.sms,
        capabilities: Fixtures.capabilities,
        at: .second(60)
      )
    }
    let read = try mark(desk, upTo: desk.conversation.messageCount, at: 70)
    // Written before the answer, and here after it.
    let late = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Fixtures.address,
      text: "One thing more",
      externalID: "late",
      sentAt: .second(50)
    )
    try desk.perform { try $0.receive(late, isVerifiedSender: true, at: .second(100)) }
    try desk.perform { try $0.addNote("Hm", by: "anna", at: .second(110)) }
    let note = try #require(desk.messages.last)
    #expect(desk.conversation.hasUnread(newest: note, after: nil))
    #expect(desk.conversation.hasUnread(newest: note, after: read))
    let since = try mark(desk, upTo: note.id.sequence, at: 120)
    #expect(!desk.conversation.hasUnread(newest: note, after: since))
  }

  @Test func `S-09 what a blocked visitor writes waits for nobody`() throws {
    var desk = try waiting().desk
    desk.policy = Fixtures.sharedInbox
    let newest = try #require(desk.messages.last)
    desk.agents = [
      try Fixtures.agent("anna", permissions: AgentPermissions(access: .accountOwner))
    ]
    try desk.perform { try $0.blockVisitor(by: "anna", at: .second(150)) }
    #expect(!desk.conversation.hasUnread(newest: newest, after: nil))
    #expect(!desk.conversation.isUnread(newest, after: nil))
  }
}
