import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationEngine

extension Shop {
  /// The front desk: its number, its hours, and what it says by itself when it is closed.
  func setUpFrontDesk() async throws {
    try await center.save(
      TeamSettings(
        id: "front",
        displayName: "Front desk",
        number: Self.number,
        createsTicketForMissedCalls: true
      ),
      over: nil,
      by: .administrator
    )
    var hours = RingSchedules(team: "front", timeZone: "Europe/London")
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    try hours.save(
      .weekly(
        "week",
        name: "Weekdays from 8 to 18",
        createdAt: clock.now,
        WeeklySpan.each(weekdays, from: LocalTime(minutes: 480), to: LocalTime(minutes: 1_080))
      )
    )
    try await center.save(hours, over: nil, by: .administrator)
    var replies = AutoReplyDraft(team: "front", companyName: "Green Jackets")
    replies[.customerTextsAfterHours] = AutoReply(
      isEnabled: true,
      includesCompanyName: true,
      body: .template("We are closed. We answer {nextOpening|soon}.")
    )
    for trigger in [AutoReplyTrigger.customerCallsAfterHours, .customerLeavesVoicemail] {
      replies[trigger] = AutoReply(isEnabled: true, includesCompanyName: true)
    }
    try await center.save(replies, over: nil, by: .administrator)
  }

  /// After hours: a text that is answered by itself, and once.
  func textAfterHours() async throws {
    timeline.chapter("The evening: a text message after hours")
    clock.turn(to: 18, 0)
    for agent in ["anna", "ben", "carla", "dora"] as [AgentID] {
      try await center.signOut(agent)
    }
    timeline.note("everybody signs out", at: clock.now)
    let before = providers.twilio.requests.count
    clock.turn(to: 18, 30)
    try await receive(PackageResources.sms_vera_http, for: "twilio")
    try await work()
    clock.pass(90)
    try await receive(PackageResources.sms_vera_again_http, for: "twilio")
    try await work()
    tally.sent += 1
    tally.expect(providers.twilio.requests.count == before + 1, "one reply in a closed period")
  }

  /// A call that nobody takes: a ticket, and a text to the caller.
  func missedCall() async throws {
    timeline.chapter("A missed call")
    let caller = CallerNumber.phone("+15555550155")
    clock.turn(to: 19, 0)
    try await report(.started, of: "call-1", from: caller)
    clock.pass(12)
    try await report(.phase(.callTree), of: "call-1", from: caller)
    clock.pass(5)
    let call = try await report(.ended, of: "call-1", from: caller)
    tally.expect(call.outcome == .afterHours(.callTree), "the call was missed after hours")
    // The telephone network reports it once more.
    try await report(.ended, of: "call-1", from: caller)
    try await work()
    tally.sent += 1
  }

  /// A voicemail, whose recording comes when the call is over: a ticket for the morning.
  func voicemail() async throws {
    timeline.chapter("A voicemail")
    let caller = CallerNumber.phone("+15555550188")
    clock.turn(to: 19, 30)
    try await report(.started, of: "call-2", from: caller)
    clock.pass(15)
    try await report(.phase(.recording), of: "call-2", from: caller)
    clock.pass(20)
    let call = try await report(.ended, of: "call-2", from: caller)
    clock.pass(30)
    let recording = Attachment(
      mediaType: "audio/mpeg",
      reference: "https://media.example.com/call-2"
    )
    try await report(.voicemail(recording), of: "call-2", from: caller)
    try await work()
    tally.sent += 1
    guard let id = call.ticket else { throw Unexpected("a voicemail should open a ticket") }
    let ticket = try await center.ticket(id, for: .administrator)
    tally.expect(ticket.advisor == nil && ticket.isOpen, "nobody is assigned to it")
    try await center.signIn("anna")
    try await center.reassign(id, to: .advisor("anna", in: nil), by: .administrator)
    await narrator.tell(at: clock.now)
  }

  /// Reports an event of a call, as the host's telephone system would.
  @discardableResult
  private func report(
    _ event: CallEvent,
    of call: CallID,
    from caller: CallerNumber
  ) async throws -> Call {
    let result = try await center.report(
      CallReport(event, of: call, from: caller, to: Self.number)
    )
    if result.hasChanged {
      tally.reports += 1
    } else {
      tally.duplicates += 1
      timeline.note("the same report again: recognised, nothing is doubled", at: clock.now)
    }
    await narrator.tell(at: clock.now)
    return result.call
  }
}
