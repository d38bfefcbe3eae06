import ConversationCore
import Foundation
import Testing

@Suite struct AgentNoticesTests {
  private let now = Date(milliseconds: 1_760_000_000_000)
  private let conversation = ConversationID(high: 1, low: 1)
  private func message(_ number: Int) -> MessageID {
    MessageID(conversation: conversation, sequence: number)
  }
  private func entry(_ number: Int, at seconds: Double = 0) -> AgentNotices.Entry {
    AgentNotices.Entry(.offlineMessage(to: "anna", message(number)), at: now + seconds)
  }

  @Test func `H-33 the two kinds are chosen by themselves, and an address is checked`() throws {
    for (offline, missed) in [(true, false), (false, true), (true, true), (false, false)] {
      let settings = try NotificationSettings(
        of: "anna",
        email: "anna@example.com",
        offlineMessages: offline,
        missedConversations: missed
      )
      #expect(settings.documentKeys.isEmpty == !(offline || missed))
      let data = try JSONEncoder().encode(settings)
      #expect(try JSONDecoder().decode(NotificationSettings.self, from: data) == settings)
      let broken = Data(
        String(decoding: data, as: UTF8.self).replacingOccurrences(of: "anna@", with: "a@@").utf8
      )
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(NotificationSettings.self, from: broken)
      }
    }
    #expect(throws: ConversationError(.invalidEmailAddress)) {
      try NotificationSettings(
        of: "anna",
        email: "anna",
        offlineMessages: true,
        missedConversations: true
      )
    }
  }

  @Test func `A-37 notices that come together go out together, each once`() {
    var notices = AgentNotices(entry(1), for: "anna", after: 60)
    #expect(notices.dueAt == now + 60)
    notices.add(entry(1, at: 5))
    notices.add(entry(2, at: 6))
    notices.add(AgentNotices.Entry(.missedConversation(to: "anna", message(2)), at: now))
    let first = notices.take(until: now + 120)
    #expect(first.count == 3)
    #expect(notices.dueAt == now + 120, "nobody else sends it meanwhile")
    notices.add(entry(2))
    notices.add(entry(3))
    #expect(notices.waiting.count == 1 && notices.sending.count == 3)
    let isEmpty = notices.finish(nextAfter: 60, at: now + 61)
    #expect(!isEmpty)
    #expect(notices.dueAt == now + 121)
    let second = notices.take(until: now + 200)
    #expect(second.map(\.message) == [message(3)])
    let isEmptyThen = notices.finish(nextAfter: 60, at: now + 130)
    #expect(isEmptyThen)
  }

  @Test func `H-36 a mail of which nobody knows is taken again as the same mail`() {
    var notices = AgentNotices(entry(1), for: "anna", after: 60)
    let first = notices.take(until: now + 120)
    notices.add(entry(2))
    let again = notices.take(until: now + 240)
    #expect(again == first)
    #expect(notices.attempts == 2)
    for attempt in 2..<AgentNotices.mostAttempts {
      let isTriedAgain = notices.postpone(by: 60, at: now + 240)
      #expect(isTriedAgain)
      #expect(notices.dueAt == now + 300)
      #expect(notices.attempts == attempt)
      _ = notices.take(until: now + 400)
    }
    let isTriedForEver = notices.postpone(by: 60, at: now)
    #expect(!isTriedForEver)
  }

  @Test func `A-37 one mail does not grow for ever`() {
    var notices = AgentNotices(entry(1), for: "anna", after: 60)
    for number in 2...300 { notices.add(entry(number)) }
    #expect(notices.waiting.count == AgentNotices.mostEntries)
  }

  private func received(
    _ number: Int,
    online: [AgentID] = [],
    offline: [AgentID] = [],
    in unanswered: inout UnansweredConversation
  ) -> [VisitNotice] {
    var audience = UnansweredConversation.Audience()
    audience.online = online
    audience.offline = offline
    return unanswered.received(message(number), for: audience, at: now + Double(number))
  }

  @Test func `H-34 A-37 an offline agent is told once of a burst`() {
    var unanswered = UnansweredConversation(conversation, at: now)
    let first = received(1, offline: ["anna", "ben"], in: &unanswered)
    #expect(
      first == [.offlineMessage(to: "anna", message(1)), .offlineMessage(to: "ben", message(1))]
    )
    #expect(received(2, offline: ["anna"], in: &unanswered).isEmpty)
    #expect(unanswered.nextLook == nil, "nobody was there to miss it")
    #expect(unanswered.lastMessageAt == now + 2)
  }

  @Test func `H-35 A-37 who was online when it came has missed it when the visitor leaves`() {
    var unanswered = UnansweredConversation(conversation, at: now)
    #expect(received(1, online: ["anna"], in: &unanswered).isEmpty)
    // Going offline afterwards changes nothing but that the next message is an offline one.
    let second = received(2, online: ["ben"], offline: ["anna"], in: &unanswered)
    #expect(second == [.offlineMessage(to: "anna", message(2))])
    let visit = Visit(of: .visitor("v", widget: "w"), at: now)
    let missed = unanswered.look(at: [visit], under: PresencePolicy(), at: now + 600)
    #expect(
      missed == [
        .missedConversation(to: "anna", message(1)), .missedConversation(to: "ben", message(2)),
      ]
    )
  }

  @Test func `H-35 A-37 the visit in which the message came decides, also once they are back`() {
    let visitor = ChannelAddress.visitor("v", widget: "w")
    var unanswered = UnansweredConversation(conversation, at: now)
    var audience = UnansweredConversation.Audience()
    audience.online = ["anna"]
    _ = unanswered.received(message(1), for: audience, at: now + 10)
    let first = Visit(of: visitor, at: now)
    var here = unanswered
    let still = here.look(at: [first], under: PresencePolicy(), at: now + 20)
    #expect(still == nil)
    #expect(here.nextLook == first.nextDeadline)
    let back = Visit(of: visitor, at: now + 500)
    var gone = unanswered
    let told = gone.look(at: [back, first], under: PresencePolicy(), at: now + 510)
    #expect(told == [.missedConversation(to: "anna", message(1))])
    // Another session that began before the first was over, and goes on.
    let other = Visit(of: .visitor("w", widget: "w"), at: now + 60)
    var elsewhere = unanswered
    var there = other
    _ = there.note(.active, under: PresencePolicy(), at: now + 80)
    _ = there.note(.alive, under: PresencePolicy(), at: now + 160)
    let notYet = elsewhere.look(at: [there, first], under: PresencePolicy(), at: now + 170)
    #expect(notYet == nil)
    #expect(elsewhere.nextLook == there.nextDeadline)
    var unknown = unanswered
    let nothing = unknown.look(at: [], under: PresencePolicy(), at: now + 9999)
    #expect(nothing == nil)
    #expect(unknown.nextLook == nil, "nothing is known of a visitor without a visit")
  }
}
