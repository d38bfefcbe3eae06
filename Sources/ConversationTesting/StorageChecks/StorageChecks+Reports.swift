import ConversationCore
import ConversationStorage

// What becomes of providers' reports.
extension StorageChecks {
  var reportChecks: [StorageCheck] {
    [
      StorageCheck("reportsBeforeProviderID", reportsBeforeProviderID),
      StorageCheck("statusOnlyMovesForward", statusOnlyMovesForward),
      StorageCheck("failuresInTranscripts", failuresInTranscripts),
      StorageCheck("watermarks", watermarks),
      StorageCheck("reportsThatNobodyWaitsFor", reportsThatNobodyWaitsFor),
    ]
  }

  /// A report that overtakes the provider's answer waits, and is applied when a delivery takes the
  /// identifier; the transcript and the events keep step.
  public func reportsBeforeProviderID() async throws {
    let scene = try await scene()
    let adapter = scene.entryPoint.adapter
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 0)
    try await scene.report(.delivered, .providerID("p1", adapter: adapter), at: 1)
    try await scene.report(.read, .providerID("p1", adapter: "another"), at: 1)
    let start = try await scene.storage.lastCursor()
    let lease = try await scene.lease(at: 2)
    guard let delivery = lease.deliveries.first?.delivery else {
      throw CheckFailure(
        check: "reportsBeforeProviderID()",
        expected: "a delivery to lease after a report about an unknown one",
        seen: "none"
      )
    }
    try await scene.settle(delivery, as: .sent(providerID: "p1"), under: lease.id, at: 3)
    let stored = try await scene.storage.delivery(of: delivery.id)
    try expect("the status after a report that waited", stored?.status, is: .delivered)
    let events = try await scene.storage.events(after: start, limit: 9).map(\.event)
    let expected = [DeliveryStatus.sent, .delivered].map { status in
      Event.conversation(claimed.value.id, .deliveryChanged(sequence: 2, status))
    }
    try expect("the events of sending and report", events, is: expected)
    try await expectStatuses(scene, claimed.value.id, [nil, .delivered])
    try await scene.report(.read, .providerID("p1", adapter: adapter), at: 4)
    try await expectStatuses(scene, claimed.value.id, [nil, .read])
  }

  /// A status only moves forward, whatever order reports come in, and nothing is said of reports
  /// that change nothing.
  public func statusOnlyMovesForward() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 0)
    let id = MessageID(conversation: claimed.value.id, sequence: 2)
    let start = try await scene.storage.lastCursor()
    let reports: [(report: DeliveryStatus, status: DeliveryStatus)] = [
      (.sent, .sent), (.failed, .failed), (.sent, .failed), (.delivered, .delivered),
      (.failed, .delivered), (.read, .read), (.delivered, .read), (.sent, .read),
    ]
    for step in reports {
      try await scene.report(step.report, .message(id), at: 1)
      let stored = try await scene.storage.delivery(of: id)
      try expect("the status after the report \(step.report)", stored?.status, is: step.status)
      try await expectStatuses(scene, claimed.value.id, [nil, step.status])
    }
    let events = try await scene.storage.events(after: start, limit: 99).map(\.event)
    let expected = [DeliveryStatus.sent, .failed, .delivered, .read].map { status in
      Event.conversation(claimed.value.id, .deliveryChanged(sequence: 2, status))
    }
    try expect("the events of 8 reports", events, is: expected)
    let lease = try await scene.lease(at: 9999)
    try expect("deliveries that a report has settled", lease.deliveries.count, is: 0)
  }

  /// The transcript says why a message has not reached its customer, until it is known that it has.
  public func failuresInTranscripts() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 0)
    let id = MessageID(conversation: claimed.value.id, sequence: 2)
    let closed = DeliveryFailure(.windowClosed, code: "63016")
    for (status, failure, shown) in [
      (DeliveryStatus.sent, nil, nil), (.failed, closed, closed), (.delivered, nil, nil),
    ] {
      try await scene.report(status, .message(id), failure: failure, at: 1)
      let messages = try await scene.storage.transcript(
        of: claimed.value.id,
        before: nil,
        limit: 99
      )
      try expect("the failure in the transcript", messages.map(\.failure), is: [nil, shown])
    }
  }

  /// A watermark is about what was sent no later than its time.
  public func watermarks() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    let id = claimed.value.id
    _ = try await scene.send(["1", "2", "3"], in: claimed, by: "anna", at: 0)
    for time in [10.0, 20] {
      let lease = try await scene.lease(at: time)
      guard let delivery = lease.deliveries.first?.delivery else { return }
      try await scene.settle(
        delivery,
        as: .sent(providerID: "p\(time)"),
        under: lease.id,
        at: time
      )
    }
    try await scene.report(.delivered, .sentUntil(scene.time(20), in: id), at: 30)
    try await expectStatuses(scene, id, [nil, .delivered, .delivered, .queued])
    try await scene.report(.read, .sentUntil(scene.time(19.999), in: id), at: 31)
    try await expectStatuses(scene, id, [nil, .read, .delivered, .queued])
  }

  /// A report about nothing changes nothing, and one that waits in vain is forgotten after seven
  /// days.
  public func reportsThatNobodyWaitsFor() async throws {
    let scene = try await scene()
    let opened = try await scene.open(1)
    let start = try await scene.storage.lastCursor()
    let adapter = scene.entryPoint.adapter
    let targets: [DeliveryReportRecord.Target] = [
      .message(MessageID(conversation: opened.value.id, sequence: 1)),
      .message(MessageID(conversation: opened.value.id, sequence: 9)),
      .message(MessageID(conversation: ConversationID(high: 0, low: 5), sequence: 1)),
      .sentUntil(scene.time(9), in: opened.value.id),
      .sentUntil(scene.time(9), in: ConversationID(high: 0, low: 5)),
      .providerID("p1", adapter: adapter),
    ]
    for target in targets { try await scene.report(.read, target, at: 0) }
    let end = try await scene.storage.lastCursor()
    try expect("the last event after reports about nothing", end, is: start)
    try await expectStatuses(scene, opened.value.id, [nil])
    let week = 7 * 24 * 60 * 60.0
    let early = try await scene.storage.removeExpired(at: scene.time(week - 1), limit: 10)
    try expect("reports forgotten before seven days", early, is: 0)
    let late = try await scene.storage.removeExpired(at: scene.time(week + 1), limit: 10)
    try expect("reports forgotten after seven days", late, is: 1)
    let claimed = try await scene.claimed(2, by: "anna", at: 1)
    _ = try await scene.send(["hello"], in: claimed, by: "anna", at: 1)
    let lease = try await scene.lease(at: 2)
    guard let delivery = lease.deliveries.first?.delivery else { return }
    try await scene.settle(delivery, as: .sent(providerID: "p1"), under: lease.id, at: 3)
    try await expectStatuses(scene, claimed.value.id, [nil, .sent])
  }

  /// The statuses that the transcript shows.
  private func expectStatuses(
    _ scene: StorageScene,
    _ conversation: ConversationID,
    _ expected: [DeliveryStatus?],
    check: String = #function
  ) async throws {
    let messages = try await scene.storage.transcript(of: conversation, before: nil, limit: 99)
    try expect("statuses in the transcript", messages.map(\.status), is: expected, check: check)
  }
}
