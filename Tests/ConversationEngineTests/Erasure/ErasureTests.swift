import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Erasure of a customer, of whom there is something in every kind of record.
@Suite struct ErasureTests {
  @Test(arguments: [false, true])
  func `GDPR nothing personal is left in any stored record, and counts stay true`(
    encodesRecords: Bool
  ) async throws {
    let house = try await ErasureHouse(InMemoryStorage(encodesRecords: encodesRecords))
    let (customer, conversation) = try await house.fill()
    for secret in ErasureHouse.secrets
    where secret != "quick reply of mia" && !ErasureHouse.digested.contains(secret) {
      #expect(house.storage.holds(secret), "the test must be able to find \(secret)")
    }
    let before = try house.storage.transcript(of: conversation, before: nil, limit: 99)
    let receipt = try await house.center.erase(customer, by: .administrator)
    try await house.center.confirmFilesDeleted(of: customer)
    for secret in ErasureHouse.secrets { #expect(!house.storage.holds(secret), "\(secret)") }
    #expect(receipt.isDone && receipt.conversations == 2)
    #expect(Set(receipt.files) == ["file-of-mia", "recording-of-mia", "voice-of-mia"])
    #expect(receipt.addresses.isEmpty && receipt.by == .administrator)
    // As many messages as before, of the same people at the same times.
    let after = try house.storage.transcript(of: conversation, before: nil, limit: 99)
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.author) == before.map(\.author))
    #expect(after.map(\.at) == before.map(\.at))
    #expect(after.compactMap(\.text).isEmpty)
    let call = try #require(try load(Call.self, Call.documentID("call-1"), house))
    #expect(call.caller == .withheld && call.hasVoicemail)
    let ticket = try #require(
      try load(Ticket.self, Ticket.documentID(TicketID(high: 1, low: 1)), house)
    )
    #expect(ticket.isOpen && ticket.contact == nil)
    let own = try #require(try conversations(of: customer, house).first)
    #expect(own.rating?.value == 2 && own.rating?.text == nil)
    #expect(own.isErased && !own.isOpen)
  }

  private func load<Value: StoredDocument>(
    _ type: Value.Type,
    _ id: DocumentID,
    _ house: ErasureHouse
  )
    throws -> Value?
  {
    var request = LoadRequest()
    request.documents = [id]
    return try house.storage.load(request).document(id)?.value.value(as: type)
  }

  private func conversations(of customer: CustomerID, _ house: ErasureHouse) throws
    -> [Conversation]
  {
    try house.storage.conversations(.ofCustomer(customer), after: nil, limit: 9).elements
      .map(\.value)
  }

  @Test func `GDPR what waits to be sent is withdrawn, and nothing more is said`() async throws {
    let house = try await ErasureHouse()
    let (customer, conversation) = try await house.fill()
    let sent = house.channel.sent.count
    try await house.center.erase(customer, by: .system)
    try await house.center.runDue()
    #expect(house.channel.sent.count == sent)
    for command in [
      Command.Action.inbox(.reopen, in: conversation),
      .send(MessageDraft("Hello again"), in: conversation), .addNote("x", in: conversation),
    ] {
      await #expect(throws: ConversationError.self) {
        try await house.center.perform(Command(command, by: .agent("olga")))
      }
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await house.center.customerFile(of: conversation, for: "anna")
    }
  }

  @Test func `GDPR who may erase, legal hold, and no key`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    await #expect(throws: ConversationError(.notPermitted(.eraseCustomer))) {
      try await house.center.erase(customer, by: .agent("anna"))
    }
    let hold = CustomerAction.setLegalHold(true)
    try await house.center.perform(Command(.customer(hold, customer), by: .administrator))
    await #expect(throws: ConversationError(.legalHold)) {
      try await house.center.erase(customer, by: .agent("olga"))
    }
    #expect(house.storage.holds(ErasureHouse.said))
    let release = CustomerAction.setLegalHold(false)
    try await house.center.perform(Command(.customer(release, customer), by: .agent("olga")))
    let first = try await house.center.erase(customer, by: .agent("olga"))
    let second = try await house.center.erase(customer, by: .agent("olga"))
    #expect(first == second, "asking again changes nothing")
    await #expect(throws: ConversationError(.notPermitted(.eraseCustomer))) {
      try await house.center.erase(customer, by: .agent("anna"))
    }
    let keyless = try await ErasureHouse(hasKey: false)
    let other = try await keyless.fill().customer
    await #expect(throws: ConversationError.self) {
      try await keyless.center.erase(other, by: .system)
    }
    #expect(keyless.storage.holds(ErasureHouse.said))
  }

  @Test func `GDPR whoever may erase, merge or export nobody learns of nobody`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    let nobody = CustomerID(high: 1, low: 1)
    for id in [customer, nobody] {
      for action in [CustomerAction.erase, .setLegalHold(true), .takeOver(id, proof: .person)] {
        let command = Command(.customer(action, id), by: .agent("anna"))
        await #expect(throws: ConversationError(.notPermitted(command.kind))) {
          try await house.center.perform(command)
        }
      }
      await #expect(throws: ConversationError(.notPermitted(.exportCustomer))) {
        try await house.center.export(id, by: .agent("anna"))
      }
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await house.center.erase(nobody, by: .agent("olga"))
    }
    let keyless = try await ErasureHouse(hasKey: false)
    await #expect(throws: ConversationError(.notPermitted(.eraseCustomer))) {
      try await keyless.center.erase(nobody, by: .agent("anna"))
    }
  }

  @Test func `GDPR a host that stops in the middle: another one goes on to the end`() async throws {
    for stop in 1...12 {
      let house = try await ErasureHouse()
      let (customer, _) = try await house.fill()
      let faulty = try ContactCenter(
        stoppingAfter: stop,
        house.storage,
        house.channel,
        house.time
      )
      _ = try? await faulty.erase(customer, by: .system)
      try await house.center.runDue()
      let receipt = try await house.center.erasure(of: customer)
      if receipt == nil {
        #expect(house.storage.holds(ErasureHouse.said), "nothing was begun")
        continue
      }
      #expect(receipt?.isDone == true)
      try await house.center.confirmFilesDeleted(of: customer)
      for secret in ErasureHouse.secrets {
        #expect(!house.storage.holds(secret), "\(stop): \(secret)")
      }
    }
  }

  @Test func `GDPR others are not touched`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    let other = try house.stored(
      try await house.write("Hello from Olaf", id: "o", from: .phone("+15555550199"))
    )
    try await house.center.erase(customer, by: .system)
    #expect(house.storage.holds("Hello from Olaf") && house.storage.holds("+15555550199"))
    try await house.center.claim(other, by: "anna")
    try await house.center.send("Hi", in: other, by: "anna")
    guard
      case .stored(let message, .append) = try await house.write(
        "And again",
        id: "o2",
        from: .phone("+15555550199")
      )
    else { throw NoOffer() }
    #expect(message.conversation == other)
  }

  @Test func `GDPR a part that waits behind hundreds of others' is found`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    for number in 0..<300 {
      let message = InboundMessage(
        channel: .sms,
        recipient: "+15555550100",
        sender: .phone("+1555555\(1000 + number)"),
        text: "half",
        externalID: "other-\(number)"
      )
      let part = try #require(MessagePart(message, reference: "r", number: 1, total: 2))
      var partial = PartialMessage(part, patience: 10, at: house.time.now)
      _ = partial.take(part, at: house.time.now)
      var batch = ChangeBatch(id: BatchID(high: 8, low: UInt64(number)), at: house.time.now)
      batch.documents = [Change(Document(partial), expected: nil)]
      try house.storage.commit(batch)
    }
    try await house.center.erase(customer, by: .system)
    #expect(!house.storage.holds(ErasureHouse.number))
    #expect(house.storage.holds("other-299"))
  }
}

extension ContactCenter {
  /// A host whose storage is gone after so many commits.
  fileprivate convenience init(
    stoppingAfter commits: Int,
    _ storage: InMemoryStorage,
    _ channel: LoopbackChannel,
    _ time: ManualTime
  ) throws {
    let random = SeededSource(seed: 9)
    let faulty = FaultInjectingStorage(storage)
    faulty.failNextCommits(
      Array(repeating: nil, count: commits) + Array(repeating: .unavailable, count: 999)
    )
    self.init(
      storage: faulty,
      adapters: [channel],
      inboxes: [.shared],
      erasureKey: ErasureKey(try Secret("0123456789abcdef0123456789abcdef")),
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
  }
}
