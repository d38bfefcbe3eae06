import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Calls whose end the telephony host never reports.
@Suite struct SilentCallTests {
  private static let hour: TimeInterval = 3_600

  @Test func `A-19 A-20 a call that never ends is missed after four silent hours, in one commit`()
    async throws
  {
    let line = try await Hotline(on: [.customerHangsUp], opensTickets: true)
    try await line.report(.started)
    try await line.report(.phase(.ringing))
    line.shop.desk.time.advance(by: 4 * Self.hour - 1)
    try await line.center.runDue()
    #expect(try await line.center.call("call-1", for: .system).outcome == nil)
    line.shop.desk.time.advance(by: 1)
    line.storage.forget()
    try await line.center.runDue()
    #expect(line.storage.batches.count == 1)
    let call = try await line.center.call("call-1", for: .system)
    #expect(call.outcome == .missed(.ringing) && call.isEndAssumed)
    #expect(try await line.openTickets().map(\.id) == [call.ticket])
    #expect(try await line.events().contains(.call("call-1", .over(.missed(.ringing)))))
    // Nobody knows when the caller hung up: no text says that they just did.
    #expect(try await line.shop.sent().isEmpty)
    let told = line.shop.desk.observer.observations.filter { $0.contains("endNotReported") }
    #expect(told.count == 1)
    line.storage.forget()
    try await line.center.runDue()
    #expect(line.storage.batches.isEmpty, "it ends once")
  }

  @Test func `A-19 an answered call that never ends is its advisor's after a day`() async throws {
    let line = try await Hotline()
    try await line.report(.started)
    try await line.report(.answered(by: "anna"))
    line.shop.desk.time.advance(by: 23 * Self.hour)
    try await line.center.runDue()
    #expect(try await line.openTickets().isEmpty)
    line.shop.desk.time.advance(by: Self.hour)
    try await line.center.runDue()
    #expect(try await line.openTickets().map(\.advisor) == ["anna"])
  }

  @Test func `A-19 what is reported after an assumed end is refused or passed over, and says why`()
    async throws
  {
    let line = try await Hotline(on: [.customerLeavesVoicemail])
    try await line.report(.started)
    line.shop.desk.time.advance(by: 5 * Self.hour)
    try await line.center.runDue()
    let late = try await line.report(.ended)
    #expect(!late.hasChanged && late.disregard == .silentTooLong)
    await #expect(throws: ConversationError(.callIsOver("call-1"))) {
      try await line.report(.answered(by: "anna"))
    }
    #expect(try await line.report(.started).disregard == .known)
    // The true end is noted, and a voicemail is never lost.
    let real = try await line.report(.ended, at: -4.9 * Self.hour)
    #expect(real.hasChanged && !real.call.isEndAssumed)
    let voicemail = try await line.report(.voicemail(nil))
    #expect(voicemail.call.outcome == .voicemail && voicemail.call.ticket != nil)
    #expect(voicemail.reply != nil)
  }

  @Test func `A-19 hosts set how long a call may be silent, and many end at once`()
    async throws
  {
    var settings = EngineSettings()
    settings.callLimits = CallLimits(unanswered: 60, answered: 120)
    let line = try await Hotline(opensTickets: true, settings: settings)
    // More than a page of them.
    for number in 0..<70 {
      try await line.report(.started, of: CallID("call-\(number)"), at: Double(number - 100))
    }
    line.shop.desk.time.advance(by: 60)
    try await line.center.runDue()
    for number in 0..<70 {
      let call = try await line.center.call(CallID("call-\(number)"), for: .system)
      #expect(call.isEndAssumed)
    }
    #expect(try await line.openTickets().count == 1)
  }
}
