import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct CallOccasionTests {
  @Test func `A-19 P-04 P-05 P-15 the phase at hang-up chooses one trigger`() throws {
    let scene = try Scene()
    let table: [CallPhase: AutoReplyTrigger] = [
      .greeting: .missedCallFromCustomer,
      .greetingFinished: .customerHangsUp,
      .callTree: .missedCallFromCustomer,
      .optionChosen: .customerHangsUp,
      .ringing: .customerHangsUp,
      .voicemailGreeting: .missedCallFromCustomer,
      .recording: .customerLeavesVoicemail,
    ]
    for phase in CallPhase.allCases {
      let occasion = ReplyOccasion.after(try scene.call(in: phase, at: Scene.open))
      #expect(occasion?.trigger == table[phase], "\(phase)")
    }
  }

  @Test func `A-19 P-14 after hours it is 9 instead of 1 and 10, and 2 if a voicemail is left`()
    throws
  {
    let scene = try Scene()
    for phase in CallPhase.allCases where phase != .recording {
      let occasion = ReplyOccasion.after(try scene.call(in: phase, at: Scene.evening))
      #expect(occasion?.trigger == .customerCallsAfterHours, "\(phase)")
    }
    let voicemail = try scene.call(
      in: .recording,
      events: [.voicemail(nil)],
      at: Scene.evening
    )
    #expect(ReplyOccasion.after(voicemail)?.trigger == .customerLeavesVoicemail)
  }

  @Test func `P-08 an answered call has a reply at its end, if it has a ticket`() throws {
    let scene = try Scene()
    let bare = try scene.call(events: [.answered(by: "anna")], at: Scene.open)
    #expect(ReplyOccasion.after(bare) == nil)
    let ticketed = try scene.call(
      events: [.answered(by: "anna")],
      ticket: TicketID(bits: 3),
      at: Scene.open
    )
    let occasion = try #require(ReplyOccasion.after(ticketed))
    #expect(occasion.trigger == .afterSuccessfulCallWithTicket)
    #expect(try scene.decide(occasion).message?.text.hasPrefix("Thank you for your call.") == true)
  }

  @Test func `P-07 E-05 a call that goes on is no occasion`() throws {
    let scene = try Scene()
    let call = Call(
      id: "c",
      to: "+15555550100",
      of: "desk",
      from: .withheld,
      calendar: try scene.calendar(),
      at: Scene.open
    )
    #expect(ReplyOccasion.after(call) == nil)
  }

  @Test func `A-19 the hours at the beginning of a call count`() throws {
    let scene = try Scene()
    // It rings from 08:59 to 09:01: the team opens meanwhile.
    let early = try scene.call(at: Scene.time("2026-03-02T06:59:00Z"), lasting: 120)
    let occasion = try #require(ReplyOccasion.after(early))
    #expect(occasion.trigger == .customerCallsAfterHours)
    #expect(try scene.decide(occasion).message != nil)
  }

  @Test func `A call has one reply, even if a late voicemail makes another outcome of it`() throws {
    var scene = try Scene()
    var call = try scene.call(in: .voicemailGreeting, at: Scene.open)
    let first = try #require(ReplyOccasion.after(call))
    let round = try scene.round([first], at: first.happenedAt)
    #expect(round.messages.map(\.trigger) == [.missedCallFromCustomer])
    try call.take(.voicemail(nil), at: Scene.open + 60)
    let second = try #require(ReplyOccasion.after(call))
    #expect(second.trigger == .customerLeavesVoicemail)
    let again = try scene.decide(second)
    #expect(again.suppression == .alreadySent(at: first.happenedAt))
    #expect([again.key] == round.keys)
  }
}
