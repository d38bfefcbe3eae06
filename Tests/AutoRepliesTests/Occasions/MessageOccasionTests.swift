import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct MessageOccasionTests {
  @Test func `P-11 A-23 the first message of a conversation is a first chat, later ones are not`()
    throws
  {
    let scene = try Scene()
    #expect(
      try scene.text(at: Scene.open).map(\.trigger) == [
        .customerSendsFirstChat, .customerTextsAfterHours,
      ]
    )
    #expect(
      try scene.text(number: 2, at: Scene.open).map(\.trigger) == [.customerTextsAfterHours]
    )
  }

  @Test func `A-23 a reopened conversation has no first chat`() throws {
    let timeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    let policy = InboxPolicy.sharedInbox("service", offerTimeouts: timeouts)
    var change = Transition(try Scene.conversation(), agents: [], policy: policy)
    change.endByCustomer(at: Scene.open)
    let ended = change.conversation
    let rating = ReplyOccasion.afterEnd(of: ended, .captureAdvisorRating, team: "desk")
    #expect(rating?.happenedAt == Scene.open && rating?.source == .system)
    var again = Transition(ended, agents: [], policy: policy)
    try again.reopen(in: Scene.queue, at: Scene.open + 60)
    let occasions = ReplyOccasion.after(
      message: nil,
      isFirst: true,
      in: again.conversation,
      team: "desk",
      policy: AutoReplyPolicy(),
      at: Scene.open + 60
    )
    #expect(occasions.map(\.trigger) == [.customerTextsAfterHours])
    #expect(
      ReplyOccasion.afterEnd(of: again.conversation, .captureAdvisorRating, team: "desk") == nil
    )
  }

  @Test func `P-17a the instant is when the customer sent it, never later than it came in`() throws
  {
    let scene = try Scene()
    let future = try scene.text(at: Scene.evening + 9_999, received: Scene.evening)
    #expect(future.allSatisfy { $0.happenedAt == Scene.evening })
    let earlier = try scene.text(at: Scene.open, received: Scene.evening)
    #expect(earlier.allSatisfy { $0.happenedAt == Scene.open })
  }

  @Test
  func `A-22 each after-hours message is an occasion of its own only where the team wants it`()
    throws
  {
    var scene = try Scene()
    let keys = try [2, 3].map {
      try scene.decide(scene.text(number: $0, at: Scene.evening)[0]).key
    }
    #expect(keys[0] == keys[1])
    scene.draft.policy.afterHoursTexts = .everyMessage
    let each = try [2, 3].map {
      try scene.decide(scene.text(number: $0, at: Scene.evening)[0]).key
    }
    #expect(each[0] != each[1])
  }
}
