import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// The mails that notices go out by.
@Suite struct NoticeMailTests {
  @Test func `H-36 a mail that is put off goes out later; one that is refused is not tried again`()
    async throws
  {
    let later = MailDiagnosis(.unavailable)
    let house = try await NoticeHouse([.deferred(later), .unknown(later), .accepted])
    try await house.write("1", on: "text")
    try await house.send()
    #expect(house.mails.isEmpty)
    for _ in 1...4 {
      house.time.advance(by: 240)
      try await house.center.runDue()
    }
    // What may have left is sent again as the same mail.
    let identifiers = house.mails.map { mail in
      mail.text.split(separator: "\r\n").first { $0.hasPrefix("Message-ID") }
    }
    #expect(identifiers.count == 2 && Set(identifiers).count == 1)
    let refusing = try await NoticeHouse([.refused(MailDiagnosis(.rejected))])
    try await refusing.write("1", on: "text")
    try await refusing.send()
    refusing.time.advance(by: 86_400)
    try await refusing.center.runDue()
    #expect(refusing.mails.isEmpty)
  }

  @Test func `H-36 a subject in any script is a field that every mail program reads`() async throws
  {
    let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
    let mail = InMemoryMailTransport()
    var policy = NotificationPolicy(transport: mail, from: try EnvelopeAddress("d@example.com"))
    policy.wording = { _ in NoticeText(subject: "Új üzenet\r\nBcc: x@example.com", text: "Jó napot")
    }
    let storage = InMemoryStorage()
    let desk = try await Desk(storage: storage, agents: [])
    let center = ContactCenter(
      storage: storage,
      adapters: [desk.channel],
      inboxes: [try Desk.policy()],
      notifications: policy,
      surroundings: Surroundings(now: { time.now }, random: { 1 })
    )
    try await center.save(AgentProfile(id: "ben", name: "Ben", teams: ["day"]))
    let settings = try NotificationSettings(
      of: "ben",
      email: "ben@example.com",
      offlineMessages: true,
      missedConversations: true
    )
    try await center.save(settings, by: .agent("ben"))
    try await center.runDue()
    try await desk.write("Hello", id: "1")
    try await center.runDue()
    time.advance(by: 60)
    try await center.runDue()
    let sent = try #require(mail.submissions.first)
    let text = String(decoding: sent.message, as: UTF8.self)
    #expect(text.contains("Subject: =?utf-8?B?"))
    #expect(!text.contains("Bcc"))
    #expect(text.contains("Date: 9 Oct 2025 08:53:20 +0000"))
    #expect(sent.message.allSatisfy { $0 < 0x80 })
  }
}
