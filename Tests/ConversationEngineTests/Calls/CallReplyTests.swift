import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationTesting
import Testing

/// The text that whoever has called in vain is sent: which, whether, and in which conversation.
@Suite struct CallReplyTests {
  @Test func `A-19 each phase at hang-up has its trigger, and a call has exactly one reply`()
    async throws
  {
    let all: [AutoReplyTrigger] = [
      .customerHangsUp, .missedCallFromCustomer, .customerLeavesVoicemail,
      .customerCallsAfterHours,
    ]
    let table: [(CallPhase, AutoReplyTrigger)] = [
      (.greeting, .missedCallFromCustomer), (.greetingFinished, .customerHangsUp),
      (.callTree, .missedCallFromCustomer), (.optionChosen, .customerHangsUp),
      (.ringing, .customerHangsUp), (.voicemailGreeting, .missedCallFromCustomer),
      (.recording, .customerLeavesVoicemail),
    ]
    for (phase, trigger) in table {
      for isOpen in [true, false] {
        let line = try await Hotline(on: all)
        line.shop.go(to: isOpen ? 13 : 20)
        let reply = try #require(try await line.miss(in: phase).reply)
        let expected =
          isOpen || trigger == .customerLeavesVoicemail ? trigger : .customerCallsAfterHours
        #expect(
          try await line.programs(of: reply.conversation) == ["auto-reply/\(expected)"],
          "\(phase), open: \(isOpen)"
        )
      }
    }
  }

  @Test func `A-33 C-02 no text goes to a withheld number, one without texts, or an opt-out`()
    async throws
  {
    let callers: [(CallerNumber, String)] = [
      (.withheld, "numberWithheld"),
      (.number(Hotline.caller, takesTexts: false), "takesNoTexts"),
      (.number(Hotline.caller, takesTexts: nil), "optedOut"),
    ]
    for (caller, reason) in callers {
      let line = try await Hotline(on: [.customerHangsUp], opensTickets: true)
      if reason == "optedOut" { try await line.shop.write("STOP", id: "stop") }
      let result = try await line.miss(from: caller)
      #expect(result.reply == nil && result.call.outcome == .missed(.ringing))
      #expect((result.call.ticket != nil) == (caller != .withheld))
      let told = line.shop.desk.observer.observations.filter { $0.contains(reason) }
      #expect(told.count == 1, "\(reason)")
    }
  }

  @Test
  func `A-33 the text stands in the caller's own conversation, which nobody is asked to take`()
    async throws
  {
    let line = try await Hotline(on: [.customerHangsUp])
    let own = try #require(try await line.miss("call-1").reply).conversation
    let opened = try #require(try await line.shop.desk.conversation(own))
    #expect(opened.direction == .outbound && !opened.isOpen)
    #expect(try await line.center.openOffers(to: "anna").isEmpty)
    line.shop.desk.time.advance(by: 60)
    #expect(try await line.miss("call-2").reply?.conversation == own)
    guard case .stored(let answer, .open) = try await line.shop.write("Call me", id: "1") else {
      Issue.record("the answer is to be stored")
      return
    }
    #expect(try await line.center.openOffers(to: "anna").count == 1)
    line.shop.desk.time.advance(by: 60)
    #expect(try await line.miss("call-3").reply?.conversation == answer.conversation)
    #expect(try await line.shop.desk.conversation(answer.conversation)?.isOpen == true)
  }

  @Test func `A-33 the text leaves by the number that was called, and by another if that is gone`()
    async throws
  {
    let line = try await Hotline(on: [.customerHangsUp])
    let other = ReplyingDesk.line("another", "+13125550188", named: "Another number")
    try await line.center.save(other)
    for expected in [ReplyingDesk.shop.id, other.id] {
      let reply = try #require(try await line.miss(CallID("to \(expected)")).reply)
      let conversation = try await line.shop.desk.conversation(reply.conversation)
      #expect(conversation?.entryPoint == expected)
      try await line.center.deleteEntryPoint(expected, by: .administrator)
      line.shop.desk.time.advance(by: 60)
    }
  }

  @Test func `A text that no host here can send keeps neither call nor ticket from being noted`()
    async throws
  {
    let line = try await Hotline(on: [.customerHangsUp], opensTickets: true)
    let texts = ReplyingDesk.shop.id
    try await line.center.deleteEntryPoint(texts, by: .administrator)
    let result = try await line.miss()
    #expect(result.reply == nil && result.call.ticket != nil)
    #expect(line.shop.desk.observer.observations.contains { $0.contains("noWayOut") })
  }
}
