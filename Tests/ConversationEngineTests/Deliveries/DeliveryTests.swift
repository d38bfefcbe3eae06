import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct DeliveryTests {
  @Test func `F-14 messages of a conversation leave in order, also after a retry`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    desk.channel.script(.retry(after: 5, nil))
    try await desk.center.send("One", in: id, by: "anna")
    try await desk.center.send("Two", in: id, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    desk.time.advance(by: 10)
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["One", "Two"])
  }

  @Test func `An unknown outcome is not sent again blindly and blocks nothing`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    desk.channel.script(.unknown)
    try await desk.center.send("One", in: id, by: "anna")
    try await desk.center.send("Two", in: id, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["Two"])
    let messages = try await desk.storage.transcript(of: id, before: nil, limit: 10)
    #expect(messages.compactMap(\.status) == [.unknown, .sent])
  }

  @Test func `H-12 what waits for an entry point that is no longer connected goes out no more`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    var shop = Desk.shop
    shop.isConnected = false
    try await desk.center.save(shop)
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    let delivery = try #require(await desk.storage.delivery(of: message))
    #expect(delivery.status == .failed)
    let failure = DeliveryFailure(.credentials, code: "entry-point-not-connected")
    #expect(delivery.failure == failure)
    let shown = try await desk.storage.transcript(of: id, before: nil, limit: 1).first
    #expect(shown?.failure == failure, "the agent sees why")
    // Connected again, it is for people to say whether it still fits.
    shop.isConnected = true
    try await desk.center.save(shop)
    try await desk.center.send("Two", in: id, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["Two"])
  }

  @Test func `A permanent refusal fails the message with its reason`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    desk.channel.script(.refused(DeliveryFailure(.unreachable, code: "30003")))
    let sent = try await desk.center.send("One", in: id, by: "anna")
    try await desk.center.runDue()
    let message = try #require(sent.message)
    let delivery = try #require(await desk.storage.delivery(of: message))
    #expect(delivery.status == .failed)
    #expect(delivery.failure == DeliveryFailure(.unreachable, code: "30003"))
  }

  @Test func `Delivered, then sent, then read, then failed late: it only moves forward`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    try await desk.center.runDue()
    let provider = try #require(await desk.storage.delivery(of: message)?.providerID)
    var seen: [DeliveryStatus] = []
    for status in [DeliveryStatus.delivered, .sent, .read, .failed] {
      let report = DeliveryReport(
        channel: "loopback",
        recipient: "shop",
        target: .providerID(provider),
        status: status
      )
      _ = try await desk.center.ingest([.delivery(report)], from: "loopback")
      seen.append(try #require(await desk.storage.delivery(of: message)?.status))
    }
    #expect(seen == [.delivered, .delivered, .read, .read])
  }

  @Test func `A receipt before the provider's id is known is applied later`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    let report = DeliveryReport(
      channel: "loopback",
      recipient: "shop",
      target: .providerID("loopback-\(message)"),
      status: .delivered
    )
    _ = try await desk.center.ingest([.delivery(report)], from: "loopback")
    try await desk.center.runDue()
    #expect(try await desk.storage.delivery(of: message)?.status == .delivered)
  }

  @Test func `A worker that died while sending leaves the outcome unknown`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    // Another worker has leased it and is never heard of again.
    let lease = DeliveryLease(
      id: LeaseID(bits: 1),
      now: desk.time.now,
      until: desk.time.now.addingTimeInterval(60),
      limit: 10
    )
    #expect(try await desk.storage.lease(lease).count == 1)
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    desk.time.advance(by: 61)
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    #expect(try await desk.storage.delivery(of: message)?.status == .unknown)
  }

  @Test func `What was leased and not sent is sent later, not given up as unknown`() async throws {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: storage)
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    // The first load of this round is that of the entry points, after the lease.
    storage.failNextLoads([.unavailable])
    await #expect(throws: StorageError.self) { try await desk.center.runDue() }
    #expect(desk.channel.sent.isEmpty)
    desk.time.advance(by: 61)
    try await desk.center.runDue()
    #expect(desk.channel.sent.map(\.text) == ["One"])
    #expect(try await desk.storage.delivery(of: message)?.status == .sent)
  }

  @Test func `Watermarks reach everything that was sent until then`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let one = try #require(await desk.center.send("One", in: id, by: "anna").message)
    try await desk.center.runDue()
    let until = desk.time.now
    desk.time.advance(by: 5)
    let two = try #require(await desk.center.send("Two", in: id, by: "anna").message)
    try await desk.center.runDue()
    let sender = ChannelAddress(kind: "loopback", value: "cora")
    let report = DeliveryReport(
      channel: "loopback",
      recipient: "shop",
      target: .sentUntil(until, to: sender),
      status: .read
    )
    _ = try await desk.center.ingest([.delivery(report)], from: "loopback")
    #expect(try await desk.storage.delivery(of: one)?.status == .read)
    #expect(try await desk.storage.delivery(of: two)?.status == .sent)
  }

  @Test func `Nothing leaves by an entry point that was deleted meanwhile`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    try await desk.center.send("One", in: id, by: "anna")
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
  }

  @Test func `The worker delivers what is queued and stops when it is cancelled`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let worker = Task { await desk.center.run() }
    try await desk.center.send("One", in: id, by: "anna")
    for await _ in Ticks() where desk.channel.sent.count == 1 { break }
    worker.cancel()
    await worker.value
    #expect(desk.channel.sent.map(\.text) == ["One"])
  }
}

/// Looks again every few milliseconds, for at most ten seconds.
struct Ticks: AsyncSequence {
  struct Iterator: AsyncIteratorProtocol {
    var left = 2_000

    mutating func next() async -> Void? {
      guard left > 0 else { return nil }
      left -= 1
      try? await Task.sleep(for: .milliseconds(5))
      return ()
    }
  }

  func makeAsyncIterator() -> Iterator { Iterator() }
}
