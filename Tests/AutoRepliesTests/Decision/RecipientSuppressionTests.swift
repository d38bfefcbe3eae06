import AutoReplies
import ConversationCore
import Foundation
import Testing

/// Why nothing is sent for the sake of who would get it, or of the way it would go.
@Suite struct RecipientSuppressionTests {
  @Test func `C-02 opted out`() throws {
    var scene = try Scene()
    scene.hasOptedOut = true
    #expect(try scene.decide(scene.missed()).suppression == .optedOut)
    #expect(try scene.decide(scene.asked(.shareVoiceHub)).suppression == .optedOut)
  }

  @Test func `A-33 number withheld, or one that takes no texts; an unknown one is tried`() throws {
    let scene = try Scene()
    let landline = CallerNumber.number(Scene.customer, takesTexts: false)
    for (caller, reason) in [
      (CallerNumber.withheld, SuppressionReason.numberWithheld), (landline, .takesNoTexts),
    ] {
      let occasion = try #require(ReplyOccasion.after(scene.call(from: caller, at: Scene.open)))
      #expect(try scene.decide(occasion).suppression == reason)
    }
    let unknown = CallerNumber.number(Scene.customer, takesTexts: nil)
    let occasion = try #require(ReplyOccasion.after(scene.call(from: unknown, at: Scene.open)))
    #expect(try scene.decide(occasion).message?.recipient == Scene.customer)
  }

  @Test func `A7 nothing is said to somebody who shows a name in place of a number`() throws {
    let scene = try Scene()
    let name = ChannelAddress(kind: .alphanumericSender, value: "ACME Bank")
    let caller = CallerNumber.number(name, takesTexts: nil)
    let occasion = try #require(ReplyOccasion.after(scene.call(from: caller, at: Scene.open)))
    #expect(try scene.decide(occasion).suppression == .cannotBeAnswered)
  }

  @Test func `C-03 outside the messaging window, which is the one for programs`() throws {
    var scene = try Scene()
    let window = ChannelCapabilities.MessagingWindow(standard: 86_400, forPeople: 604_800)
    let capabilities = ChannelCapabilities(window: window)
    let wrote = Scene.evening - 86_400
    scene.way = ReplyWay(
      Scene.sms,
      capabilities: capabilities,
      lastCustomerMessageAt: wrote
    )
    let occasion = try #require(try scene.text(number: 2, at: Scene.evening).first)
    #expect(
      try scene.decide(occasion).suppression == .outsideMessagingWindow(since: Scene.evening)
    )
    scene.way = ReplyWay(
      Scene.sms,
      capabilities: capabilities,
      lastCustomerMessageAt: wrote + 0.001
    )
    #expect(try scene.decide(occasion).message != nil)
    scene.way = ReplyWay(Scene.sms, capabilities: capabilities)
    #expect(try scene.decide(occasion).suppression == .mayNotWriteFirst(.sms))
  }

  @Test func `The ceiling of a recipient stops loops, whatever started them`() throws {
    var scene = try Scene()
    for number in 1...5 {
      let occasion = try scene.missed(CallID("call-\(number)"))
      #expect(try scene.round([occasion], at: Scene.open + Double(number)).messages.count == 1)
    }
    let sixth = try scene.missed("call-6")
    let ceiling = AutoReplyPolicy.Ceiling(5, per: 3_600)
    #expect(try scene.decide(sixth, at: Scene.open + 6).suppression == .ceilingReached(ceiling))
    // What an advisor asks for is no loop, and fills no ceiling.
    #expect(try scene.decide(scene.asked(.shareVoiceHub)).message != nil)
    #expect(try scene.decide(sixth, at: Scene.open + 3_601).message != nil)
    for number in 6...10 {
      let at = Scene.open + 4_000 + Double(number)
      #expect(
        try scene.round([try scene.missed(CallID("call-\(number)"))], at: at).messages.count == 1
      )
    }
    let daily = AutoReplyPolicy.Ceiling(10, per: 86_400)
    let eleventh = try scene.missed("call-11")
    #expect(
      try scene.decide(eleventh, at: Scene.open + 50_000).suppression == .ceilingReached(daily)
    )
  }

  @Test func `An agent has answered meanwhile, or wrote within the last five minutes`() throws {
    var scene = try Scene()
    let occasion = try #require(try scene.text(number: 2, at: Scene.evening).first)
    for (ago, isSilent) in [(299.0, true), (300, false), (-10, true)] {
      scene.lastAgentMessageAt = Scene.evening - ago
      let decision = try scene.decide(occasion, at: Scene.evening + 20)
      #expect((decision.suppression == .agentAnswered(at: Scene.evening - ago)) == isSilent)
      #expect((decision.message == nil) == isSilent)
    }
  }

  @Test func `No way out: no entry point, or one that is not in use`() throws {
    var scene = try Scene()
    scene.way = nil
    #expect(try scene.decide(scene.missed()).suppression == .noWayOut)
    var deleted = Scene.sms
    deleted.delete(at: Scene.open)
    scene.way = ReplyWay(deleted, capabilities: ChannelCapabilities(mayWriteFirst: true))
    #expect(try scene.decide(scene.missed()).suppression == .entryPointNotInUse("sms-line"))
  }
}
