import AutoReplies
import ConversationCore
import Foundation
import Testing

/// Every reason for which nothing is sent, each alone against a reply that otherwise goes out.
///
/// Those of the recipient and of the way stand in ``RecipientSuppressionTests``.
@Suite struct SuppressionTests {
  @Test func `P-21 off: nothing is sent until a team switches it on`() throws {
    var scene = try Scene(on: [])
    #expect(try scene.decide(scene.missed()).suppression == .off)
    scene.draft[.customerHangsUp].isEnabled = true
    #expect(try scene.decide(scene.missed()).message != nil)
    // A team that has saved nothing has everything off.
    var context = try scene.context()
    context.settings = .off("desk")
    let decision = AutoReplyDecision(on: try scene.missed(), in: context, at: Scene.open)
    #expect(decision.suppression == .off && decision.entry == nil)
  }

  @Test func `A-33 wrong channel: 9 voice only, 13 SMS and WhatsApp only, chats never by voice`()
    throws
  {
    let scene = try Scene()
    let channels: [ChannelKind] = [.sms, .whatsApp, .messenger, .email, .webChat, .voice, "fax"]
    let expected: [AutoReplyTrigger: Set<ChannelKind>] = [
      .customerCallsAfterHours: [.voice],
      .customerHangsUp: [.voice],
      .customerLeavesVoicemail: [.voice],
      .missedCallFromCustomer: [.voice],
      .customerTextsAfterHours: [.sms, .whatsApp],
      .customerSendsFirstChat: Set(channels).subtracting([.voice]),
    ]
    for (trigger, permitted) in expected {
      for channel in channels {
        let occasion = ReplyOccasion(
          trigger,
          identity: "x",
          team: "desk",
          source: .customer,
          channel: channel,
          recipient: .address(Scene.customer),
          happenedAt: Scene.evening
        )
        let reason = try scene.decide(occasion).suppression
        #expect((reason == .wrongChannel(channel)) == !permitted.contains(channel), "\(trigger)")
      }
    }
  }

  @Test func `A-21 P-17b only tickets of the web and the mobile app count`() throws {
    let scene = try Scene()
    for origin in TicketOrigin.allCases {
      let ticket = Ticket(
        id: TicketID(bits: 4),
        contact: Scene.customer,
        team: "desk",
        origin: origin,
        at: Scene.evening
      )
      let occasion = ReplyOccasion.after(
        opening: ticket,
        recipient: .visitor("v1", widget: "w"),
        on: .webChat
      )
      let decision = try scene.decide(occasion)
      switch origin {
      case .webApp, .mobileApp: #expect(decision.message != nil)
      default: #expect(decision.suppression == .wrongOrigin(origin))
      }
    }
    let open = Ticket(
      id: TicketID(bits: 4),
      contact: Scene.customer,
      team: "desk",
      origin: .webApp,
      at: Scene.open
    )
    let within = ReplyOccasion.after(opening: open, recipient: Scene.customer, on: .webChat)
    #expect(try scene.decide(within).suppression == .withinHours("office"))
  }

  @Test func `P-14 P-17a within hours: the ring schedule that was active is named`() throws {
    let scene = try Scene()
    let occasion = try #require(try scene.text(number: 2, at: Scene.open).first)
    #expect(try scene.decide(occasion).suppression == .withinHours("office"))
  }

  @Test func `A message that comes late does not say closed when the team is open`() throws {
    let scene = try Scene()
    let night = Scene.time("2026-03-02T04:00:00Z")
    let late = try #require(try scene.text(number: 2, at: night, received: Scene.open).first)
    #expect(try scene.decide(late, at: Scene.open).suppression == .openAgain)
    // A minute later it is no old news, and an evening later the team is closed again.
    #expect(try scene.decide(late, at: night + 60).message != nil)
    #expect(try scene.decide(late, at: Scene.evening).message != nil)
  }

  @Test func `A-22 already sent in this closed period; the next one is another`() throws {
    var scene = try Scene()
    let first = try scene.text(number: 2, at: Scene.evening)
    #expect(try scene.round(first, at: Scene.evening).messages.count == 1)
    let again = try scene.text(number: 3, at: Scene.evening + 3_600)
    #expect(
      try scene.round(again, at: Scene.evening + 3_600).decisions.first?.suppression
        == .alreadySent(at: Scene.evening)
    )
    let tomorrow = try scene.text(number: 4, at: Scene.evening + 86_400)
    #expect(try scene.round(tomorrow, at: Scene.evening + 86_400).messages.count == 1)
  }

  @Test func `A closed period stays the same when somebody changes the schedules in it`() throws {
    var scene = try Scene()
    _ = try scene.round(try scene.text(number: 2, at: Scene.evening), at: Scene.evening)
    // Closing an hour earlier moves the beginning of the closed period.
    try scene.schedules.save(
      .closure(
        "early",
        name: "Early",
        createdAt: Date(timeIntervalSince1970: 2),
        [
          OneOffSpan(
            from: LocalDateTime(try #require(LocalDate("2026-03-02")), LocalTime(minutes: 960)),
            to: LocalDateTime(try #require(LocalDate("2026-03-02")), LocalTime(minutes: 1_020))
          )
        ]
      )
    )
    let later = Scene.evening + 60
    let round = try scene.round(try scene.text(number: 3, at: later), at: later)
    #expect(round.decisions.first?.suppression == .alreadySent(at: Scene.evening))
  }

  @Test func `A-22 C-04 automatic mail and automatic replies trigger nothing`() throws {
    let scene = try Scene()
    let signs: [ProgramSign] = [
      .automaticSubmission, .deliveryReport, .bulk, .unwanted, .ourselves,
    ]
    for sign in signs {
      for occasion in try scene.text(source: .program(sign), at: Scene.evening) {
        #expect(try scene.decide(occasion).suppression == .program(sign))
      }
    }
  }

  @Test func `Who may bring a trigger about is part of its definition`() throws {
    let scene = try Scene()
    for (trigger, source) in [
      (AutoReplyTrigger.customerSendsFirstChat, ReplySource.advisor("anna")),
      (.customerSendsFirstChat, .system), (.requestApproval, .customer),
      (.requestApproval, .system),
      (.captureAdvisorRating, .customer),
    ] {
      let occasion = ReplyOccasion(
        trigger,
        identity: "x",
        team: "desk",
        source: source,
        channel: .sms,
        recipient: .address(Scene.customer),
        happenedAt: Scene.open
      )
      #expect(try scene.decide(occasion).suppression == .wrongSource, "\(trigger) \(source)")
    }
    // An advisor may ask for what otherwise follows by itself.
    #expect(try scene.decide(scene.asked(.captureAdvisorRating)).message != nil)
  }

  @Test func `E-14 payments are asked for only by companies registered in the USA`() throws {
    var scene = try Scene(on: [])
    scene.draft[.paymentRequest].isEnabled = true
    #expect(try scene.decide(scene.asked(.paymentRequest)).message != nil)
    var context = try scene.context()
    scene.draft.companyCountry = "FI"
    #expect(throws: AutoReplyError.self) { try scene.context() }
    scene.draft[.paymentRequest].isEnabled = false
    context.settings = try scene.draft.save(for: scene.team)
    #expect(
      AutoReplyDecision(on: scene.asked(.paymentRequest), in: context, at: Scene.open).suppression
        == .off
    )
  }

  @Test func `A field without a value, a text that says nothing, and one that is too long`() throws
  {
    var scene = try Scene()
    #expect(
      try scene.decide(scene.asked(.requestApproval, link: nil)).suppression
        == .fieldWithoutValue(.link)
    )
    scene.draft[.requestApproval].body = .template("{link|}")
    #expect(try scene.decide(scene.asked(.requestApproval, link: nil)).suppression == .empty)
    let long = "https://example.com/" + String(repeating: "a", count: 1_600)
    #expect(
      try scene.decide(scene.asked(.requestApproval, link: long)).suppression
        == .tooLong(maximum: 1_600, actual: 1_620, unit: "characters")
    )
  }

  @Test func `A trigger that nobody has defined`() throws {
    let scene = try Scene()
    #expect(try scene.decide(scene.asked("own")).suppression == .unknownTrigger("own"))
  }

  @Test func `Every reason has words of its own, without customer data`() throws {
    let ceiling = AutoReplyPolicy.Ceiling(5, per: 3_600)
    let now = Scene.open
    let reasons: [SuppressionReason] = [
      .unknownTrigger("t"), .off, .wrongChannel(.email), .wrongOrigin(nil), .wrongSource,
      .program(.bulk), .withinHours("s"), .openAgain, .alreadySent(at: now),
      .replaced(by: "t"), .agentAnswered(at: now), .optedOut, .numberWithheld, .takesNoTexts,
      .cannotBeAnswered,
      .ceilingReached(ceiling), .noWayOut, .entryPointNotInUse("e"),
      .outsideMessagingWindow(since: now), .mayNotWriteFirst(.messenger), .notInThisCountry,
      .fieldWithoutValue(.link), .empty, .tooLong(maximum: 1, actual: 2, unit: "characters"),
    ]
    #expect(Set(reasons.map(\.text)).count == reasons.count)
    #expect(reasons.allSatisfy { !$0.text.isEmpty })
  }
}
