import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct TeamSettingsTests {
  private static let team = TeamSettings(id: "day", displayName: "Day team", number: "+13125550100")

  private static func hours(_ zone: TimeZoneName = "Europe/Helsinki") throws -> RingSchedules {
    var schedules = RingSchedules(team: "day", timeZone: zone)
    try schedules.save(
      .weekly(
        "week",
        name: "Week",
        createdAt: Date(milliseconds: 0),
        [.wholeDay(.monday)]
      )
    )
    return schedules
  }

  @Test func `P-22 settings are saved for a team and read back with their versions`() async throws {
    let center = try await Desk().center
    #expect(try await center.teamSettings(of: "day") == nil)
    #expect(try await center.save(Self.team, over: nil, by: .administrator) == 1)
    var changed = Self.team
    changed.displayName = "Days"
    #expect(try await center.save(changed, over: 1, by: .administrator) == 2)
    #expect(try await center.teamSettings(of: "day") == Versioned(changed, version: 2))
    let hours = try Self.hours()
    #expect(try await center.save(hours, over: nil, by: .administrator) == 1)
    #expect(try await center.ringSchedules(of: "day")?.value == hours)
    let events = try await center.storage.events(after: .start, limit: 1000).map(\.event)
    #expect(events.filter { $0 == .team("day", .settingsSaved) }.count == 2)
    #expect(events.contains(.team("day", .schedulesSaved)))
  }

  @Test
  func `P-22 who saves over what a colleague has saved meanwhile is told, and changes nothing`()
    async throws
  {
    let center = try await Desk().center
    try await center.save(Self.team, over: nil, by: .administrator)
    try await center.save(Self.team, over: 1, by: .administrator)
    let refusal = ConversationError(.settingsChanged("day"))
    await #expect(throws: refusal) { try await center.save(Self.team, over: 1, by: .system) }
    await #expect(throws: refusal) { try await center.save(Self.team, over: nil, by: .system) }
    await #expect(throws: refusal) { try await center.save(Self.hours(), over: 3, by: .system) }
    let draft = AutoReplyDraft(team: "day")
    await #expect(throws: refusal) { try await center.save(draft, over: 4, by: .system) }
    await #expect(throws: refusal) { try await center.keep(draft, over: 4, by: .system) }
    #expect(try await center.teamSettings(of: "day")?.version == 2)
  }

  @Test func `P-22 of ten who save over the same version one succeeds`() async throws {
    let storage = FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    let center = try await Desk(storage: storage).center
    try await center.save(Self.team, over: nil, by: .administrator)
    let saved = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 {
        group.addTask { (try? await center.save(Self.team, over: 1, by: .system)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(saved == 1)
    #expect(try await center.teamSettings(of: "day")?.version == 2)
  }

  @Test func `E-02 supervisors save for their own teams, agents for none`() async throws {
    let desk = try await Desk()
    let center = desk.center
    try await desk.hire("zoe", team: "night")
    try await center.save(Self.team, over: nil, by: .supervisor("anna"))
    let draft = AutoReplyDraft(team: "day")
    for caller in [Caller.agent("anna"), .supervisor("zoe"), Caller(role: .supervisor)] {
      await #expect(throws: ConversationError(.notPermitted(.saveTeam))) {
        try await center.save(Self.team, over: 1, by: caller)
      }
      await #expect(throws: ConversationError(.notPermitted(.saveRingSchedules))) {
        try await center.save(Self.hours(), over: nil, by: caller)
      }
      await #expect(throws: ConversationError(.notPermitted(.saveAutoReplies))) {
        try await center.save(draft, over: nil, by: caller)
      }
      await #expect(throws: ConversationError(.notPermitted(.saveAutoReplies))) {
        try await center.keep(draft, over: nil, by: caller)
      }
    }
    await #expect(throws: ConversationError(.unknownAgent("nobody"))) {
      try await center.save(Self.team, over: 1, by: .supervisor("nobody"))
    }
    #expect(try await center.save(Self.team, over: 1, by: .supervisor("anna")) == 2)
  }

  @Test func `E-12 a team needs a name, a language and a number that is nobody else's`()
    async throws
  {
    let center = try await Desk().center
    try await center.save(Self.team, over: nil, by: .system)
    var wrong: [TeamSettings] = [
      TeamSettings(id: "x", displayName: " "),
      TeamSettings(id: "x", displayName: "X", language: "Finnish, please"),
    ]
    for number in ["13125550100", "+0312555", "+1 312 555", "+1", "+1234567890123456"] {
      wrong.append(TeamSettings(id: "x", displayName: "X", number: number))
    }
    for team in wrong {
      let error = await #expect(throws: ConversationError.self) {
        try await center.save(team, over: nil, by: .system)
      }
      guard case .invalidTeam("x", _) = error?.code else {
        Issue.record("\(team) is refused with \(error?.description ?? "nothing")")
        continue
      }
    }
    await #expect(throws: ConversationError(.numberInUse("day"))) {
      let other = TeamSettings(id: "x", displayName: "X", number: "+13125550100")
      try await center.save(other, over: nil, by: .system)
    }
  }

  @Test func `A-31 schedules are saved in one piece, in a time zone that there is`() async throws {
    let center = try await Desk().center
    await #expect(throws: ConversationError(.unknownTimeZone("Europe/Atlantis"))) {
      try await center.save(Self.hours("Europe/Atlantis"), over: nil, by: .system)
    }
    // As a host would get them that reads JSON: past the checks of the value.
    let record = try JSONEncoder().encode(Self.hours())
    let text = String(decoding: record, as: UTF8.self)
      .replacing("\"name\":\"Week\"", with: "\"name\":\"\"")
    let broken = try JSONDecoder().decode(RingSchedules.self, from: Data(text.utf8))
    await #expect(throws: ConversationError(.invalidSchedule("week", .noName))) {
      try await center.save(broken, over: nil, by: .system)
    }
    #expect(try await center.ringSchedules(of: "day") == nil)
  }

  @Test func `P-20 A-32 a draft has no effect, and saving it is all or nothing`() async throws {
    let shop = try await ReplyingDesk(on: [])
    let center = shop.desk.center
    shop.go(to: 20)
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[.customerTextsAfterHours] = AutoReply(isEnabled: true)
    #expect(try await center.keep(draft, over: nil, by: .supervisor("anna")) == 1)
    try await shop.write("Hello", id: "1")
    #expect(try await shop.sent().isEmpty)
    draft[.customerSendsFirstChat] = AutoReply(isEnabled: true, body: .template("{nobody}"))
    let error = await #expect(throws: AutoReplyError.self) {
      try await center.save(draft, over: 1, by: .supervisor("anna"))
    }
    #expect(error?.description.contains("{nobody}") == true)
    try await shop.write("Hello?", id: "2")
    #expect(try await shop.sent().isEmpty)
    #expect(try await center.autoReplyDraft(of: "day")?.version == 1)
    draft[.customerSendsFirstChat] = AutoReply()
    try await center.save(draft, over: 1, by: .supervisor("anna"))
    #expect(try await center.autoReplyDraft(of: "day") == nil)
    #expect(try await center.autoReplies(of: "day")?.value.draft == draft)
    // The memory of the engine knows it at once.
    try await shop.write("Hello!", id: "3")
    #expect(try await shop.sent().count == 1)
  }

  @Test func `P-20 what one host saves counts at another from its commit on`() async throws {
    let shop = try await ReplyingDesk(on: [])
    shop.go(to: 20)
    try await shop.write("Hello", id: "1")
    let (time, random) = (shop.desk.time, SeededSource(seed: 9))
    let other = ContactCenter(
      storage: shop.desk.storage,
      adapters: [shop.desk.channel],
      inboxes: [try Desk.policy()],
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    var draft = AutoReplyDraft(team: "day")
    draft[.customerTextsAfterHours] = AutoReply(isEnabled: true)
    try await other.save(draft, over: 1, by: .administrator)
    try await shop.write("Hello again", id: "2")
    #expect(try await shop.sent().count == 1)
  }

  @Test func `A-32 a reply is as long as the team's own channels carry`() async throws {
    let desk = try await Desk(
      capabilities: ChannelCapabilities(
        textLimit: TextLimit(maximum: 20, measure: .characters),
        mayWriteFirst: true
      )
    )
    try await desk.center.save(Self.team, over: nil, by: .system)
    var draft = AutoReplyDraft(team: "day")
    draft[.customerTextsAfterHours] = AutoReply(
      isEnabled: true,
      body: .template("one two three four five")
    )
    #expect(try await desk.center.save(draft, over: nil, by: .system) == 1)
    try await desk.center.save(ReplyingDesk.shop)
    await #expect(throws: AutoReplyError.self) {
      try await desk.center.save(draft, over: 1, by: .system)
    }
  }

  @Test func `P-22 a team is saved before its replies`() async throws {
    let center = try await Desk().center
    await #expect(throws: ConversationError(.unknownTeam("day"))) {
      try await center.save(AutoReplyDraft(team: "day"), over: nil, by: .system)
    }
  }
}
