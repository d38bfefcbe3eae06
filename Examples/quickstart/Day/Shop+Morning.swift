import ChannelAdapters
import ConversationCore
import ConversationEngine

extension Shop {
  /// A text message: offered, accepted, answered, delivered, ended, wrapped up.
  func textMessage() async throws {
    timeline.chapter("A text message")
    clock.turn(to: 9, 0)
    try await receive(PackageResources.sms_nora_http, for: "twilio")
    let (agent, offer) = try await holder()
    clock.pass(12)
    try await center.accept(offer.id, by: agent)
    await narrator.tell(at: clock.now)
    clock.pass(40)
    try await say(
      "It left this morning, Nora. You have it tomorrow.",
      agent,
      in: offer.conversation.id
    )
    clock.pass(3)
    try await receive(PackageResources.sms_delivered_http, for: "twilio")
    try await receive(PackageResources.sms_nora_http, for: "twilio")
    clock.pass(20)
    try await receive(PackageResources.sms_forged_http, for: "twilio")
    clock.pass(60)
    try await center.end(offer.conversation.id, by: agent)
    clock.pass(15)
    try await center.submitWrapUp(offer.conversation.id, reason: "solved", by: agent)
    await narrator.tell(at: clock.now)
    let conversation = try await conversation(offer.conversation.id)
    tally.expect(!conversation.isOpen, "the text message's conversation is over")
    tally.expect(tally.duplicates == 1, "one duplicate webhook was recognised")
    tally.expect(tally.refused == 1, "one forged webhook was refused")
  }

  /// Messenger: one agent declines, another accepts and transfers to a third.
  func messenger() async throws {
    timeline.chapter("Messenger: declined, accepted, transferred to an agent")
    clock.turn(to: 9, 30)
    try await receive(PackageResources.messenger_omar_http, for: "messenger")
    let (first, declined) = try await holder()
    clock.pass(8)
    try await center.decline(declined.id, by: first)
    await narrator.tell(at: clock.now)
    let (second, offer) = try await holder()
    let id = offer.conversation.id
    tally.expect(second != first, "who declined is not asked again")
    clock.pass(5)
    try await center.accept(offer.id, by: second)
    await narrator.tell(at: clock.now)
    clock.pass(20)
    try await say("Let me ask my colleague who has the list.", second, in: id)
    clock.pass(10)
    try await receive(PackageResources.messenger_omar_read_http, for: "messenger")
    let directory = try await center.transferDirectory(for: id, by: second)
    guard let target = directory.agents().first(where: { $0.id != first })?.id else {
      throw Unexpected("the directory should name an available agent")
    }
    try await center.transfer(id, to: .agent(target), by: second)
    await narrator.tell(at: clock.now)
    clock.pass(15)
    guard let request = try await self.offer(to: target) else {
      throw Unexpected("the target should have the transfer request")
    }
    try await center.accept(request.id, by: target)
    await narrator.tell(at: clock.now)
    try await center.submitWrapUp(id, reason: "solved", by: second)
    clock.pass(30)
    try await say("Yes, two are left in L. Shall I keep one for you?", target, in: id)
    try await center.end(id, by: target)
    try await center.submitWrapUp(id, reason: "solved", by: target)
    try await center.setAvailable(first)
    await narrator.tell(at: clock.now)
    tally.expect(try await conversation(id).preferredAgent == target, "ownership has moved")
  }

  /// Email: an agent misses the offer, becomes RONA and returns by hand; the customer's answer
  /// comes back into the same conversation.
  func email() async throws {
    timeline.chapter("Email: missed (RONA), answered, threaded")
    clock.turn(to: 10, 0)
    try await receive(PackageResources.email_pia_http, for: "email")
    let (absent, _) = try await holder()
    clock.pass(120)
    try await work()
    let (agent, offer) = try await holder()
    let id = offer.conversation.id
    tally.expect(agent != absent, "who missed an offer is not asked again at once")
    clock.pass(60)
    try await center.setAvailable(absent)
    try await center.accept(offer.id, by: agent)
    await narrator.tell(at: clock.now)
    clock.turn(to: 10, 12)
    try await say("To 1 Example Street, Springfield. The stamp is on us.", agent, in: id)
    guard let sent = providers.mail.submissions.last.flatMap({ Self.messageID(of: $0.message) })
    else { throw Unexpected("the answer should have left by mail") }
    clock.turn(to: 10, 20)
    try await receive(
      PackageResources.email_pia_again_http,
      for: "email",
      replacing: ("{{OUR-MESSAGE-ID}}", sent)
    )
    tally.expect(try await conversation(id).messageCount == 3, "the answer found its thread")
    try await center.end(id, by: agent)
    try await center.submitWrapUp(id, reason: "solved", by: agent)
    await narrator.tell(at: clock.now)
  }

  /// The `Message-ID` of a mail of ours.
  private static func messageID(of mail: [UInt8]) -> String? {
    let lines = String(decoding: mail, as: UTF8.self).split(whereSeparator: \.isNewline)
    let name = "Message-ID:"
    return lines.first { $0.hasPrefix(name) }.map {
      $0.dropFirst(name.count).filter { !$0.isWhitespace }
    }
  }
}
