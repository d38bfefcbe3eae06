import ConversationCore
import ConversationStorage

// What transcripts promise.
extension StorageChecks {
  var messageChecks: [StorageCheck] {
    [
      StorageCheck("messagesKeepTheirOrder", messagesKeepTheirOrder),
      StorageCheck("transcriptPages", transcriptPages),
      StorageCheck("amendmentsKeepPositions", amendmentsKeepPositions),
    ]
  }

  /// Messages continue the gapless sequence of their conversation, and stay in it.
  public func messagesKeepTheirOrder() async throws {
    let scene = try await scene()
    let (one, other) = (try await scene.open(1), try await scene.open(2))
    let (first, second) = (one.value.id, other.value.id)
    for wrong in [[1], [3], [0], [-1], [2, 2], [2, 4], [3, 2]] {
      try await expectConflict("messages \(wrong) after message 1") {
        try await scene.commit { batch in
          batch.messages = wrong.map {
            scene.note("wrong", MessageID(conversation: first, sequence: $0))
          }
        }
      }
    }
    try await expectConflict("a message of a conversation that does not exist") {
      let nowhere = MessageID(conversation: ConversationID(high: 0, low: 5), sequence: 1)
      try await scene.commit { $0.messages = [scene.note("lost", nowhere)] }
    }
    // Several at once, going back and forth between conversations.
    let both = [(first, 2), (first, 3), (second, 2), (first, 4), (second, 3)]
    try await scene.commit { batch in
      batch.messages = both.map {
        scene.note("note \($0.1)", MessageID(conversation: $0.0, sequence: $0.1))
      }
    }
    for (id, count) in [(first, 4), (second, 3)] {
      let messages = try await scene.storage.transcript(of: id, before: nil, limit: 100)
      try expect("the sequence", messages.map(\.id.sequence), is: Array(1...count))
      let notes = (2...count).map { "note \($0)" as String? }
      try expect("the texts", messages.dropFirst().map(\.text), is: notes)
    }
    try await expectGaplessRace(scene, first)
  }

  /// Of messages that come at once for one position one is appended.
  private func expectGaplessRace(
    _ scene: StorageScene,
    _ conversation: ConversationID
  ) async throws {
    let storage = scene.storage
    let batches = (1...8).map { number in
      var batch = scene.batch(at: 1)
      let id = MessageID(conversation: conversation, sequence: 5)
      batch.messages = [scene.note("racer \(number)", id)]
      return batch
    }
    await withTaskGroup(of: Void.self) { group in
      for batch in batches { group.addTask { _ = try? await storage.commit(batch) } }
    }
    let messages = try await storage.transcript(of: conversation, before: nil, limit: 100)
    try expect(
      "the sequence after a race for position 5",
      messages.map(\.id.sequence),
      is: Array(1...5),
      check: "messagesKeepTheirOrder()"
    )
  }

  /// A transcript is read from its end backwards, page by page, each in the order of the transcript.
  public func transcriptPages() async throws {
    let scene = try await scene()
    let opened = try await scene.open(1)
    let id = opened.value.id
    try await scene.commit { batch in
      batch.messages = (2...10).map {
        scene.note("note \($0)", MessageID(conversation: id, sequence: $0))
      }
    }
    let pages: [(before: Int?, limit: Int, expected: [Int])] = [
      (nil, 3, [8, 9, 10]), (8, 3, [5, 6, 7]), (5, 3, [2, 3, 4]), (2, 3, [1]), (1, 3, []),
      (0, 3, []), (-5, 3, []), (nil, 0, []), (nil, -1, []), (99, 2, [9, 10]), (11, 1, [10]),
      (nil, .max, Array(1...10)),
    ]
    for page in pages {
      let messages = try await scene.storage.transcript(
        of: id,
        before: page.before,
        limit: page.limit
      )
      let place = page.before.map { "before \($0)" } ?? "from the end"
      try expect("\(page.limit) messages \(place)", messages.map(\.id.sequence), is: page.expected)
    }
    let nothing = try await scene.storage.transcript(
      of: ConversationID(high: 0, low: 5),
      before: nil,
      limit: 9
    )
    try expect("the messages of an unknown conversation", nothing, is: [])
  }

  /// An amendment replaces what a message says, and nothing else.
  public func amendmentsKeepPositions() async throws {
    let scene = try await scene()
    let claimed = try await scene.claimed(1, by: "anna")
    let id = claimed.value.id
    _ = try await scene.send(["one", "two"], in: claimed, by: "anna", at: 1)
    let before = try await scene.storage.transcript(of: id, before: nil, limit: 9)
    let erased = MessageContent.withheld(reason: .erased)
    let picture = Attachment(mediaType: "image/png", reference: "picture")
    let amendments = [
      MessageAmendment(message: MessageID(conversation: id, sequence: 1), content: erased),
      MessageAmendment(
        message: MessageID(conversation: id, sequence: 2),
        content: .text("better"),
        attachments: [picture]
      ),
    ]
    try await scene.commit { batch in
      batch.amendments = amendments
      batch.events = [.conversation(id, .messageAmended(sequence: 1))]
    }
    let after = try await scene.storage.transcript(of: id, before: nil, limit: 9)
    let expected = [
      amendments[0].applied(to: before[0]), amendments[1].applied(to: before[1]), before[2],
    ]
    try expect("the transcript after amendments", after, is: expected)
    try await expectConflict("an amendment of a message that does not exist") {
      let nothing = MessageID(conversation: id, sequence: 4)
      try await scene.commit { batch in
        batch.amendments = [MessageAmendment(message: nothing, content: erased)]
      }
    }
    let lease = try await scene.lease(at: 1)
    let sent = lease.deliveries.map(\.message.text)
    try expect("what is sent of an amended message", sent, is: ["better"])
  }
}
