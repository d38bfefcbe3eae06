import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Triggers of a host's own, and what is told of decisions.
@Suite struct OwnTriggerTests {
  private static let shipped: AutoReplyTrigger = "parcelShipped"

  private func shop(isOn: Bool = true) async throws -> (shop: ReplyingDesk, in: ConversationID) {
    let catalogue = try TriggerCatalogue(adding: [
      TriggerDefinition(Self.shipped, cause: .system, channels: [.sms], fields: ["parcel"])
    ])
    let shop = try await ReplyingDesk(on: [], catalogue: catalogue)
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[Self.shipped] = AutoReply(isEnabled: isOn, body: .template("On its way: {parcel}"))
    try await shop.save(draft)
    shop.go(to: 12)
    guard case .stored(let id, _) = try await shop.write("Hello", id: "1") else { throw NoOffer() }
    return (shop, id.conversation)
  }

  @Test func `P-03 a host's own trigger is answered once an occasion, however often reported`()
    async throws
  {
    let (shop, id) = try await shop()
    let center = shop.desk.center
    let parcels = ["7", "7", "8", "7"]
    for parcel in parcels {
      try await center.reply(Self.shipped, on: parcel, in: id, values: ["parcel": parcel])
    }
    #expect(try await shop.sent() == ["On its way: 7", "On its way: 8"])
    let told = shop.desk.observer.observations.filter { $0.contains("parcelShipped") }
    #expect(told.count == 4 && told.filter { $0.contains("alreadySent") }.count == 2)
  }

  @Test func `G2 an occasion that is reported at once by many sends one reply`() async throws {
    let (shop, id) = try await shop()
    let sent = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask {
          let values: [ReplyField: String] = ["parcel": "7"]
          return try await shop.desk.center
            .reply(Self.shipped, on: "7", in: id, values: values)?.message != nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(sent == 1)
    #expect(try await shop.sent().count == 1)
  }

  @Test func `P-21 C-02 a host's own trigger keeps the rules: off, opted out, not its own cause`()
    async throws
  {
    let (off, first) = try await shop(isOn: false)
    #expect(try await off.desk.center.reply(Self.shipped, on: "7", in: first)?.suppression == .off)
    let (shop, id) = try await shop()
    let center = shop.desk.center
    let wrong = try await center.reply(Self.shipped, on: "7", in: id, source: .customer)
    #expect(wrong?.suppression == .wrongSource)
    let unknown = try await center.reply("nothing", on: "7", in: id)
    #expect(unknown?.suppression == .unknownTrigger("nothing"))
    try await shop.write("STOP", id: "2")
    let values: [ReplyField: String] = ["parcel": "7"]
    let stopped = try await center.reply(Self.shipped, on: "7", in: id, values: values)
    #expect(stopped?.suppression == .optedOut)
    #expect(try await shop.sent().isEmpty)
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await center.reply(Self.shipped, on: "7", in: ConversationID(bits: 1))
    }
  }

  @Test
  func `P-03 what is said to happen later counts as now: an agent who is talking goes before`()
    async throws
  {
    let catalogue = try TriggerCatalogue(adding: [
      TriggerDefinition(Self.shipped, cause: .system, yieldsToAgents: true)
    ])
    let shop = try await ReplyingDesk(on: [], catalogue: catalogue)
    var draft = AutoReplyDraft(team: "day", companyName: "Example")
    draft[Self.shipped] = AutoReply(isEnabled: true, body: .template("On its way"))
    try await shop.save(draft)
    try await shop.write("Hello", id: "1")
    let center = shop.desk.center
    let offer = try #require(try await center.openOffers(to: "anna").first)
    let id = offer.conversation.id
    try await center.accept(offer.id, by: "anna")
    try await center.send("One moment", in: id, by: "anna")
    let later = shop.desk.time.now + 3_600
    let decision = try await center.reply(Self.shipped, on: "7", in: id, at: later)
    #expect(decision?.suppression == .agentAnswered(at: shop.desk.time.now))
  }

  @Test func `C-04 A-22 an automatic first message is not answered, and the observer is told why`()
    async throws
  {
    let shop = try await ReplyingDesk(on: [.customerSendsFirstChat])
    shop.go(to: 12)
    try await shop.take(shop.message("I am away", id: "1", automaticSignal: "auto-replied"))
    #expect(try await shop.sent().isEmpty)
    let told = shop.desk.observer.observations.filter {
      $0.contains("customerSendsFirstChat") && $0.contains("automaticSubmission")
    }
    #expect(told.count == 1)
  }

  @Test func `A-31 A-32 a team without hours or texts in its language is warned of`() async throws {
    let shop = try await ReplyingDesk(on: [.customerTextsAfterHours])
    let center = shop.desk.center
    #expect(try await center.warnings(of: "day").isEmpty)
    var team = ReplyingDesk.team
    team.language = "et"
    try await center.save(team, over: 1, by: .administrator)
    let hours = RingSchedules(team: "day", timeZone: "Europe/Helsinki")
    try await center.save(hours, over: 1, by: .administrator)
    #expect(
      try await center.warnings(of: "day") == [.noTextsIn("et"), .schedule(.noSchedules("day"))]
    )
    try await shop.write("Hello", id: "1")
    let told = shop.desk.observer.observations.filter { $0.contains("autoReplyWarned") }
    #expect(
      told.contains { $0.contains("noSchedules") } && told.contains { $0.contains("noTexts") }
    )
    try await shop.save(on: [])
    #expect(try await center.warnings(of: "day") == [.schedule(.noSchedules("day"))])
  }
}
