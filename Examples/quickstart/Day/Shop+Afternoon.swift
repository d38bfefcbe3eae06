import ConversationCore
import ConversationEngine

extension Shop {
  /// Web chat: a conference of three, and a wrap-up that runs out.
  func webChat() async throws {
    timeline.chapter("Web chat: a conference, and a wrap-up that ends by itself")
    clock.turn(to: 11, 0)
    try await receive(PackageResources.webchat_quinn_http, for: "web-chat")
    let (owner, offer) = try await holder()
    let id = offer.conversation.id
    clock.pass(6)
    try await center.accept(offer.id, by: owner)
    await narrator.tell(at: clock.now)
    clock.pass(20)
    try await receive(PackageResources.webchat_quinn_again_http, for: "web-chat")
    guard
      let guest = try await center.transferDirectory(for: id, by: owner).agents().first?.id
    else { throw Unexpected("somebody should be free to join") }
    try await center.requestConference(id, with: guest, by: owner)
    await narrator.tell(at: clock.now)
    clock.pass(9)
    guard let request = try await self.offer(to: guest) else {
      throw Unexpected("the guest should be asked")
    }
    try await center.accept(request.id, by: guest)
    await narrator.tell(at: clock.now)
    clock.pass(25)
    try await say("In three parts, without interest, from 90 euros on.", guest, in: id)
    try await center.exitConference(id, by: guest)
    await narrator.tell(at: clock.now)
    try await say("Anything else I can do for you?", owner, in: id)
    clock.pass(30)
    try await center.end(id, by: owner)
    await narrator.tell(at: clock.now)
    clock.pass(60)
    try await work()
    let leg = try await conversation(id).legs.last { $0.agent == owner }
    guard case .done(_, let result) = leg?.state else {
      throw Unexpected("the wrap-up should have run out")
    }
    tally.expect(result?.isAutomatic == true, "the wrap-up was finished by itself")
  }

  /// A text message that belongs to sales: transferred to a queue.
  func salesQueue() async throws {
    timeline.chapter("A text message for sales: transferred to a queue")
    clock.turn(to: 12, 0)
    try await receive(PackageResources.sms_rosa_http, for: "twilio")
    let (agent, offer) = try await holder()
    let id = offer.conversation.id
    clock.pass(10)
    try await center.accept(offer.id, by: agent)
    clock.pass(10)
    try await center.transfer(id, to: .queue("sales"), by: agent)
    await narrator.tell(at: clock.now)
    try await center.submitWrapUp(id, reason: "solved", by: agent)
    guard let request = try await self.offer(to: "dora") else {
      throw Unexpected("Dora of sales should be asked")
    }
    clock.pass(14)
    try await center.accept(request.id, by: "dora")
    await narrator.tell(at: clock.now)
    clock.pass(60)
    try await say("40 jackets are 2,980 euros. I have mailed you the offer.", "dora", in: id)
    try await center.end(id, by: "dora")
    try await center.submitWrapUp(id, reason: "quote", by: "dora")
    await narrator.tell(at: clock.now)
  }

  /// A conversation that an agent starts.
  func startedByAgent() async throws {
    timeline.chapter("Started by an agent")
    clock.turn(to: 13, 0)
    let outcome = try await center.startConversation(
      from: "sms",
      with: .phone("+15555550177"),
      text: "Good news, Sam: your jacket is mended. Come by until six.",
      by: "anna"
    )
    tally.sent += 1
    try await work()
    guard let id = outcome.conversation else { throw Unexpected("a conversation was started") }
    clock.turn(to: 13, 10)
    try await receive(PackageResources.sms_sam_http, for: "twilio")
    tally.expect(try await conversation(id).messageCount == 2, "the answer was appended")
    try await center.end(id, by: "anna")
    try await center.submitWrapUp(id, reason: "solved", by: "anna")
    await narrator.tell(at: clock.now)
  }

  /// An administrator deletes the page while a conversation is going on.
  func deletedPage() async throws {
    timeline.chapter("The page is deleted")
    clock.turn(to: 14, 0)
    try await receive(PackageResources.messenger_tess_http, for: "messenger")
    let (agent, offer) = try await holder()
    let id = offer.conversation.id
    clock.pass(10)
    try await center.accept(offer.id, by: agent)
    await narrator.tell(at: clock.now)
    clock.pass(60)
    try await center.deleteEntryPoint("messenger", by: .administrator)
    await narrator.tell(at: clock.now)
    do {
      try await center.send("On Sunday we are closed.", in: id, by: agent)
      tally.expect(false, "nothing can be sent by a deleted page")
    } catch let error as ConversationError {
      timeline.note("refused: \(error)", at: clock.now)
    }
    clock.turn(to: 14, 5)
    let late = try await receive(PackageResources.messenger_tess_late_http, for: "messenger")
    tally.expect(
      late.results == [.refused(ConversationError(.entryPointDeleted("messenger")))],
      "what comes to a deleted page is refused"
    )
    try await center.end(id, by: agent)
    try await center.submitWrapUp(id, reason: "solved", by: agent)
    await narrator.tell(at: clock.now)
  }
}
