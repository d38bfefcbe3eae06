import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Testing

/// Notices of visitors who left before an answer.
@Suite struct MissedConversationTests {
  @Test func `H-35 who is online is told when the visitor leaves before an answer`() async throws {
    let house = try await NoticeHouse()
    try await house.visit()
    let id = try await house.write("1")
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com"], "Ben is offline")
    // The visitor's browser is silent: a minute and a half later they have left.
    house.time.advance(by: 40)
    try await house.send()
    #expect(house.mails.map(\.to) == ["ben@example.com", "anna@example.com"])
    #expect(house.mails.last?.text.contains("Subject: 1 missed conversation") == true)
    let message = MessageID(conversation: id, sequence: 1)
    #expect(try await house.notices() == [.offlineMessage(message), .missedConversation(message)])
    house.time.advance(by: 3600)
    try await house.send()
    #expect(house.mails.count == 2, "once a visit")
  }

  @Test func `H-35 who is still there with another of their sessions has not left`() async throws {
    let house = try await NoticeHouse()
    let user = ChannelAddress.visitor("u-1", widget: "shop")
    try await house.visit()
    let id = try await house.write("1")
    let offline = AgentEvent.offlineMessage(MessageID(conversation: id, sequence: 1))
    // They log in: the session in which they wrote ends, the user's own visit goes on.
    house.time.advance(by: 20)
    try await house.center.recognise(NoticeHouse.visitor, as: user, proof: .userHash)
    try await house.visit(of: user)
    house.time.advance(by: 80)
    try await house.center.heard(.alive, of: user, on: .webChat, at: "shop")
    try await house.send()
    #expect(try await house.notices() == [offline], "the first session alone is over")
    house.time.advance(by: 3600)
    try await house.send()
    #expect(try await house.notices().count == 2, "now they have left with both")
  }

  @Test func `A-37 answered by any colleague is not missed`() async throws {
    let house = try await NoticeHouse()
    try await house.visit()
    let id = try await house.write("1")
    try await house.center.runDue()
    try await house.center.claim(id, by: "anna")
    try await house.center.send("Hello", in: id, by: "anna")
    house.time.advance(by: 3600)
    try await house.send()
    #expect(
      try await house.notices() == [.offlineMessage(MessageID(conversation: id, sequence: 1))]
    )
  }

  @Test func `A-37 the state at arrival decides, though the worker comes later`() async throws {
    let house = try await NoticeHouse()
    try await house.visit()
    // Anna is online when it comes, and goes before anybody looks; Ben comes too late.
    let id = try await house.write("1")
    try await house.center.signOut("anna")
    try await house.center.signIn("ben")
    house.time.advance(by: 3600)
    try await house.send()
    let message = MessageID(conversation: id, sequence: 1)
    #expect(try await house.notices() == [.offlineMessage(message), .missedConversation(message)])
    #expect(Set(house.mails.map(\.to)) == ["anna@example.com", "ben@example.com"])
  }

  @Test(arguments: [
    (UnansweredConversation.documentKind, UnansweredConversation.lookKey),
    (Visit.documentKind, Visit.visitorKey),
  ])
  func `A-37 an answer that is given while somebody looks comes first`(
    _ kind: DocumentKind,
    _ key: String
  ) async throws {
    let storage = MeanwhileStorage()
    let house = try await NoticeHouse(over: storage)
    try await house.visit()
    let id = try await house.write("1")
    try await house.center.runDue()
    try await house.center.claim(id, by: "anna")
    house.time.advance(by: 3600)
    // The worker has followed every event, and is about to look whether the visitor is there.
    let hasAnswered = Locked(false)
    storage.afterNextList(of: kind, by: key) {
      try await house.center.send("Hello", in: id, by: "anna")
      hasAnswered.withLock { $0 = true }
    }
    try await house.send()
    #expect(hasAnswered.withLock { $0 })
    #expect(
      try await house.notices() == [.offlineMessage(MessageID(conversation: id, sequence: 1))]
    )
  }

  @Test func `A-37 when a visitor has left is as the policy of their inbox says`() async throws {
    let patient = VisitorPolicy(presence: PresencePolicy(leftAfter: 600))
    let house = try await NoticeHouse(visitors: patient)
    try await house.visit()
    try await house.write("1")
    try await house.send()
    house.time.advance(by: 400)
    try await house.send()
    #expect(try await house.notices().count == 1, "Ben is offline; Anna has missed nothing yet")
    house.time.advance(by: 200)
    try await house.send()
    #expect(try await house.notices().count == 2)
  }

  @Test func `H-33 who wants to hear of offline messages alone is told of no missed conversation`()
    async throws
  {
    for wantsMissed in [false, true] {
      let house = try await NoticeHouse()
      try await house.want("anna", missed: wantsMissed)
      try await house.visit()
      let id = try await house.write("1")
      house.time.advance(by: 3600)
      try await house.send()
      let message = MessageID(conversation: id, sequence: 1)
      let missed: [AgentEvent] = wantsMissed ? [.missedConversation(message)] : []
      #expect(try await house.notices() == [.offlineMessage(message)] + missed)
    }
  }
}
