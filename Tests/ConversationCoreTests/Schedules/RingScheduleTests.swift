import ChannelTestSupport
import ConversationCore
import Foundation
import Testing

@Suite struct RingScheduleTests {
  @Test func `A-31 a start belongs to the hours, an end does not`() throws {
    let calendar = try Hours.calendar([Hours.office()])
    // Monday, 2 March 2026, two hours ahead of UTC.
    #expect(!calendar.isActive(at: Hours.time("2026-03-02T06:59:59Z")))
    #expect(calendar.isActive(at: Hours.time("2026-03-02T07:00:00Z")))
    #expect(calendar.isActive(at: Hours.time("2026-03-02T14:59:59Z")))
    #expect(!calendar.isActive(at: Hours.time("2026-03-02T15:00:00Z")))
  }

  @Test func `E-10 the most recently created schedule that covers an instant decides`() throws {
    let closure = RingSchedule.closure(
      "stocktaking",
      name: "Stocktaking",
      createdAt: Hours.created(2),
      [Hours.span("2026-03-02T12:00", "2026-03-02T16:00")]
    )
    let extra = RingSchedule.extra(
      "fair",
      name: "Fair",
      createdAt: Hours.created(3),
      [Hours.span("2026-03-02T14:00", "2026-03-02T15:00")]
    )
    let noon = Hours.time("2026-03-02T10:30:00Z")
    let afternoon = Hours.time("2026-03-02T12:30:00Z")
    let layered = try Hours.calendar([Hours.office(), closure, extra])
    #expect(!layered.isActive(at: noon))
    #expect(layered.isActive(at: afternoon))
    #expect(layered.activeSchedule(at: afternoon)?.id == "fair")
    // When the one on top is over, the one below is live again.
    #expect(layered.activeSchedule(at: Hours.time("2026-03-02T14:00:00Z"))?.id == "office")
    // The time of creation decides, not the order in which they were saved.
    let shuffled = try Hours.calendar([extra, closure, Hours.office()])
    #expect(!shuffled.isActive(at: noon) && shuffled.isActive(at: afternoon))
    #expect(layered.explain(at: afternoon).covering.map(\.id) == ["fair", "stocktaking", "office"])
  }

  @Test func `E-10 an edit keeps the time of creation`() throws {
    var schedules = RingSchedules(team: "desk", timeZone: Hours.helsinki.name)
    let closed = Hours.span("2026-03-02T00:00", "2026-03-03T00:00")
    try schedules.save(Hours.office())
    try schedules.save(
      .closure("off", name: "Off", createdAt: Hours.created(5), [closed])
    )
    var edited = Hours.office("08:00")
    edited = RingSchedule(
      id: edited.id,
      name: "Longer",
      createdAt: Hours.created(9),
      plan: edited.plan
    )
    try schedules.save(edited)
    #expect(schedules.schedules.count == 2)
    #expect(schedules.inForce.map(\.id) == ["off", "office"])
    #expect(schedules.schedules.first?.name == "Longer")
    schedules.remove("off")
    #expect(schedules.inForce.map(\.id) == ["office"])
  }

  @Test func `E-10 a team has at most 25 schedules, drafts among them`() throws {
    var schedules = RingSchedules(team: "desk", timeZone: "UTC")
    for number in 1...25 {
      var schedule = Hours.office()
      schedule = RingSchedule(
        id: RingScheduleID("s\(number)"),
        name: "S",
        createdAt: Hours.created(number),
        plan: schedule.plan,
        isDraft: number > 20
      )
      try schedules.save(schedule)
    }
    #expect(throws: ConversationError(.tooManySchedules(maximum: 25))) {
      try schedules.save(Hours.office())
    }
    #expect(schedules.schedules.count == 25 && schedules.inForce.count == 20)
  }

  @Test func `E-10 a draft decides nothing and may be unfinished`() throws {
    var draft = RingSchedule.weekly("draft", name: "", createdAt: Hours.created(1), [])
    draft.isDraft = true
    let calendar = try Hours.calendar([draft])
    #expect(!calendar.isActive(at: Hours.time("2026-03-02T08:00:00Z")))
    #expect(calendar.warnings == [.nothingOpens("desk")])
    draft.isDraft = false
    #expect(throws: ConversationError(.invalidSchedule("draft", .noName))) { try draft.check() }
  }

  @Test func `A-31 a schedule that contradicts itself is refused, and says why`() throws {
    let end = WeeklySpan(.friday, from: .endOfDay, to: .endOfDay)
    let cases: [(RingSchedule, ScheduleProblem)] = [
      (.weekly("s", name: "S", createdAt: Hours.created(1), []), .noSpans),
      (.weekly("s", name: "S", createdAt: Hours.created(1), [end]), .startsAtEndOfDay(.friday)),
      (
        .extra(
          "s",
          name: "S",
          createdAt: Hours.created(1),
          [Hours.span("2026-03-02T12:00", "2026-03-02T12:00")]
        ),
        .endsBeforeStart(Hours.wall("2026-03-02T12:00"))
      ),
      (
        .weekly(
          "s",
          name: "S",
          createdAt: Hours.created(1),
          Array(repeating: .wholeDay(.monday), count: 201)
        ),
        .tooManySpans(maximum: 200, actual: 201)
      ),
    ]
    for (schedule, problem) in cases {
      let error = ConversationError(.invalidSchedule("s", problem))
      #expect(throws: error) { try schedule.check() }
      #expect(error.description.hasPrefix("ring schedule s: "))
    }
  }

  @Test func `A-31 without a schedule it is after hours at all times, with a warning`() throws {
    let calendar = try Hours.calendar([])
    let now = Hours.time("2026-03-02T08:00:00Z")
    #expect(!calendar.isActive(at: now))
    #expect(calendar.nextChange(after: now) == nil && calendar.lastChange(upTo: now) == nil)
    #expect(calendar.warnings == [.noSchedules("desk")])
    #expect(calendar.explain(at: now).ground == .noSchedules)
    #expect(calendar.explain(at: now).warnings.first?.text.contains("no ring schedule") == true)
  }

  @Test func `A-31 an overnight span runs into a holiday, and none starts on one`() throws {
    let night = RingSchedule.weekly(
      "night",
      name: "Night",
      createdAt: Hours.created(1),
      WeeklySpan.each(
        [.thursday, .friday],
        from: Hours.clock("20:00"),
        to: Hours.clock("04:00")
      ),
      holidays: [LocalDate(dayNumber: 20_447)]
    )
    #expect(LocalDate(dayNumber: 20_447).description == "2025-12-25")
    let calendar = try Hours.calendar([night])
    #expect(!calendar.isActive(at: Hours.time("2025-12-25T20:00:00Z")))
    #expect(calendar.isActive(at: Hours.time("2025-12-26T20:00:00Z")))
  }

  @Test func `A-31 hours are those of the team's clocks when they change`() throws {
    let calendar = try Hours.calendar([Hours.office()])
    #expect(
      calendar.nextChange(after: Hours.time("2026-03-28T12:00:00Z"))
        == Hours.time("2026-03-30T06:00:00Z")
    )
    #expect(
      calendar.nextChange(after: Hours.time("2026-10-24T12:00:00Z"))
        == Hours.time("2026-10-26T07:00:00Z")
    )
  }

  @Test func `A closed period begins with its last change and ends with the next`() throws {
    let calendar = try Hours.calendar([Hours.office()])
    let saturday = Hours.time("2026-03-07T10:00:00Z")
    #expect(calendar.lastChange(upTo: saturday) == Hours.time("2026-03-06T15:00:00Z"))
    #expect(calendar.nextOpening(after: saturday) == Hours.time("2026-03-09T07:00:00Z"))
    // A change at this very instant is the last one.
    let opening = Hours.time("2026-03-09T07:00:00Z")
    #expect(calendar.lastChange(upTo: opening) == opening)
    #expect(calendar.nextChange(after: opening) == Hours.time("2026-03-09T15:00:00Z"))
  }

  @Test func `Changes are found as far as 400 days and no further`() throws {
    let far = RingSchedule.extra(
      "far",
      name: "Far",
      createdAt: Hours.created(1),
      [Hours.span("2027-04-01T09:00", "2027-04-01T10:00")]
    )
    let calendar = try Hours.calendar([far], zone: .utc)
    #expect(calendar.nextChange(after: Hours.time("2026-03-02T08:00:00Z")) != nil)
    #expect(calendar.nextChange(after: Hours.time("2026-02-01T08:00:00Z")) == nil)
    #expect(calendar.lastChange(upTo: Hours.time("2028-05-01T08:00:00Z")) != nil)
    #expect(calendar.lastChange(upTo: Hours.time("2028-06-01T08:00:00Z")) == nil)
  }

  @Test func `Random schedules: changes, periods and single instants agree`() throws {
    var random = SeededGenerator(seed: 4)
    for round in 0..<40 {
      var schedules: [RingSchedule] = []
      for number in 1...Int.random(in: 1...4, using: &random) {
        let id = RingScheduleID("s\(number)")
        if Bool.random(using: &random) {
          let spans = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            WeeklySpan(
              Weekday.allCases.randomElement(using: &random) ?? .monday,
              from: LocalTime(minutes: 15 * Int.random(in: 0..<96, using: &random)),
              to: LocalTime(minutes: 15 * Int.random(in: 0...96, using: &random))
            )
          }
          schedules.append(.weekly(id, name: "S", createdAt: Hours.created(number), spans))
        } else {
          let start = LocalDateTime(
            LocalDate(dayNumber: 20_540 + Int.random(in: 0..<10, using: &random)),
            LocalTime(minutes: 60 * Int.random(in: 0..<24, using: &random))
          )
          let end = LocalDateTime(start.date.adding(days: 1), start.time)
          let spans = [OneOffSpan(from: start, to: end)]
          schedules.append(
            Bool.random(using: &random)
              ? .closure(id, name: "S", createdAt: Hours.created(number), spans)
              : .extra(id, name: "S", createdAt: Hours.created(number), spans)
          )
        }
      }
      let calendar = try Hours.calendar(schedules)
      // Around the night in which clocks go forward.
      let start = Hours.time("2026-03-26T00:00:00Z")
      let periods = calendar.activePeriods(from: start, to: start + 6 * 86_400)
      var expectedChange = calendar.nextChange(after: start)
      for minute in stride(from: 0, to: 6 * 1_440, by: 15) {
        let instant = start + Double(minute * 60)
        let active = calendar.isActive(at: instant)
        #expect(active == periods.contains { $0.contains(instant) }, "round \(round) \(instant)")
        if let change = expectedChange, instant >= change {
          #expect(calendar.isActive(at: change) != calendar.isActive(at: change - 1))
          #expect(calendar.lastChange(upTo: change) == change)
          expectedChange = calendar.nextChange(after: instant)
        }
      }
    }
  }

  @Test func `E-10 a schedule may lie as far ahead as December 2099`() throws {
    let last = RingSchedule.extra(
      "last",
      name: "The last night",
      createdAt: Hours.created(2),
      [Hours.span("2099-12-31T18:00", "2099-12-31T23:00")]
    )
    let calendar = try Hours.calendar([Hours.office(), last])
    #expect(calendar.isActive(at: Hours.time("2099-12-31T20:59:59Z")))
    #expect(!calendar.isActive(at: Hours.time("2099-12-31T21:00:00Z")))
    #expect(calendar.activeSchedule(at: Hours.time("2099-12-31T16:00:00Z"))?.id == "last")
    #expect(
      calendar.nextChange(after: Hours.time("2099-12-31T17:00:00Z"))
        == Hours.time("2099-12-31T21:00:00Z")
    )
  }

  @Test func `Who is on duty are the advisors of the schedule that decides`() throws {
    var office = Hours.office()
    office.advisors = .only(["anna"])
    let calendar = try Hours.calendar([office])
    #expect(calendar.advisors(at: Hours.time("2026-03-02T08:00:00Z")) == .only(["anna"]))
    #expect(calendar.advisors(at: Hours.time("2026-03-02T18:00:00Z")) == .none)
  }

  @Test func `Schedules on the clocks of another zone are refused`() throws {
    let schedules = RingSchedules(team: "desk", timeZone: "Europe/Oslo")
    let error = ConversationError(.otherTimeZone(expected: "Europe/Oslo", actual: "UTC"))
    #expect(throws: error) { try RingCalendar(schedules, in: .utc) }
  }
}
