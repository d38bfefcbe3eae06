import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct FollowUpOccasionTests {
  @Test func `P-09 P-10 an end that an advisor came to is followed up, by a team that has it on`()
    throws
  {
    let scene = try Scene(on: [.askCustomerIssueResolved])
    let due = try #require(FollowUp(after: Scene.ended(), settings: scene.settings()))
    #expect(due.advisor == "anna" && due.team == "desk" && due.dueAt == Scene.open)
    let off = try Scene(on: [.customerHangsUp])
    #expect(try FollowUp(after: Scene.ended(), settings: off.settings()) == nil)
    // Nobody has handled it, or nothing has ended.
    var change = Transition(try Scene.conversation(), agents: [], policy: Scene.policy)
    #expect(try FollowUp(after: change.conversation, settings: scene.settings()) == nil)
    change.endByCustomer(at: Scene.open)
    #expect(try FollowUp(after: change.conversation, settings: scene.settings()) == nil)
  }

  @Test func `P-09 it comes due after the team's delay, never before the end`() throws {
    for (delay, seconds) in [(nil, 0), (3_600, 3_600), (-5, 0)] as [(Double?, Double)] {
      var scene = try Scene(on: [.captureAdvisorRating])
      scene.draft.policy.followUpDelay = delay
      let due = try #require(FollowUp(after: Scene.ended(), settings: scene.settings()))
      #expect(due.dueAt == Scene.open + seconds)
      #expect(due.documentKeys.map(\.rank) == [due.dueAt.milliseconds])
    }
  }

  @Test func `P-10 what was reopened is suppressed with that reason, also if it has ended again`()
    throws
  {
    let scene = try Scene(on: [.captureAdvisorRating, .askCustomerIssueResolved])
    let ended = try Scene.ended()
    let due = try #require(FollowUp(after: ended, settings: scene.settings()))
    let now = Scene.open + 200
    for occasion in due.occasions(in: ended) {
      #expect(try scene.decide(occasion, at: now).suppression == nil)
    }
    var change = Transition(ended, agents: [], policy: Scene.policy)
    try change.reopen(in: Scene.queue, at: Scene.open + 60)
    let reopened = change.conversation
    change.endByCustomer(at: Scene.open + 90)
    for conversation in [reopened, change.conversation] {
      let occasions = due.occasions(in: conversation)
      #expect(occasions.map(\.trigger) == FollowUp.triggers)
      for occasion in occasions {
        #expect(
          try scene.decide(occasion, at: now).suppression == .reopened(at: Scene.open + 60)
        )
      }
    }
  }

  @Test func `S-09 a conversation that may have no message more this minute gets none`() throws {
    var scene = try Scene(on: [.customerHangsUp])
    scene.way = ReplyWay(
      Scene.sms,
      capabilities: ChannelCapabilities(mayWriteFirst: true),
      mayHaveMessage: false
    )
    #expect(try scene.decide(try scene.missed()).suppression == .tooManyMessages)
  }

  @Test func `S-09 a blocked visitor gets no reply, by whatever way`() throws {
    var scene = try Scene(on: [.customerHangsUp])
    scene.way = ReplyWay(
      Scene.sms,
      capabilities: ChannelCapabilities(mayWriteFirst: true),
      isBlocked: true
    )
    #expect(try scene.decide(try scene.missed()).suppression == .visitorBlocked)
  }
}
