import ConversationCore
import Foundation
import Testing

@Suite struct SilentCallTests {
  private static let limits = CallLimits(unanswered: 600, answered: 3_600)

  @Test func `A-19 a call of which nothing more is heard ends at its limit, by what is known`()
    throws
  {
    let cases: [(events: [(CallEvent, TimeInterval)], limit: TimeInterval, outcome: CallOutcome)] =
      [
        ([], 600, .missed(.greeting)),
        ([(.phase(.ringing), 30)], 630, .missed(.ringing)),
        ([(.phase(.recording), 40)], 640, .voicemail),
        ([(.voicemail(nil), 40)], 600, .voicemail),
        ([(.phase(.ringing), 30), (.answered(by: "anna"), 50)], 3_650, .answered(by: "anna")),
        // What is heard after the answer lengthens nothing.
        ([(.answered(by: "anna"), 50), (.phase(.ringing), 60)], 3_650, .answered(by: "anna")),
      ]
    for (events, limit, outcome) in cases {
      var call = try CallTests.call()
      let start = call.startedAt
      for (event, seconds) in events { try call.take(event, at: start + seconds) }
      #expect(call.limit(under: Self.limits) == start + limit, "\(events)")
      let early = start + limit - 0.001
      #expect(call.endIfSilent(under: Self.limits, at: early) == nil, "\(events)")
      #expect(call.outcome == nil && !call.isEndAssumed)
      // Noticed an hour later, it ended at its limit all the same.
      #expect(call.endIfSilent(under: Self.limits, at: start + limit + 3_600) == outcome)
      #expect(call.endedAt == start + limit && call.isEndAssumed, "\(events)")
      #expect(call.limit(under: Self.limits) == nil)
      #expect(call.endIfSilent(under: Self.limits, at: start + 99_999) == nil, "it ends once")
    }
    var late = try CallTests.call(at: "2026-03-02T06:59:00Z")
    let after = late.startedAt + 600
    #expect(late.endIfSilent(under: Self.limits, at: after) == .afterHours(.greeting))
  }

  @Test func `A-19 after an end that was assumed comes only what happened before, and voicemail`()
    throws
  {
    var call = try CallTests.call()
    let limit = call.startedAt + 600
    _ = call.endIfSilent(under: Self.limits, at: limit)
    for event in [CallEvent.phase(.ringing), .answered(by: "anna")] {
      #expect(throws: ConversationError(.callIsOver("call-1"))) {
        try call.take(event, at: limit)
      }
    }
    #expect(try call.take(.ended, at: limit) == nil)
    #expect(call.endedAt == limit && call.isEndAssumed)
    // The true end, reported late: nothing is assumed any more, and the outcome is the same.
    #expect(try call.take(.ended, at: limit - 500) == nil)
    #expect(call.endedAt == limit - 500 && !call.isEndAssumed)
    #expect(try call.take(.voicemail(nil), at: limit + 60) == .voicemail)
  }

  @Test func `A-19 a call that goes on is found by how long it has been silent`() throws {
    var call = try CallTests.call(from: .withheld)
    func key() -> DocumentKey? { call.documentKeys.first { $0.name == Call.openKey } }
    let start = call.startedAt
    #expect(key()?.value == Call.unansweredValue && key()?.rank == start.milliseconds)
    try call.take(.phase(.ringing), at: start + 5)
    #expect(key()?.value == Call.unansweredValue && key()?.rank == (start + 5).milliseconds)
    try call.take(.answered(by: "anna"), at: start + 9)
    #expect(key()?.value == Call.answeredValue && key()?.rank == (start + 9).milliseconds)
    try call.take(.ended, at: start + 60)
    #expect(key() == nil)
  }
}
