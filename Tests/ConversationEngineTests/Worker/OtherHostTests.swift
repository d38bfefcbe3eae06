import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

// Two hosts over one database need not be set up alike, and one record must not hold up the rest.
@Suite struct OtherHostTests {
  /// A host that also knows the inbox `elsewhere`, with an entry point of its own into the same
  /// queue.
  private func otherHost(of desk: Desk) async throws -> ContactCenter {
    let (time, random) = (desk.time, SeededSource(seed: 2))
    let elsewhere = InboxPolicy.contactCenter(
      "elsewhere",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
    let center = ContactCenter(
      storage: desk.storage,
      adapters: [LoopbackChannel(id: "other")],
      inboxes: [try Desk.policy(), elsewhere],
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
    try await center.save(
      EntryPoint(
        id: "other-shop",
        channel: "loopback",
        channelClass: .social,
        identity: .other("other-shop"),
        displayName: "The other shop",
        inbox: "elsewhere",
        queue: "help",
        adapter: "other"
      )
    )
    return center
  }

  /// Has a customer write to the other host's shop.
  private func write(to center: ContactCenter) async throws -> ConversationID {
    let message = InboundMessage(
      channel: "loopback",
      recipient: "other-shop",
      sender: ChannelAddress(kind: "loopback", value: "otto"),
      text: "Hello",
      externalID: "o-1"
    )
    let results = try await center.ingest([.message(message)], from: "other")
    guard case .stored(let id, _) = results.first else { throw NoOffer() }
    return id.conversation
  }

  @Test func `What waits in another host's inbox holds up no routing pass`() async throws {
    let desk = try await Desk(agents: [])
    let other = try await otherHost(of: desk)
    let waiting = try await write(to: other)
    desk.time.advance(by: 1)
    try await desk.write("Hello", id: "1")
    try await desk.hire("anna")
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
    #expect(try await desk.conversation(waiting)?.stage == .queued)
    try await other.runDue()
    #expect(try await desk.center.openOffers(to: "anna").count == 2)
  }

  @Test func `A deadline in another host's inbox holds up no other deadline`() async throws {
    let desk = try await Desk()
    let other = try await otherHost(of: desk)
    let theirs = try await write(to: other)
    desk.time.advance(by: 1)
    try await desk.write("Hello", id: "1")
    #expect(try await desk.center.openOffers(to: "anna").count == 2)
    desk.time.advance(by: 120)
    try await desk.center.runDue()
    #expect(try await desk.agent("anna")?.availability[.social].state == .rona)
    #expect(try await desk.conversation(theirs)?.stage.name == .offered)
    try await other.runDue()
    #expect(try await desk.conversation(theirs)?.stage.name == .queued)
  }

  @Test func `What only another host can send is left to it, and no attempt is counted`()
    async throws
  {
    let desk = try await Desk()
    let other = try await otherHost(of: desk)
    let theirs = try await write(to: other)
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    try await other.accept(offer.id, by: "anna")
    let message = try #require(await other.send("Hi", in: theirs, by: "anna").message)
    for _ in 1...20 {
      try await desk.center.runDue()
      desk.time.advance(by: 600)
    }
    let waiting = try #require(await desk.storage.delivery(of: message))
    #expect(waiting.attempts == 0)
    try await other.runDue()
    #expect(try await desk.storage.delivery(of: message)?.status == .sent)
  }
}
