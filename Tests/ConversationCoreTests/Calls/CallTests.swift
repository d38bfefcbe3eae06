import ConversationCore
import Foundation
import Testing

@Suite struct CallTests {
  static func call(
    _ id: CallID = "call-1",
    from caller: CallerNumber = .phone("+15555550123"),
    at text: String = "2026-03-02T08:00:00Z"
  ) throws -> Call {
    Call(
      id: id,
      to: "+15555550100",
      of: "desk",
      from: caller,
      calendar: try Hours.calendar([Hours.office()]),
      at: Hours.time(text)
    )
  }

  @Test func `A-19 an outcome is missed, voicemail, answered or after hours`() throws {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var missed = try Self.call()
    #expect(missed.outcome == nil)
    #expect(try missed.take(.phase(.ringing), at: end) == nil)
    #expect(try missed.take(.ended, at: end) == .missed(.ringing))
    #expect(missed.endedAt == end)

    var voicemail = try Self.call()
    try voicemail.take(.phase(.recording), at: end)
    try voicemail.take(.voicemail(nil), at: end)
    #expect(try voicemail.take(.ended, at: end) == .voicemail)

    var answered = try Self.call()
    try answered.take(.answered(by: "anna"), at: end)
    try answered.take(.answered(by: "ben"), at: end)
    #expect(try answered.take(.ended, at: end) == .answered(by: "anna"))

    var late = try Self.call(at: "2026-03-02T06:59:00Z")
    // The beginning counts: the team opens while it rings.
    #expect(late.isAfterHours)
    #expect(try late.take(.ended, at: end) == .afterHours(.greeting))
    #expect(CallOutcome.afterHours(.greeting).isMissed && !CallOutcome.voicemail.isMissed)
  }

  @Test func `Who hangs up while speaking to the voicemail has left one`() throws {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try Self.call()
    try call.take(.phase(.recording), at: end)
    #expect(try call.take(.ended, at: end) == .voicemail)
    let file = Attachment(mediaType: "audio/mpeg", reference: "https://media.example.com/v1")
    #expect(try call.take(.voicemail(file), at: end) == nil)
    #expect(call.recording == file)
  }

  @Test func `A voicemail that comes after the end makes a missed call a voicemail`() throws {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try Self.call()
    try call.take(.phase(.voicemailGreeting), at: end)
    #expect(try call.take(.ended, at: end) == .missed(.voicemailGreeting))
    #expect(try call.take(.voicemail(nil), at: end) == .voicemail)
    #expect(try call.take(.voicemail(nil), at: end) == nil)
  }

  @Test func `After the end a call takes no phase and no answer, and ends once`() throws {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try Self.call()
    try call.take(.ended, at: end)
    #expect(try call.take(.ended, at: end + 9) == nil)
    #expect(call.endedAt == end)
    #expect(throws: ConversationError(.callIsOver("call-1"))) {
      try call.take(.phase(.ringing), at: end)
    }
    #expect(throws: ConversationError(.callIsOver("call-1"))) {
      try call.take(.answered(by: "anna"), at: end)
    }
  }

  @Test func `What is older than what is known of a call changes nothing, what is new does`() throws
  {
    let start = Hours.time("2026-03-02T08:00:30Z")
    var call = try Self.call()
    try call.take(.phase(.ringing), at: start + 10)
    try call.take(.phase(.callTree), at: start + 5)
    #expect(call.phase == .ringing && call.phaseAt == start + 10)
    try call.take(.answered(by: "ben"), at: start + 20)
    try call.take(.answered(by: "cid"), at: start + 25)
    #expect(call.answeredBy == "ben")
    try call.take(.answered(by: "anna"), at: start + 15)
    #expect(call.answeredBy == "anna" && call.answeredAt == start + 15)
    try call.take(.ended, at: start + 60)
    let before = call
    try call.take(.ended, at: start + 70)
    try call.take(.phase(.greeting), at: start)
    try call.take(.started, at: start + 3)
    #expect(call == before)
  }

  @Test func `A-19 news from before the end correct the outcome when they come after it`() throws {
    let end = Hours.time("2026-03-02T08:01:00Z")
    var call = try Self.call()
    #expect(try call.take(.ended, at: end) == .missed(.greeting))
    #expect(try call.take(.phase(.ringing), at: end - 9) == .missed(.ringing))
    #expect(try call.take(.phase(.recording), at: end - 5) == .voicemail)
    #expect(try call.take(.answered(by: "anna"), at: end - 3) == .answered(by: "anna"))
    #expect(throws: ConversationError(.callIsOver("call-1"))) {
      try call.take(.answered(by: "ben"), at: end + 1)
    }
  }

  @Test func `E-04 a call is found by its caller and by its ticket, oldest first`() throws {
    var call = try Self.call()
    call.ticket = TicketID(bits: 9)
    try call.take(.ended, at: call.startedAt + 60)
    #expect(call.documentKeys.map(\.name) == [Call.callerKey, Call.ticketKey])
    #expect(call.documentKeys.allSatisfy { $0.rank == call.startedAt.milliseconds })
    var hidden = try Self.call(from: .withheld)
    try hidden.take(.ended, at: call.startedAt + 60)
    #expect(hidden.documentKeys.isEmpty)
  }
}
