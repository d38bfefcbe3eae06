import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct DecisionTests {
  @Test func `P-03 the fourteen triggers, in the order of the settings page`() {
    let words = [
      "customerHangsUp", "customerLeavesVoicemail", "afterSuccessfulCallWithTicket",
      "captureAdvisorRating", "askCustomerIssueResolved", "customerSendsFirstChat",
      "requestPhotoOrVideo", "shareVoiceHub", "customerCallsAfterHours", "missedCallFromCustomer",
      "requestApproval", "paymentRequest", "customerTextsAfterHours",
      "customerCreatesTicketAfterHours",
    ]
    #expect(TriggerCatalogue.standard.definitions.map(\.trigger.rawValue) == words)
  }

  @Test func `P-04 … P-17b each of the fourteen replies goes out on its own occasion`() throws {
    let scene = try Scene()
    var sent: Set<AutoReplyTrigger> = []
    func take(_ occasion: ReplyOccasion?) throws {
      let occasion = try #require(occasion)
      let message = try #require(try scene.decide(occasion).message, "\(occasion.trigger)")
      #expect(message.trigger == occasion.trigger && message.entryPoint == "sms-line")
      sent.insert(message.trigger)
    }
    try take(ReplyOccasion.after(try scene.call(in: .ringing, at: Scene.open)))
    try take(ReplyOccasion.after(try scene.call(in: .recording, at: Scene.open)))
    let answered = try scene.call(
      events: [.answered(by: "anna")],
      ticket: TicketID(bits: 1),
      at: Scene.open
    )
    try take(ReplyOccasion.after(answered))
    try take(ReplyOccasion.after(try scene.call(in: .callTree, at: Scene.open)))
    try take(ReplyOccasion.after(try scene.call(in: .callTree, at: Scene.evening)))
    for occasion in try scene.text(at: Scene.evening) { try take(occasion) }
    let asked: [AutoReplyTrigger] = [
      .captureAdvisorRating, .askCustomerIssueResolved, .requestPhotoOrVideo, .shareVoiceHub,
      .requestApproval, .paymentRequest,
    ]
    for trigger in asked { try take(scene.asked(trigger)) }
    let ticket = Ticket(
      id: TicketID(bits: 4),
      contact: Scene.customer,
      team: "desk",
      origin: .mobileApp,
      at: Scene.evening
    )
    try take(ReplyOccasion.after(opening: ticket, recipient: Scene.customer, on: .webChat))
    #expect(sent == Set(TriggerDefinition.standard.map(\.trigger)))
  }

  @Test func `P-09 P-10 rating and question follow an end, once each, and again after the next`()
    throws
  {
    let timeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    let policy = InboxPolicy.sharedInbox("service", offerTimeouts: timeouts)
    for trigger in [AutoReplyTrigger.captureAdvisorRating, .askCustomerIssueResolved] {
      var scene = try Scene(on: [trigger])
      var change = Transition(try Scene.conversation(), agents: [], policy: policy)
      #expect(ReplyOccasion.afterEnd(of: change.conversation, trigger, team: "desk") == nil)
      change.endByCustomer(at: Scene.open)
      let ended = try #require(
        ReplyOccasion.afterEnd(of: change.conversation, trigger, team: "desk")
      )
      #expect(try scene.round([ended], at: Scene.open + 60).messages.map(\.trigger) == [trigger])
      #expect(
        try scene.round([ended], at: Scene.open + 90).decisions.first?.suppression
          == .alreadySent(at: Scene.open + 60)
      )
      change = Transition(change.conversation, agents: [], policy: policy)
      try change.reopen(in: Scene.queue, at: Scene.open + 100)
      change.endByCustomer(at: Scene.open + 200)
      let again = try #require(
        ReplyOccasion.afterEnd(of: change.conversation, trigger, team: "desk")
      )
      #expect(try scene.round([again], at: Scene.open + 260).messages.count == 1)
    }
  }

  @Test func `P-12 P-13 P-16 what an advisor asks for goes out, once a command, with its link`()
    throws
  {
    let asked: [AutoReplyTrigger] = [
      .requestPhotoOrVideo, .shareVoiceHub, .requestApproval, .paymentRequest,
    ]
    for trigger in asked {
      var scene = try Scene(on: [trigger])
      let round = try scene.round([scene.asked(trigger)], at: Scene.open)
      let message = try #require(round.messages.first)
      #expect(message.recipient == Scene.customer && message.channel == .sms)
      #expect((message.text.contains("https://example.com/a")) == (trigger != .requestPhotoOrVideo))
      let repeated = try scene.round([scene.asked(trigger)], at: Scene.open + 1)
      #expect(repeated.decisions.first?.suppression == .alreadySent(at: Scene.open))
    }
  }

  @Test func `A-22 a first chat after hours: both, in this order, or one of them`() throws {
    let expected: [AutoReplyPolicy.FirstChatAfterHours: [AutoReplyTrigger]] = [
      .both: [.customerSendsFirstChat, .customerTextsAfterHours],
      .firstChat: [.customerSendsFirstChat],
      .afterHours: [.customerTextsAfterHours],
    ]
    for (policy, triggers) in expected {
      var scene = try Scene()
      scene.draft.policy.firstChatAfterHours = policy
      let round = try scene.round(try scene.text(at: Scene.evening), at: Scene.evening)
      #expect(round.messages.map(\.trigger) == triggers)
      #expect(round.keys.count == triggers.count && round.ledger?.entries.count == triggers.count)
      #expect(round.decisions.count == 2)
      // Within hours the first chat is answered in any case.
      var day = try Scene()
      day.draft.policy.firstChatAfterHours = policy
      #expect(
        try day.round(try day.text(at: Scene.open), at: Scene.open).messages.map(\.trigger)
          == [.customerSendsFirstChat]
      )
    }
  }

  @Test func `What says why nothing is sent is the last step, and every step has words`() throws {
    var scene = try Scene()
    scene.hasOptedOut = true
    let decision = try scene.decide(try scene.missed())
    #expect(decision.steps.last?.passed == false)
    #expect(decision.steps.dropLast().allSatisfy { $0.passed })
    #expect(decision.steps.last?.answer == SuppressionReason.optedOut.text)
    #expect(decision.explanation.hasSuffix("the recipient has opted out of messages"))
    scene.hasOptedOut = false
    let sent = try scene.decide(try scene.missed())
    #expect(sent.steps.allSatisfy { $0.passed && !$0.answer.isEmpty })
    #expect(sent == (try scene.decide(try scene.missed())))
  }

  @Test func `The key is the same for the same occasion, and another for another`() throws {
    let scene = try Scene()
    let one = try scene.decide(try scene.missed("call-1"))
    #expect(one.key == (try scene.decide(try scene.missed("call-1"))).key)
    #expect(one.key != (try scene.decide(try scene.missed("call-2"))).key)
    #expect(one.entry?.key == one.key)
    // Suppressed or not, the key is known.
    var off = scene
    off.draft[.customerHangsUp].isEnabled = false
    #expect(try off.decide(try off.missed("call-1")).key == one.key)
  }

  @Test func `Two desks that answer each other fall silent by themselves`() throws {
    // Both are closed, answer everything, and take each other for a customer: headers lie.
    var desks = try [Scene(), Scene()]
    for index in desks.indices { desks[index].draft.policy.afterHoursTexts = .everyMessage }
    var now = Scene.evening
    var messages = [1, 0]
    var sent = 0
    var turn = 0
    var pending = 1
    while pending > 0 {
      pending -= 1
      messages[turn] += 1
      now += 2
      let occasions = try desks[turn].text(number: messages[turn], at: now)
      let replies = try desks[turn].round(occasions, at: now).messages.count
      sent += replies
      pending = replies
      turn = 1 - turn
      try #require(sent < 100)
    }
    #expect(sent == 10)
    // The next hour brings five more each, and the day no more than ten.
    #expect(desks.allSatisfy { ($0.ledger?.entries.count ?? 0) <= 10 })
  }

  @Test func `A-42 an advisor's reply needs no conversation, and asks again under another key`()
    throws
  {
    let scene = try Scene()
    let decision = try scene.decide(scene.asked(.requestPhotoOrVideo))
    #expect(decision.message?.author == .automation("auto-reply/requestPhotoOrVideo"))
    #expect(decision.entry?.counts == false)
    #expect(scene.asked(.requestPhotoOrVideo).conversation == nil)
  }

  @Test func `A host's own trigger works like the fourteen`() throws {
    let parcel = TriggerDefinition(
      "parcelShipped",
      cause: .system,
      channels: [.sms],
      fields: ["parcel"]
    )
    var scene = try Scene()
    scene.catalogue = try TriggerCatalogue(adding: [parcel])
    scene.draft["parcelShipped"] = AutoReply(
      isEnabled: true,
      includesTeamName: true,
      body: .template("Parcel {parcel} is on its way.")
    )
    let occasion = ReplyOccasion(
      "parcelShipped",
      identity: "p1",
      team: "desk",
      source: .system,
      channel: .sms,
      recipient: .address(Scene.customer),
      happenedAt: Scene.open,
      values: ["parcel": "42"]
    )
    #expect(try scene.decide(occasion).message?.text == "Service Desk\nParcel 42 is on its way.")
    #expect(throws: AutoReplyError(.duplicateTrigger("shareVoiceHub"))) {
      try TriggerCatalogue(adding: [TriggerDefinition("shareVoiceHub", cause: .system)])
    }
  }

  @Test func `Warnings name what a team should look at`() throws {
    var scene = try Scene()
    scene.team.language = "et"
    scene.schedules = RingSchedules(team: "desk", timeZone: "Europe/Helsinki")
    let decision = try scene.decide(try #require(try scene.text(number: 2, at: Scene.open).first))
    #expect(decision.message != nil)
    #expect(decision.warnings == [.schedule(.noSchedules("desk")), .noTextsIn("et")])
    #expect(decision.warnings.allSatisfy { !$0.text.isEmpty })
    scene.draft[.customerTextsAfterHours].body = .template("Suletud.")
    let own = try scene.decide(try #require(try scene.text(number: 2, at: Scene.open).first))
    #expect(own.warnings == [.schedule(.noSchedules("desk"))])
    #expect(own.message?.text == "Suletud.")
  }
}
