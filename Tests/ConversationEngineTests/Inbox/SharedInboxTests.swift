import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// A shared inbox at work: commands, what is stored, and who may.
@Suite struct SharedInboxTests {
  /// Anna and Ben with limited access, Carla with full access.
  private static func desk(
    _ policy: InboxPolicy = .shared,
    sees: ConversationVisibility = .all
  ) async throws -> Desk {
    let desk = try await Desk(policy: policy, agents: [], queues: [.claimed])
    for (id, access) in [("anna", .limited), ("ben", .limited), ("carla", .full)]
      as [(AgentID, AccessLevel)]
    {
      try await desk.center.save(
        AgentProfile(
          id: id,
          name: id.rawValue,
          teams: ["day"],
          permissions: AgentPermissions(access: access, sees: access == .limited ? sees : .all)
        )
      )
      try await desk.center.signIn(id)
    }
    return desk
  }

  private static func opened(_ desk: Desk, by id: String = "1") async throws -> ConversationID {
    guard case .stored(let message, _) = try await desk.write("Hello", id: id) else {
      throw NoOffer()
    }
    return message.conversation
  }

  @Test func `H-04, H-05, A-35 assigned, resolved and reopened by its visitor`() async throws {
    let desk = try await Self.desk()
    let id = try await Self.opened(desk)
    try await desk.center.assign(id, to: "ben", by: "anna")
    try await desk.center.send("Hi", in: id, by: "ben")
    try await desk.center.resolve(id, by: "ben")
    #expect(try await desk.conversation(id)?.isOpen == false)
    try await desk.center.resolve(id, by: "anna")
    try await desk.write("One more thing", id: "2")
    let reopened = try #require(try await desk.conversation(id))
    #expect(reopened.owner == "ben")
    #expect(reopened.reopenCount == 1)
  }

  @Test func `H-06, A-34 a refusal changes nothing and names who may`() async throws {
    let desk = try await Self.desk()
    let id = try await Self.opened(desk)
    try await desk.center.claim(id, by: "ben")
    let before = try await desk.conversation(id)
    await #expect(throws: ConversationError(.needsAssignee(.resolve, assignee: "ben"))) {
      try await desk.center.resolve(id, by: "anna")
    }
    #expect(try await desk.conversation(id) == before)
    #expect(desk.observer.observations.contains { $0.contains("only ben") })
    try await desk.center.resolve(id, by: "carla")
    #expect(try await desk.conversation(id)?.isOpen == false)
  }

  @Test func `A-36 an agent reopens: for its assignee, or for nobody if they are gone`()
    async throws
  {
    for isGone in [false, true] {
      let desk = try await Self.desk()
      let id = try await Self.opened(desk)
      try await desk.center.claim(id, by: "ben")
      try await desk.center.resolve(id, by: "ben")
      if isGone { try await desk.center.signOut("ben") }
      await #expect(throws: ConversationError(.illegalCommand(.send, in: .ended))) {
        try await desk.center.send("Wait", in: id, by: "anna")
      }
      try await desk.center.reopen(id, by: "anna")
      #expect(try await desk.conversation(id)?.owner == (isGone ? nil : "ben"))
    }
  }

  @Test func `A-36 an answer reopens where the policy says so, in one commit`() async throws {
    var policy = InboxPolicy.shared
    policy.reopensOnAgentReply = true
    let desk = try await Self.desk(policy)
    let id = try await Self.opened(desk)
    try await desk.center.claim(id, by: "ben")
    try await desk.center.resolve(id, by: "ben")
    try await desk.center.send("One more thing", in: id, by: "anna")
    #expect(try await desk.conversation(id)?.owner == "anna")
    #expect(try await desk.texts(of: id).last == "One more thing")
  }

  @Test func `a snooze ends by itself at its time, without anybody's command`() async throws {
    let desk = try await Self.desk()
    let id = try await Self.opened(desk)
    try await desk.center.claim(id, by: "anna")
    let until = desk.time.now.addingTimeInterval(600)
    try await desk.center.snooze(id, until: until, by: "anna")
    #expect(try await desk.storage.nextDeadline() == until)
    desk.time.advance(by: 599)
    try await desk.center.runDue()
    #expect(try await desk.conversation(id)?.snooze != nil)
    desk.time.advance(by: 1)
    try await desk.center.runDue()
    #expect(try await desk.conversation(id)?.snooze == nil)
    try await desk.center.snooze(id, by: "anna")
    try await desk.write("Still there?", id: "2")
    #expect(try await desk.conversation(id)?.snooze == nil)
  }

  @Test func `S-09 a blocked visitor is stored, opens and reopens nothing`() async throws {
    for afterEnd in [AfterEnd.reopen(), .newConversation] {
      var policy = InboxPolicy.shared
      policy.afterEnd = afterEnd
      let desk = try await Self.desk(policy)
      let id = try await Self.opened(desk)
      try await desk.center.claim(id, by: "anna")
      try await desk.center.blockVisitor(of: id, by: "anna")
      try await desk.center.resolve(id, by: "anna")
      try await desk.write("Me again", id: "2")
      try await desk.write("And again", id: "3")
      #expect(try await desk.conversation(id)?.isOpen == false)
      #expect(try await desk.texts(of: id).suffix(2) == ["Me again", "And again"])
      let open = ConversationQuery.inbox(InboxQuery([.unassigned], sight: .everything))
      #expect(
        try await desk.storage.conversations(open, after: nil, limit: 9).elements.isEmpty
      )
      try await desk.center.unblockVisitor(of: id, by: "carla")
      try await desk.write("Sorry", id: "4")
      let newest = try await desk.storage.conversations(open, after: nil, limit: 9).elements
      let isReopened = try await desk.conversation(id)?.isOpen == true
      #expect(isReopened == (afterEnd == .reopen()))
      #expect(newest.count == (isReopened ? 0 : 1))
    }
  }

  @Test func `S-05 several join and answer, tags and mentions are kept and told`() async throws {
    let desk = try await Self.desk()
    let id = try await Self.opened(desk)
    try await desk.center.claim(id, by: "ben")
    try await desk.center.join(id, by: "anna")
    try await desk.center.send("I help Ben", in: id, by: "anna")
    try await desk.center.tag(id, adding: ["vip"], by: "anna")
    try await desk.center.addNote("See above", mentioning: ["carla"], in: id, by: "anna")
    await #expect(throws: ConversationError(.unknownAgent("zoe"))) {
      try await desk.center.addNote("See above", mentioning: ["zoe"], in: id, by: "anna")
    }
    try await desk.center.leave(id, by: "anna")
    let conversation = try #require(try await desk.conversation(id))
    #expect(conversation.tags == ["vip"])
    #expect(conversation.joined.isEmpty)
    let events = try await desk.storage.events(after: .start, limit: 99).map(\.event)
    for event in [
      .joined("anna"), .left("anna"), .tagged,
    ] as [InboxEvent] {
      #expect(events.contains(.conversation(id, .inbox(event))))
    }
    #expect(
      events.contains { event in
        if case .conversation(id, .inbox(.mentioned("carla", _))) = event { return true }
        return false
      }
    )
  }

  @Test func `S-06 the host passes on what the customer says, and nobody else`() async throws {
    let desk = try await Self.desk()
    let id = try await Self.opened(desk)
    await #expect(throws: ConversationError(.illegalCommand(.rate, in: .queued))) {
      try await desk.center.rate(id, Rating(5))
    }
    try await desk.center.resolve(id, by: "carla")
    try await desk.center.rate(id, Rating(2, text: "Slow"))
    #expect(try await desk.conversation(id)?.rating == Rating(2, text: "Slow"))
    try await desk.center.rate(id, Rating(1, text: "I gave 4111 1111 1111 1111"))
    let stored = try await desk.conversation(id)?.rating?.text
    #expect(stored == "I gave ****************", "H-37")
    let rating = Command.Action.inbox(.rate(try Rating(5)), in: id)
    for caller in [Caller.agent("carla"), .administrator] {
      await #expect(throws: ConversationError(.notPermitted(.rate))) {
        try await desk.center.perform(Command(rating, by: caller))
      }
    }
    let repeatable = Command(rating, by: .system, idempotencyKey: "r-1")
    #expect(try await !desk.center.perform(repeatable).isRepeated)
    #expect(try await desk.center.perform(repeatable).isRepeated)
  }

  @Test func `only my conversations: another's cannot be told from none at all`() async throws {
    let desk = try await Self.desk(sees: .own)
    let id = try await Self.opened(desk)
    try await desk.center.assign(id, to: "ben", by: "carla")
    let nobodys = ConversationID(high: 1, low: 1)
    for conversation in [id, nobodys] {
      for action in [
        .addNote("Mine?", in: conversation), .send(MessageDraft("Hi"), in: conversation),
        .inbox(.resolve, in: conversation), .inbox(.join, in: conversation),
      ] as [Command.Action] {
        await #expect(throws: ConversationError(.unknownConversation)) {
          try await desk.center.perform(Command(action, by: .agent("anna")))
        }
      }
    }
    try await desk.center.send("Hi", in: id, by: "ben")
  }

  @Test func `canned responses are saved, found and deleted by whom they are for`() async throws {
    let desk = try await Self.desk()
    let hello = try CannedResponse(id: "hello", title: "Hello", text: "Hello")
    let own = try CannedResponse(id: "own", title: "Bye", text: "Bye", scope: .agent("anna"))
    await #expect(throws: ConversationError(.notPermitted(.saveCannedResponse))) {
      try await desk.center.save(hello, by: .agent("anna"))
    }
    try await desk.center.save(hello, by: .agent("carla"))
    try await desk.center.save(own, by: .agent("anna"))
    #expect(try await desk.center.cannedResponses(for: "anna") == [own, hello])
    #expect(try await desk.center.cannedResponses(for: "ben") == [hello])
    #expect(try await desk.center.cannedResponses(for: "anna", matching: "HELL") == [hello])
    // Nobody takes another's over by its name.
    await #expect(throws: ConversationError(.notPermitted(.saveCannedResponse))) {
      try await desk.center.save(
        try CannedResponse(id: "own", title: "Mine", text: "x", scope: .agent("ben")),
        by: .agent("ben")
      )
    }
    try await desk.center.deleteCannedResponse("own", by: .agent("anna"))
    try await desk.center.deleteCannedResponse("own", by: .agent("anna"))
    try await desk.center.deleteCannedResponse("hello", by: .system)
    #expect(try await desk.center.cannedResponses(for: "anna").isEmpty)
  }
}
