import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct AutoReplySamples {
  let evening = Date(timeIntervalSince1970: 1_772_474_400)
  let zones = TimeZoneDirectory()

  private func schedules() throws -> RingSchedules {
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let nine = LocalTime(minutes: 9 * 60)
    let five = LocalTime(minutes: 17 * 60)
    let created = Date(timeIntervalSince1970: 1_767_225_600)
    var schedules = RingSchedules(team: "service", timeZone: "Europe/Helsinki")
    try schedules.save(
      .weekly(
        "office",
        name: "Office hours",
        createdAt: created,
        WeeklySpan.each(weekdays, from: nine, to: five)
      )
    )
    return schedules
  }

  @Test func `AutoReplies: hours`() throws {
    let schedules = try schedules()
    let calendar = try zones.calendar(of: schedules)
    #expect(!calendar.isActive(at: evening))
    #expect(calendar.explain(at: evening).text == "no ring schedule covers this time")
    #expect(calendar.nextOpening(after: evening) == evening + 13 * 3600)

    let today = calendar.zone.localDateTime(at: evening).date
    let file = calendar.iCalendar(from: today, through: today.adding(days: 365), at: evening)
    #expect(String(decoding: file, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR\r\n"))
  }

  @Test func `AutoReplies: settings and a missed call`() throws {
    let calendar = try zones.calendar(of: schedules())
    let textLine = EntryPoint(
      id: "text-line",
      channel: .sms,
      identity: .number("+15555550100", kind: .longCode),
      displayName: "Service",
      inbox: "service",
      queue: "service"
    )
    let team = TeamSettings(id: "service", displayName: "Service Desk", language: "fi")

    var draft = AutoReplyDraft(team: "service", companyName: "Example Ltd")
    draft[.customerCallsAfterHours] = AutoReply(
      isEnabled: true,
      includesTeamName: true,
      body: .template("Olemme avoinna {nextOpening|pian}.")
    )
    let settings = try draft.save(for: team)

    var call = Call(
      id: "call-1",
      to: "+15555550100",
      of: "service",
      from: .phone("+15555550123"),
      calendar: calendar,
      at: evening
    )
    try call.take(.phase(.ringing), at: evening + 4)
    try call.take(.ended, at: evening + 30)
    #expect(call.outcome == .afterHours(.ringing))

    let occasion = try #require(ReplyOccasion.after(call))
    let context = ReplyContext(
      settings: settings,
      team: team,
      calendar: calendar,
      way: ReplyWay(textLine, capabilities: ChannelCapabilities(mayWriteFirst: true))
    )
    let decision = AutoReplyDecision(on: occasion, in: context, at: evening + 30)
    #expect(decision.message?.text == "Service Desk\nOlemme avoinna tiistaina klo 9.00.")

    var optedOut = context
    optedOut.hasOptedOut = true
    let silent = AutoReplyDecision(on: occasion, in: optedOut, at: evening + 30)
    #expect(silent.suppression == .optedOut)
    #expect(silent.explanation.hasSuffix("the recipient has opted out of messages"))
  }

  @Test func `AutoReplies: a trigger of the host's own`() throws {
    let shipped = TriggerDefinition(
      "parcelShipped",
      cause: .system,
      channels: [.sms, .whatsApp],
      fields: ["parcel"]
    )
    let catalogue = try TriggerCatalogue(adding: [shipped])
    #expect(catalogue["parcelShipped"] == shipped)
  }

  @Test func `AutoReplies: what a call does to tickets, and who rings first`() throws {
    let calendar = try zones.calendar(of: schedules())
    let now = evening - 8 * 3600
    let team = TeamSettings(
      id: "service",
      displayName: "Service Desk",
      createsTicketForMissedCalls: true,
      ringsLastAdvisor: true
    )
    let open = Ticket(
      id: TicketID(bits: 1),
      contact: .phone("+15555550123"),
      number: "+15555550100",
      team: "service",
      advisor: "anna",
      origin: .text,
      at: now - 86_400
    )
    let plan = LastAdvisorRule.plan(
      caller: .phone("+15555550123"),
      to: "+15555550100",
      of: CallTicketing(team: team),
      open: [open],
      calendar: calendar,
      ticketCalendar: { _ in nil },
      at: now
    )
    #expect(plan.first == "anna")

    var call = Call(
      id: "call-2",
      to: "+15555550100",
      of: "service",
      from: .phone("+15555550123"),
      calendar: calendar,
      at: now
    )
    try call.take(.ended, at: now + 20)
    let effect = CallTicketing(team: team)
      .effect(of: call, open: [open], newTicket: TicketID(bits: 2), at: now + 20)
    #expect(effect == .logged(on: open.id))
  }
}
