import ConversationCore
import ConversationStorage

// What the outbox promises.
extension StorageChecks {
  var deliveryChecks: [StorageCheck] {
    [
      StorageCheck("leasesExpire", leasesExpire),
      StorageCheck("headsOnly", headsOnly),
      StorageCheck("leasesAreOfAdapters", leasesAreOfAdapters),
      StorageCheck("leasesHaveOneHolder", leasesHaveOneHolder),
      StorageCheck("aLateWorkerDecidesNothing", aLateWorkerDecidesNothing),
      StorageCheck("resumedDeliveriesComeBack", resumedDeliveriesComeBack),
    ]
  }

  /// A delivery is leased by one worker, until the lease runs out; it is then handed out as one that
  /// may have been sent, and no more once it is settled.
  public func leasesExpire() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 10)
    let early = try await scene.lease(at: 9.999)
    try expect("deliveries before their first attempt", early.deliveries.count, is: 0)
    let first = try await scene.lease(at: 10, for: 30)
    try expect("deliveries that are due", first.deliveries.map(\.message.text), is: ["hello"])
    try expect("a first lease's doubt", first.deliveries.map(\.mayHaveBeenSent), is: [false])
    let during = try await scene.lease(at: 39.999)
    try expect("deliveries under another's lease", during.deliveries.count, is: 0)
    let wake = try await scene.storage.nextDeadline()
    try expect("the next deadline: the lease's end", wake, is: scene.time(40))
    let second = try await scene.lease(at: 40, for: 30)
    try expect("deliveries whose lease has run out", second.deliveries.count, is: 1)
    try expect("the second lease's doubt", second.deliveries.map(\.mayHaveBeenSent), is: [true])
    guard let delivery = second.deliveries.first?.delivery else { return }
    let again = SendOutcome.retry(after: 20, nil)
    try await scene.settle(delivery, as: again, under: second.id, at: 41)
    let waiting = try await scene.lease(at: 60)
    try expect("deliveries before their next attempt", waiting.deliveries.count, is: 0)
    let third = try await scene.lease(at: 61)
    try expect("attempts so far", third.deliveries.map(\.delivery.attempts), is: [1])
    guard let delivery = third.deliveries.first?.delivery else { return }
    try await scene.settle(delivery, as: .sent(providerID: "p1"), under: third.id, at: 62)
    let after = try await scene.lease(at: 9999)
    try expect("deliveries after they were sent", after.deliveries.count, is: 0)
    let end = try await scene.storage.nextDeadline()
    try expect("the next deadline when all is sent", end, is: nil)
  }

  /// Only the first unsettled delivery of a conversation is leased; one that has failed for good
  /// does not block the others.
  public func headsOnly() async throws {
    let scene = try await scene()
    let one = try await scene.claimed(1, by: "anna")
    let other = try await scene.claimed(2, by: "ben")
    _ = try await scene.send(["1", "2", "3"], in: one, by: "anna", at: 10)
    _ = try await scene.send(["4", "5"], in: other, by: "ben", at: 11)
    let limited = try await scene.lease(at: 12, for: 1, limit: 1)
    try expect("one delivery: the earliest", limited.deliveries.map(\.message.text), is: ["1"])
    let heads = try await scene.lease(at: 14, for: 10)
    let texts = heads.deliveries.compactMap(\.message.text)
    try expect("the first of each conversation", Set(texts), is: ["1", "4"])
    let behind = try await scene.lease(at: 15)
    try expect("deliveries behind leased ones", behind.deliveries.count, is: 0)
    for leased in heads.deliveries {
      let outcome: SendOutcome =
        leased.message.text == "1"
        ? .refused(DeliveryFailure(.unreachable)) : .retry(after: 100, nil)
      try await scene.settle(leased.delivery, as: outcome, under: heads.id, at: 16)
    }
    let next = try await scene.lease(at: 17, for: 10)
    try expect(
      "after a failure the next, behind a retry none",
      next.deliveries.map(\.message.text),
      is: ["2"]
    )
    guard let second = next.deliveries.first?.delivery else { return }
    try await scene.settle(second, as: .unknown, under: next.id, at: 18)
    let last = try await scene.lease(at: 19)
    try expect("after an unknown outcome the next", last.deliveries.map(\.message.text), is: ["3"])
    let wake = try await scene.storage.delivery(of: second.id)
    try expect("what is unknown is not tried again", wake?.nextAttemptAt, is: nil)
    let retried = try await scene.lease(at: 116, limit: 1)
    try expect("the retry at its time", retried.deliveries.count, is: 1)
  }

  /// A worker gets what its adapters can send, whatever is due before it.
  public func leasesAreOfAdapters() async throws {
    let scene = try await scene()
    let mine = scene.entryPoint.adapter
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 10)
    let foreign = try await scene.lease(at: 11, limit: 1, adapters: ["another", "a-third"])
    try expect("deliveries of other adapters", foreign.deliveries.count, is: 0)
    let none = try await scene.lease(at: 11, adapters: [])
    try expect("deliveries of no adapter", none.deliveries.count, is: 0)
    let untouched = try await scene.storage.nextDeadline()
    try expect("the next deadline: the attempt that is due", untouched, is: scene.time(10))
    let own = try await scene.lease(at: 12, limit: 1, adapters: ["another", mine])
    try expect("deliveries of the adapter", own.deliveries.map(\.message.text), is: ["hello"])
    try expect("their doubt", own.deliveries.map(\.mayHaveBeenSent), is: [false])
  }

  /// Of workers who ask at once one gets a delivery.
  public func leasesHaveOneHolder() async throws {
    let scene = try await scene()
    for number in 1...8 {
      let claimed = try await scene.claimed(number, by: "anna")
      _ = try await scene.send(["hello \(number)"], in: claimed, by: "anna", at: 1)
    }
    let leased = try await withThrowingTaskGroup(of: [MessageID].self) { group in
      for _ in 1...8 {
        group.addTask { try await scene.lease(at: 2, limit: 5).deliveries.map(\.delivery.id) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    try expect("deliveries leased by 8 workers", Set(leased).count, is: 8)
    try expect("leases of 8 deliveries", leased.count, is: 8)
  }

  /// A worker whose lease was passed on may say how far the message came, and no longer when it is
  /// tried again nor that it has failed.
  public func aLateWorkerDecidesNothing() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 0)
    let late = try await scene.lease(at: 1, for: 10)
    let current = try await scene.lease(at: 20, for: 10)
    guard let delivery = late.deliveries.first?.delivery, current.deliveries.count == 1 else {
      throw CheckFailure(
        check: "aLateWorkerDecidesNothing()",
        expected: "one delivery, leased twice",
        seen: "\(late.deliveries.count) and \(current.deliveries.count)"
      )
    }
    let outcomes: [SendOutcome] = [
      .retry(after: 1, nil), .refused(DeliveryFailure(.unreachable)),
    ]
    for outcome in outcomes {
      try await scene.settle(delivery, as: outcome, under: late.id, at: 21)
      let stored = try await scene.storage.delivery(of: delivery.id)
      try expect("the status after a late worker", stored?.status, is: .queued)
      let meanwhile = try await scene.lease(at: 25)
      try expect("deliveries that a late worker frees", meanwhile.deliveries.count, is: 0)
    }
    try await scene.settle(delivery, as: .sent(providerID: "p1"), under: late.id, at: 26)
    let stored = try await scene.storage.delivery(of: delivery.id)
    try expect("the status after a late success", stored?.status, is: .sent)
    let after = try await scene.lease(at: 9999)
    try expect("deliveries after a late success", after.deliveries.count, is: 0)
    try await expectConflict("settling a delivery that does not exist") {
      let opened = try await scene.open(2)
      let nothing = Delivery(
        id: MessageID(conversation: opened.value.id, sequence: 1),
        entryPoint: scene.entryPoint.id,
        adapter: scene.entryPoint.adapter,
        channel: .sms,
        recipient: scene.address(2),
        at: scene.time(1)
      )
      try await scene.settle(nothing, as: .unknown, under: current.id, at: 27)
    }
  }
}
