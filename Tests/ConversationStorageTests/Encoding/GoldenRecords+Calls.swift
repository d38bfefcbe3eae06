import ConversationCore
import Foundation

extension GoldenRecords {
  /// Schedules of every kind, a draft among them.
  func ringSchedules() throws -> RingSchedules {
    var schedules = RingSchedules(team: "first-line", timeZone: "Europe/Helsinki")
    let days: [Weekday] = [.monday, .friday]
    guard let christmas = LocalDate("2025-12-25"), let new = LocalDate("2026-01-01"),
      let six = LocalTime("06:00"), let ten = LocalTime("22:00")
    else { return schedules }
    var week = RingSchedule.weekly(
      "week",
      name: "Week",
      createdAt: time(1),
      WeeklySpan.each(days, from: ten, to: six) + [.wholeDay(.sunday)],
      holidays: [christmas]
    )
    week.advisors = .only(["ben", "anna"])
    try schedules.save(week)
    try schedules.save(
      .closure("closed", name: "Closed", createdAt: time(2), [.days(christmas, through: new)])
    )
    var extra = RingSchedule.extra(
      "extra",
      name: "",
      createdAt: time(3),
      [OneOffSpan(from: LocalDateTime(new, six), to: LocalDateTime(new, ten))]
    )
    extra.isDraft = true
    try schedules.save(extra)
    return schedules
  }

  var team: TeamSettings {
    TeamSettings(
      id: "first-line",
      displayName: "First line",
      language: "fi",
      isHidden: true,
      number: "+15555550100",
      createsTicketForMissedCalls: true,
      ringsLastAdvisor: true
    )
  }

  /// A call that was missed, one with a voicemail, and one that was answered.
  func calls() throws -> [Call] {
    let calendar = try RingCalendar(
      ringSchedules(),
      in: TimeZoneRules(name: "Europe/Helsinki", firstOffset: 7_200)
    )
    func call(_ id: CallID, _ caller: CallerNumber, _ events: [CallEvent]) throws -> Call {
      var call = Call(
        id: id,
        to: "+15555550100",
        of: "first-line",
        from: caller,
        customer: try customer().id,
        calendar: calendar,
        at: time(0)
      )
      for event in events { try call.take(event, at: time(30)) }
      return call
    }
    let recording = Attachment(mediaType: "audio/mpeg", reference: "https://media.example.com/v")
    var answered = try call(
      "call-3",
      .number(.phone("+15555550123"), takesTexts: true),
      [.phase(.ringing), .answered(by: "anna"), .ended]
    )
    answered.ticket = TicketID(high: 0x0197_8222_ED40_0009, low: 1)
    return [
      try call("call-1", .withheld, [.phase(.optionChosen), .ended]),
      try call(
        "call-2",
        .phone("+15555550123"),
        [.phase(.recording), .ended, .voicemail(recording)]
      ),
      answered,
    ]
  }

  /// A ticket that is open with everything in it, and one that is closed.
  func tickets() throws -> [Ticket] {
    let open = Ticket(
      id: TicketID(high: 0x0197_8222_ED40_0009, low: 1),
      contact: .phone("+15555550123"),
      customer: try customer().id,
      number: "+15555550100",
      team: "first-line",
      advisor: "anna",
      origin: .call,
      call: "call-3",
      conversation: ConversationID(high: 0x0197_8222_ED40_0003, low: 4),
      at: time(5)
    )
    var closed = Ticket(
      id: TicketID(high: 0x0197_8222_ED40_0009, low: 2),
      contact: nil,
      team: "second-line",
      origin: .mobileApp,
      at: time(5)
    )
    closed.close(at: time(6))
    return [open, closed]
  }

  var ticketLine: TicketLine {
    TicketLine(
      number: "+15555550100",
      contact: .phone("+15555550123"),
      last: TicketID(high: 0x0197_8222_ED40_0009, low: 1)
    )
  }

  /// What happens to calls, tickets and teams.
  var callEvents: [Event] {
    let ticket = TicketID(high: 0x0197_8222_ED40_0009, low: 1)
    let news: [CallNews] = [
      .started("first-line"), .answered(by: "anna"), .over(.missed(.ringing)), .over(.voicemail),
      .over(.afterHours(.callTree)), .over(.answered(by: "anna")),
    ]
    let changes: [TicketEvent] = [
      .opened("first-line", advisor: nil, .webApp), .opened("first-line", advisor: "anna", .call),
      .callLogged("call-1"), .reassigned("first-line", advisor: "anna", told: nil),
      .reassigned("first-line", advisor: "ben", told: .advisor("ben")),
      .reassigned("second-line", advisor: nil, told: .team("second-line")), .closed,
    ]
    let saved: [TeamEvent] = [.settingsSaved, .schedulesSaved, .repliesSaved]
    return news.map { .call("call-1", $0) } + changes.map { .ticket(ticket, $0) }
      + saved.map { .team("first-line", $0) }
  }
}
