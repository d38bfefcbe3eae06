import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Notices of messages that came while an agent was offline, and who gets any.
@Suite struct OfflineNoticeTests {
  @Test func `H-34 C-02 a word of consent is no message that somebody has missed`() async throws {
    let house = try await NoticeHouse(
      consents: ConsentPolicies(["text": { .standard(for: $0) }])
    )
    let id = try await house.write("1", on: "text")
    try await house.center.claim(id, by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    try await house.send()
    let before = try await house.notices()
    try await house.center.signOut("anna")
    try await house.write("2", on: "text", text: "STOP")
    try await house.send()
    #expect(try await house.notices() == before)
    try await house.write("3", on: "text")
    try await house.send()
    #expect(try await house.notices().count == before.count + 1)
  }

  @Test func `H-34 H-36 who is offline when a message comes is told by mail, once a burst`()
    async throws
  {
    let house = try await NoticeHouse()
    for number in 1...5 { try await house.write("\(number)", on: "text") }
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com"])
    let mail = try #require(house.mails.first).text
    #expect(mail.contains("Subject: 1 message while you were offline"))
    #expect(mail.contains("Auto-Submitted: auto-generated"))
    #expect(mail.contains("Hello ben,"))
    for secret in ["Secret", "Mia", "5555550142"] { #expect(!mail.contains(secret)) }
    #expect(try await house.notices().count == 1)
    try await house.send()
    #expect(house.mails.count == 1)
  }

  @Test func `A-44 H-34 whose connection is lost is offline when the grace is over`() async throws {
    for (seconds, isTold) in [(1.0, false), (8 * 3600.0, true)] {
      let house = try await NoticeHouse()
      try await house.center.runDue()
      try await house.center.perform(Command(.reportConnectionLost("anna"), by: .system))
      house.time.advance(by: seconds)
      try await house.write("1", on: "text")
      try await house.send()
      #expect(house.mails.map(\.to).contains("anna@example.com") == isTold)
    }
  }

  @Test func `A-37 after an answer the next message is told again`() async throws {
    let house = try await NoticeHouse()
    let id = try await house.write("1", on: "text")
    try await house.send()
    try await house.center.claim(id, by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    try await house.center.unassign(id, by: "anna")
    try await house.write("2", on: "text")
    try await house.send()
    #expect(house.mails.count == 2)
  }

  @Test func `A-37 the assignee alone is told, and only as they have chosen`() async throws {
    let house = try await NoticeHouse()
    let id = try await house.write("1", on: "text")
    try await house.center.assign(id, to: "anna", by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    try await house.center.runDue()
    let before = try await house.notices().count
    try await house.write("2", on: "text")
    try await house.send()
    #expect(
      try await house.notices().count == before,
      "Anna is online, and nobody leaves a text number"
    )
    try await house.center.signOut("anna")
    try await house.want("anna", offline: false)
    try await house.center.send("I am gone", in: id, by: "anna")
    try await house.write("3", on: "text")
    try await house.send()
    #expect(try await house.notices().count == before)
    try await house.want("anna", offline: true, missed: false)
    try await house.write("4", on: "text")
    try await house.send()
    #expect(try await house.notices().count == before + 1)
    #expect(house.mails.last?.to == "anna@example.com")
  }

  @Test func `S-09 C-04 blocked visitors and machines notify nobody`() async throws {
    let house = try await NoticeHouse()
    let id = try await house.write("1", on: "text")
    try await house.center.claim(id, by: "anna")
    try await house.center.blockVisitor(of: id, by: "anna")
    try await house.center.send("Bye", in: id, by: "anna")
    try await house.center.signOut("anna")
    try await house.center.runDue()
    let before = try await house.notices().count
    try await house.write("2", on: "text")
    try await house.send()
    #expect(try await house.notices().count == before)
  }

  @Test func `A-37 two hosts and a host that stops: nothing is lost and nothing told twice`()
    async throws
  {
    let house = try await NoticeHouse()
    let other = try NoticeHouse.center(over: house.storage, house.mail, house.time)
    for number in 1...3 { try await house.write("\(number)", on: "text") }
    await withTaskGroup(of: Void.self) { group in
      for center in [house.center, other, house.center, other] {
        group.addTask { _ = try? await center.runDue() }
      }
    }
    house.time.advance(by: 60)
    await withTaskGroup(of: Void.self) { group in
      for center in [house.center, other, house.center, other] {
        group.addTask { _ = try? await center.runDue() }
      }
    }
    #expect(try await house.notices().count == 1)
    #expect(house.mails.count == 1)
    // A third one begins where they have stopped.
    let third = try NoticeHouse.center(over: house.storage, house.mail, house.time)
    try await third.runDue()
    house.time.advance(by: 600)
    try await third.runDue()
    #expect(house.mails.count == 1)
  }

  @Test func `H-33 agents choose for themselves, and nobody for them but administrators`()
    async throws
  {
    let house = try await NoticeHouse()
    let settings = try NotificationSettings(
      of: "ben",
      email: nil,
      offlineMessages: true,
      missedConversations: false
    )
    await #expect(throws: ConversationError(.notPermitted(.saveNotificationSettings))) {
      try await house.center.save(settings, by: .agent("anna"))
    }
    try await house.center.save(settings, by: .administrator)
    #expect(try await house.center.notificationSettings(of: "ben") == settings)
    // Without an address the desk alone tells.
    try await house.write("1", on: "text")
    try await house.send()
    #expect(house.mails.isEmpty)
    #expect(try await house.notices().count == 1)
  }

  @Test func `C-04 what a machine has written notifies nobody`() async throws {
    let house = try await NoticeHouse()
    try await house.write("1", on: "text", automatic: "auto-replied")
    try await house.send()
    #expect(try await house.notices().isEmpty)
    try await house.write("2", on: "text")
    try await house.send()
    #expect(try await house.notices().count == 1)
  }

  @Test func `H-33 A-37 who does not see a conversation, or was removed, is not told of it`()
    async throws
  {
    for isRemoved in [false, true] {
      let house = try await NoticeHouse()
      if isRemoved {
        try await house.center.perform(Command(.removeAgent("ben"), by: .administrator))
      } else {
        try await house.center.save(
          AgentProfile(
            id: "ben",
            name: "Ben",
            teams: ["day"],
            permissions: AgentPermissions(sees: .own)
          )
        )
      }
      try await house.write("1", on: "text")
      try await house.send()
      #expect(try await house.notices().isEmpty)
      #expect(house.mails.isEmpty)
    }
  }
}
