import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

@Suite struct IngestTests {
  @Test func `F-03 a first message opens a conversation, routed and offered at once`() async throws
  {
    let desk = try await Desk()
    let result = try await desk.write("Hello", id: "1")
    guard case .stored(let id, .open) = result else {
      Issue.record("not opened: \(result)")
      return
    }
    let conversation = try #require(await desk.conversation(id.conversation))
    #expect(conversation.stage.name == .offered)
    #expect(
      try await desk.center.openOffers(to: "anna").map(\.conversation.id) == [id.conversation]
    )
  }

  @Test func `A-10 W-30 a second message is appended to the live conversation`() async throws {
    let desk = try await Desk()
    guard case .stored(let first, _) = try await desk.write("One", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    let second = try await desk.write("Two", id: "2")
    #expect(
      second
        == .stored(MessageID(conversation: first.conversation, sequence: 2), .append)
    )
    #expect(try await desk.texts(of: first.conversation) == ["One", "Two"])
  }

  @Test func `A webhook that comes twice is one message`() async throws {
    let desk = try await Desk()
    guard case .stored(let id, _) = try await desk.write("One", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    #expect(try await desk.write("One", id: "1") == .duplicate(of: id))
    #expect(try await desk.texts(of: id.conversation) == ["One"])
  }

  @Test func `Fifty copies of a webhook at once are one message`() async throws {
    let desk = try await Desk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    let results = try await withThrowingTaskGroup(of: InboundResult.self) { group in
      for _ in 0..<50 { group.addTask { try await desk.write("One", id: "1") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let stored = results.compactMap { result -> MessageID? in
      if case .stored(let id, _) = result { return id }
      return nil
    }
    #expect(stored.count == 1)
    let id = try #require(stored.first)
    #expect(try await desk.texts(of: id.conversation) == ["One"])
  }

  @Test func `Fifty first messages of one person at once open one conversation`() async throws {
    let desk = try await Desk(
      storage: FaultInjectingStorage(InMemoryStorage(), commitDelay: .milliseconds(1))
    )
    let results = try await withThrowingTaskGroup(of: InboundResult.self) { group in
      for number in 0..<50 { group.addTask { try await desk.write("Hi", id: "\(number)") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    var conversations: Set<ConversationID> = []
    for result in results {
      guard case .stored(let id, _) = result else {
        Issue.record("refused: \(result)")
        continue
      }
      conversations.insert(id.conversation)
    }
    #expect(conversations.count == 1)
    let id = try #require(conversations.first)
    #expect(try await desk.texts(of: id).count == 50)
  }

  @Test func `A-10 after the end a new conversation is opened, by policy`() async throws {
    let desk = try await Desk()
    let first = try await desk.activeConversation()
    try await desk.center.end(first, by: "anna")
    guard case .stored(let id, .open) = try await desk.write("Again", id: "2") else {
      Issue.record("not opened")
      return
    }
    #expect(id.conversation != first)
    let (old, new) = (
      try await desk.conversation(first), try await desk.conversation(id.conversation)
    )
    #expect(old?.customer == new?.customer)
  }

  @Test func `H-05 W-30 after the end the conversation is reopened, by policy`() async throws {
    let desk = try await Desk(policy: try Desk.policy(afterEnd: .reopen()))
    let first = try await desk.activeConversation()
    try await desk.center.end(first, by: "anna")
    guard case .stored(let id, .reopen) = try await desk.write("Again", id: "2") else {
      Issue.record("not reopened")
      return
    }
    #expect(id.conversation == first)
    #expect(try await desk.conversation(first)?.reopenCount == 1)
  }

  @Test func `C-04 an absence note stays with a conversation that has ended`() async throws {
    for afterEnd in [AfterEnd.reopen(), .newConversation] {
      let desk = try await Desk(policy: try Desk.policy(afterEnd: afterEnd))
      let first = try await desk.activeConversation()
      try await desk.center.end(first, by: "anna")
      let known = desk.message("I am away", id: "2")
      let note = InboundMessage(
        channel: known.channel,
        recipient: known.recipient,
        sender: known.sender,
        text: known.text,
        externalID: "2",
        automaticSignal: "auto-submitted",
        mayReopen: false
      )
      let results = try await desk.center.ingest([.message(note)], from: "loopback")
      guard case .stored(let id, .attach) = results.first else {
        Issue.record("not attached")
        continue
      }
      #expect(id.conversation == first)
      let after = try await desk.conversation(first)
      #expect(after?.stage.name == .ended && after?.reopenCount == 0)
      #expect(
        try await desk.center.ingest([.message(note)], from: "loopback") == [.duplicate(of: id)]
      )
    }
  }

  @Test func `A-43 a message to nobody's entry point is refused and stores nothing`() async throws {
    let desk = try await Desk()
    let cursor = try await desk.storage.lastCursor()
    var message = desk.message("Hello", id: "1")
    message = InboundMessage(
      channel: message.channel,
      recipient: "elsewhere",
      sender: message.sender,
      text: "Hello",
      externalID: "1"
    )
    let results = try await desk.center.ingest([.message(message)], from: "loopback")
    #expect(results == [.refused(ConversationError(.unknownEntryPoint))])
    #expect(try await desk.storage.lastCursor() == cursor)
  }

  @Test func `H-12 a message to an entry point that is not connected is refused`() async throws {
    let desk = try await Desk()
    var shop = Desk.shop
    shop.isConnected = false
    try await desk.center.save(shop)
    #expect(
      try await desk.write("Hello", id: "1")
        == .refused(ConversationError(.entryPointNotConnected("shop")))
    )
  }

  @Test func `A-9 a message to a deleted entry point is refused, typed`() async throws {
    let desk = try await Desk()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    #expect(
      try await desk.write("Hello", id: "1")
        == .refused(ConversationError(.entryPointDeleted("shop")))
    )
  }

  @Test func `W-14 the customer's end withdraws the offer and abandons what nobody has`()
    async throws
  {
    let desk = try await Desk()
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    let sender = ChannelAddress(kind: "loopback", value: "cora")
    _ = try await desk.center.ingest(
      [.customerEnded(CustomerEnd(channel: "loopback", recipient: "shop", sender: sender))],
      from: "loopback"
    )
    guard case .ended(let ending) = try await desk.conversation(id.conversation)?.stage else {
      Issue.record("still open")
      return
    }
    #expect(ending.reason == .abandoned)
    let anna = try #require(await desk.agent("anna"))
    #expect(anna.slots.isEmpty)
    #expect(anna.availability[.social].state == .available)
  }

  @Test func `A storage that fails makes the provider send again`() async throws {
    let faulty = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: faulty)
    faulty.failNextCommits([.unavailable])
    let body = #"{"id": "1", "to": "shop", "from": "cora", "text": "Hello"}"#
    let request = WebhookRequest(
      url: "https://example.com/hook",
      headers: HeaderFields(),
      body: Array(body.utf8)
    )
    #expect(await desk.center.receive(request, for: "loopback").reply.status == 503)
    let again = await desk.center.receive(request, for: "loopback")
    #expect(again.reply.status == 200)
    #expect(again.results.count == 1)
  }

  @Test func `What an inbox that is not set up refuses is sent again, not lost`() async throws {
    let desk = try await Desk()
    let unset = ContactCenter(storage: desk.storage, adapters: [desk.channel], inboxes: [])
    let body = #"{"id": "1", "to": "shop", "from": "cora", "text": "Hello"}"#
    let request = WebhookRequest(
      url: "https://example.com/hook",
      headers: HeaderFields(),
      body: Array(body.utf8)
    )
    #expect(await unset.receive(request, for: "loopback").reply.status == 503)
    #expect(await desk.center.receive(request, for: "loopback").reply.status == 200)
  }

  @Test func `F-03 what was stored before a failure is offered at once`() async throws {
    let faulty = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: faulty)
    faulty.failNextCommits([nil, .unavailable])
    await #expect(throws: StorageError.self) {
      try await desk.center.ingest(
        [
          .message(desk.message("One", from: "a", id: "1")),
          .message(desk.message("Two", from: "b", id: "2")),
        ],
        from: "loopback"
      )
    }
    #expect(try await desk.center.openOffers(to: "anna").count == 1)
  }

  @Test(arguments: [StorageFault.answerLost, .requestLost])
  func `An unknown outcome is made certain and doubles nothing`(fault: StorageFault) async throws {
    let faulty = FaultInjectingStorage(InMemoryStorage())
    let desk = try await Desk(storage: faulty)
    faulty.failNextCommits([fault])
    guard case .stored(let id, _) = try await desk.write("One", id: "1") else {
      Issue.record("not stored")
      return
    }
    #expect(try await desk.texts(of: id.conversation) == ["One"])
  }

  @Test func `what is changed about an entry point counts from the next message on`() async throws {
    let desk = try await Desk(
      queues: [Desk.help, Queue(id: "more", name: "More", channelClass: .social, teams: ["day"])]
    )
    let first = try await desk.center.ingest(
      [.message(desk.message("Hello", from: "mia", id: "1"))],
      from: "loopback"
    )
    try await desk.center.save(
      EntryPoint(
        id: "shop",
        channel: "loopback",
        channelClass: .social,
        identity: .other("shop"),
        displayName: "The shop",
        inbox: "support",
        queue: "more"
      )
    )
    let next = try await desk.center.ingest(
      [.message(desk.message("Hello", from: "olga", id: "2"))],
      from: "loopback"
    )
    var queues: [QueueID] = []
    for result in first + next {
      guard case .stored(let id, .open) = result else { continue }
      queues.append(try #require(try await desk.conversation(id.conversation)).place.queue)
    }
    #expect(queues == ["help", "more"])
  }
}
