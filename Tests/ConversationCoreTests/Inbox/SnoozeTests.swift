import ConversationCore
import Foundation
import Testing

@Suite struct SnoozeTests {
  @Test func `a snoozed conversation comes back at its time, not before`() throws {
    var desk = try Desk.assigned()
    try desk.perform { try $0.snooze(until: .second(100), by: "anna", at: .second(30)) }
    #expect(desk.conversation.snooze?.until == .second(100))
    #expect(desk.conversation.nextDeadline == .second(100))
    desk.perform { $0.advance(to: .millisecond(99_999)) }
    #expect(desk.conversation.snooze != nil)
    desk.perform { $0.advance(to: .second(100)) }
    #expect(desk.conversation.snooze == nil)
    #expect(desk.inboxEvents == [.snoozeEnded])
    #expect(desk.conversation.owner == "anna")
    #expect(desk.conversation.nextDeadline == nil)
  }

  @Test func `the customer's next message ends a snooze, with or without a time`() throws {
    for until in [nil, Date.second(100)] {
      var desk = try Desk.assigned()
      try desk.perform { try $0.snooze(until: until, by: "anna", at: .second(30)) }
      #expect(desk.conversation.nextDeadline == until)
      try desk.perform { try $0.say("A note from us", by: "anna", at: .second(40)) }
      #expect(desk.conversation.snooze != nil, "an answer of ours is not the next message")
      try desk.perform {
        try $0.receive(Fixtures.inbound(id: "in-2"), isVerifiedSender: true, at: .second(50))
      }
      #expect(desk.conversation.snooze == nil)
      #expect(desk.inboxEvents == [.snoozeEnded])
    }
  }

  @Test func `a time that is over is refused; snoozing again replaces the time`() throws {
    var desk = try Desk.assigned()
    for second in [0, 30] {
      #expect(
        desk.refusal { try $0.snooze(until: .second(second), by: "anna", at: .second(30)) }
          == .snoozeIsOver
      )
    }
    try desk.perform { try $0.snooze(until: .second(40), by: "anna", at: .second(30)) }
    try desk.perform { try $0.snooze(until: .second(90), by: "anna", at: .second(31)) }
    desk.perform { $0.advance(to: .second(40)) }
    #expect(desk.conversation.snooze?.until == .second(90))
    try desk.perform { try $0.unsnooze(by: "anna", at: .second(50)) }
    #expect(desk.conversation.snooze == nil)
    #expect(desk.refusal { try $0.unsnooze(by: "anna", at: .second(51)) } == nil)
    #expect(desk.events.isEmpty)
  }

  @Test func `whoever gets it sees it: assigned, unassigned and resolved it is not snoozed`() throws
  {
    for command in [
      { try $0.assign(to: "ben", by: "anna", at: .second(40)) },
      { try $0.unassign(by: "anna", at: .second(40)) },
      { try $0.resolve(by: "anna", at: .second(40)) },
      { $0.interrupt(at: .second(40)) },
    ] as [(inout Transition) throws -> Void] {
      var desk = try Desk.assigned()
      try desk.perform { try $0.snooze(until: .second(90), by: "anna", at: .second(30)) }
      try desk.perform(command)
      #expect(desk.conversation.snooze == nil)
      #expect(desk.conversation.nextDeadline == nil)
    }
  }

  @Test func `what nobody has cannot be snoozed`() throws {
    var desk = try Desk.inbox()
    #expect(
      desk.refusal { try $0.snooze(until: nil, by: "anna", at: .second(30)) }
        == .illegalCommand(.snooze, in: .queued)
    )
  }
}
