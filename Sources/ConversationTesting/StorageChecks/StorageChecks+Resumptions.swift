import ConversationCore
import ConversationStorage

// What goes after a customer by another way.
extension StorageChecks {
  /// A message that has gone out is handed out again at the time it is resumed for, without doubt,
  /// before those behind it, and earlier if it is resumed for an earlier time; once it is read it is not,
  /// and what is due or was read is not resumed.
  public func resumedDeliveriesComeBack() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    _ = try await scene.send(["1", "2", "3"], in: claimed, by: "anna", at: 10)
    var ids: [MessageID] = []
    for second in 11...12 {
      let lease = try await scene.lease(at: Double(second))
      guard let head = lease.deliveries.first?.delivery else { continue }
      ids.append(head.id)
      try await scene.settle(head, as: .sent(providerID: nil), under: lease.id, at: Double(second))
    }
    try expect("messages that have gone out", ids.count, is: 2)
    guard ids.count == 2 else { return }
    let waits = MessageID(conversation: ids[0].conversation, sequence: ids[1].sequence + 1)
    try await resume(ids + [waits], at: 120, in: scene)
    for seconds in [100.0, 110] { try await resume(ids, at: seconds, in: scene) }
    let resumed = try await scene.storage.delivery(of: ids[0])
    try expect("when a resumed delivery is due", resumed?.nextAttemptAt, is: scene.time(100))
    try expect("the status of a resumed delivery", resumed?.status, is: .sent)
    let early = try await scene.lease(at: 99)
    try expect("deliveries behind a resumed one", early.deliveries.count, is: 0)
    let lease = try await scene.lease(at: 100)
    try expect("resumed deliveries", lease.deliveries.map(\.message.text), is: ["1"])
    try expect("a resumed delivery's doubt", lease.deliveries.map(\.mayHaveBeenSent), is: [false])
    guard var first = lease.deliveries.first?.delivery else { return }
    let mailbox = EntryPoint(
      id: "mailbox",
      channel: .email,
      identity: .mailbox("help@example.com"),
      displayName: "Help",
      inbox: "inbox",
      queue: "support"
    )
    first.redirect(to: mailbox, recipient: .email("cora@example.com"))
    try await scene.settle(first, as: .sent(providerID: "m1"), under: lease.id, at: 101)
    try await scene.commit(at: 101) {
      $0.amendments = [MessageAmendment(message: ids[0], channel: .email)]
    }
    let mailed = try await scene.storage.delivery(of: ids[0])
    try expect("where a redirected delivery went", mailed?.recipient, is: first.recipient)
    try expect("the adapter of a redirected delivery", mailed?.adapter, is: mailbox.adapter)
    let transcript = try await scene.storage.transcript(
      of: ids[0].conversation,
      before: nil,
      limit: 10
    )
    let message = transcript.first { $0.id == ids[0] }
    try expect("the channel of a redirected message", message?.channel, is: .email)
    try expect("the text of a redirected message", message?.text, is: "1")
    try await scene.commit(at: 102) {
      $0.reports = [DeliveryReportRecord(.message(ids[1]), status: .read)]
    }
    let read = try await scene.storage.delivery(of: ids[1])
    try expect("when a delivery that was read is due", read?.nextAttemptAt, is: nil)
    try expect("when it was read", read?.readAt, is: scene.time(102))
    try await resume([ids[1]], at: 103, in: scene)
    let last = try await scene.lease(at: 200)
    try expect("after what was read the next", last.deliveries.map(\.message.text), is: ["3"])
  }

  private func resume(
    _ messages: [MessageID],
    at seconds: Double,
    in scene: StorageScene
  ) async throws {
    try await scene.commit(at: 50) { batch in
      batch.resumptions = messages.map { DeliveryResumption($0, at: scene.time(seconds)) }
    }
  }
}
