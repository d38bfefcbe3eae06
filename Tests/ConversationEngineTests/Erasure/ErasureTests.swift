import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Export and erasure of a customer, of whom there is something in every kind of record.
@Suite struct ErasureTests {
  static let number = "+15555550142"
  static let mail = "mia@example.com"
  static let name = "Mia Secretname"
  static let said = "my cat is called Schnurrli"
  static let secrets = [
    number, "5555550142", mail, name, "Secretname", said, "Schnurrli", "mia-session", "mid-mia",
    "file-of-mia", "recording-of-mia", "voice-of-mia", "rating of mia", "note on mia",
    "data of mia", "page-of-mia", "subject of mia", "Brno", "quick reply of mia",
  ]
  static let phone = ChannelAddress.phone(number)
  static let session = ChannelAddress.anonymousVisitor("mia-session", widget: "shop")

  struct House {
    let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
    let storage: InMemoryStorage
    let channel = LoopbackChannel(
      capabilities: ChannelCapabilities(
        maximumAttachments: 3,
        quickReplies: .init(maximum: 3, titleLength: 20),
        mayWriteFirst: true
      )
    )
    let center: ContactCenter

    init(
      _ storage: InMemoryStorage = InMemoryStorage(),
      hasKey: Bool = true
    ) async throws {
      self.storage = storage
      center = try Self.center(storage, channel, time, hasKey: hasKey)
      try await center.save(
        Queue(
          id: "help",
          name: "Help",
          channelClass: .social,
          teams: ["day"],
          distribution: .claims
        )
      )
      try await center.save(
        EntryPoint(
          id: "shop",
          channel: .sms,
          channelClass: .social,
          identity: .number("+15555550100", kind: .longCode),
          displayName: "Shop",
          inbox: "support",
          queue: "help",
          adapter: "loopback"
        )
      )
      for (id, access) in [("anna", .limited), ("olga", .accountOwner)] as [(AgentID, AccessLevel)]
      {
        try await center.save(
          AgentProfile(
            id: id,
            name: id.rawValue,
            teams: ["day"],
            permissions: AgentPermissions(access: access)
          )
        )
        try await center.signIn(id)
      }
    }

    static func center(
      _ storage: InMemoryStorage,
      _ channel: LoopbackChannel,
      _ time: ManualTime,
      hasKey: Bool = true
    ) throws -> ContactCenter {
      let random = SeededSource(seed: 5)
      return ContactCenter(
        storage: storage,
        adapters: [channel],
        inboxes: [
          .sharedInbox(
            "support",
            offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
          )
        ],
        erasureKey: hasKey ? ErasureKey(try Secret("0123456789abcdef0123456789abcdef")) : nil,
        surroundings: Surroundings(now: { time.now }, random: { random.next() })
      )
    }

    @discardableResult
    func write(
      _ text: String,
      id: String = "mid-mia-1",
      from sender: ChannelAddress = ErasureTests.phone,
      attachments: [ConversationCore.Attachment] = []
    ) async throws -> InboundResult {
      let message = InboundMessage(
        channel: .sms,
        recipient: "+15555550100",
        sender: sender,
        senderName: ErasureTests.name,
        text: text,
        attachments: attachments,
        externalID: id,
        subject: "subject of mia"
      )
      return try await center.ingest([.message(message)], from: "loopback")[0]
    }

    func stored(_ result: InboundResult) throws -> ConversationID {
      guard case .stored(let message, _) = result else { throw NoOffer() }
      return message.conversation
    }

    /// A customer of whom there is something in every kind of record.
    func fill() async throws -> (customer: CustomerID, conversation: ConversationID) {
      let file = ConversationCore.Attachment(
        mediaType: "image/png",
        reference: "file-of-mia",
        name: "Schnurrli.png"
      )
      let id = try stored(try await write(ErasureTests.said, attachments: [file]))
      let customer = try await center.customerFile(of: id, for: "anna").customer.id
      try await center.claim(id, by: "anna")
      try await center.send("Hello \(ErasureTests.name)", in: id, by: "anna")
      try await center.runDue()
      try await center.addNote("note on mia", in: id, by: "anna")
      try await center.setName(ErasureTests.name, of: customer, by: .agent("anna"))
      try await center.setEmail(ErasureTests.mail, of: customer, by: .agent("anna"))
      try await center.setPhone(ErasureTests.number, of: customer, by: .agent("anna"))
      try await center.setLocation(VisitorLocation(city: "Brno"), of: customer)
      try await center.addNote("note on mia", about: customer, by: "anna")
      try await center.setData([.init("pet", "data of mia")], from: "shop", about: customer)
      try await center.resolve(id, by: "anna")
      try await center.rate(id, Rating(2, text: "rating of mia"))
      // A second conversation is open, with a message that waits to be sent.
      let session = try stored(
        try await write("I am here, too", id: "mid-mia-2", from: ErasureTests.session)
      )
      let anonymous = try await center.customerFile(of: session, for: "anna").customer.id
      try await verify(customer)
      try await center.takeOver(anonymous, into: customer, proof: .person, by: .administrator)
      try await center.claim(session, by: "anna")
      try await center.send(
        "Yes?",
        in: session,
        by: "anna",
        quickReplies: [QuickReply("quick reply of mia", payload: "x")]
      )
      try store(customer)
      return (customer, id)
    }

    private func verify(_ id: CustomerID) async throws {
      let documentID = Customer.documentID(id)
      var request = LoadRequest()
      request.documents = [documentID]
      let read = try #require(try storage.load(request).document(documentID))
      var customer = try read.value.value(as: Customer.self)
      customer.add(ErasureTests.phone, isVerified: true)
      var batch = ChangeBatch(id: BatchID(high: 7, low: 1), at: time.now)
      batch.documents = [Change(Document(customer), expected: read.version)]
      try storage.commit(batch)
    }

    /// What other parts of a service store.
    private func store(_ customer: CustomerID) throws {
      var visit = Visit(of: ErasureTests.session, at: time.now)
      if let page = PageView(url: "https://example.com/page-of-mia", at: time.now) {
        visit.opened(page)
      }
      let scope = ConsentScope(channel: .sms, sender: "+15555550100", address: ErasureTests.phone)
      let consent = Consent(scope, ConsentChange(.optedOut, at: time.now, source: .word))
      var call = try Call(
        id: "call-1",
        to: "+15555550100",
        of: "day",
        from: .phone(ErasureTests.number),
        customer: customer,
        calendar: RingCalendar(RingSchedules(team: "day", timeZone: "UTC"), in: .utc),
        at: time.now
      )
      try call.take(
        .voicemail(ConversationCore.Attachment(mediaType: "audio/wav", reference: "voice-of-mia")),
        at: time.now
      )
      let line = TicketLine(
        number: "+15555550100",
        contact: ErasureTests.phone,
        last: TicketID(high: 1, low: 1)
      )
      let ticket = Ticket(
        id: TicketID(high: 1, low: 1),
        contact: ErasureTests.phone,
        customer: customer,
        number: "+15555550100",
        team: "day",
        origin: .text,
        at: time.now
      )
      let recording = try VisitRecording(
        id: "r-1",
        of: ErasureTests.session,
        visitStartedAt: time.now,
        reference: "recording-of-mia"
      )
      let half = InboundMessage(
        channel: .sms,
        recipient: "+15555550100",
        sender: ErasureTests.phone,
        senderName: nil,
        text: ErasureTests.said,
        externalID: "mid-mia-part"
      )
      let part = try #require(MessagePart(half, reference: "p", number: 1, total: 2))
      var batch = ChangeBatch(id: BatchID(high: 7, low: 2), at: time.now)
      batch.documents = [
        Change(Document(visit), expected: nil), Change(Document(consent), expected: nil),
        Change(Document(call), expected: nil), Change(Document(ticket), expected: nil),
        Change(Document(recording), expected: nil), Change(Document(line), expected: nil),
        Change(Document(PartialMessage(part, patience: 180, at: time.now)), expected: nil),
      ]
      try storage.commit(batch)
    }
  }

  @Test(arguments: [false, true])
  func `GDPR nothing personal is left in any stored record, and counts stay true`(
    encodesRecords: Bool
  ) async throws {
    let house = try await House(InMemoryStorage(encodesRecords: encodesRecords))
    let (customer, conversation) = try await house.fill()
    for secret in Self.secrets where secret != "quick reply of mia" {
      #expect(house.storage.holds(secret), "the test must be able to find \(secret)")
    }
    let before = try house.storage.transcript(of: conversation, before: nil, limit: 99)
    let receipt = try await house.center.erase(customer, by: .administrator)
    try await house.center.confirmFilesDeleted(of: customer)
    for secret in Self.secrets { #expect(!house.storage.holds(secret), "\(secret)") }
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

  private func load<Value: StoredDocument>(_ type: Value.Type, _ id: DocumentID, _ house: House)
    throws -> Value?
  {
    var request = LoadRequest()
    request.documents = [id]
    return try house.storage.load(request).document(id)?.value.value(as: type)
  }

  private func conversations(of customer: CustomerID, _ house: House) throws -> [Conversation] {
    try house.storage.conversations(.ofCustomer(customer), after: nil, limit: 9).elements
      .map(\.value)
  }

  @Test func `GDPR what waits to be sent is withdrawn, and nothing more is said`() async throws {
    let house = try await House()
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

  @Test func `GDPR C-02 an opt-out survives as a keyed hash`() async throws {
    let house = try await House()
    let (customer, _) = try await house.fill()
    try await house.center.erase(customer, by: .system)
    await #expect(throws: ConversationError(.optedOut)) {
      try await house.center.startConversation(
        from: "shop",
        with: Self.phone,
        text: "Buy!",
        by: "anna"
      )
    }
    // Who writes again is somebody new, and is not written to by a program before they want it.
    let id = try house.stored(try await house.write("Hello", id: "new-1"))
    let file = try await house.center.customerFile(of: id, for: "anna")
    #expect(file.customer.id != customer && file.notes.isEmpty)
    try await house.center.claim(id, by: "anna")
    await #expect(throws: ConversationError(.optedOut)) {
      try await house.center.send("Hello", in: id, by: "anna")
    }
    try await house.write("START", id: "new-2")
    try await house.center.send("Hello", in: id, by: "anna")
    // Of somebody else nothing is known.
    try await house.center.startConversation(
      from: "shop",
      with: .phone("+15555550199"),
      text: "Hello",
      by: "anna"
    )
  }

  @Test func `GDPR a webhook that comes again brings nothing back`() async throws {
    let house = try await House()
    let (customer, _) = try await house.fill()
    try await house.center.erase(customer, by: .system)
    for (id, sender) in [("mid-mia-1", Self.phone), ("mid-mia-2", Self.session)] {
      let again = try await house.write(Self.said, id: id, from: sender)
      guard case .duplicate = again else {
        Issue.record("taken again: \(again)")
        continue
      }
    }
    #expect(!house.storage.holds(Self.said))
  }

  @Test func `GDPR who may erase, legal hold, and no key`() async throws {
    let house = try await House()
    let (customer, _) = try await house.fill()
    await #expect(throws: ConversationError(.notPermitted(.eraseCustomer))) {
      try await house.center.erase(customer, by: .agent("anna"))
    }
    let hold = CustomerAction.setLegalHold(true)
    try await house.center.perform(Command(.customer(hold, customer), by: .administrator))
    await #expect(throws: ConversationError(.legalHold)) {
      try await house.center.erase(customer, by: .agent("olga"))
    }
    #expect(house.storage.holds(Self.said))
    let release = CustomerAction.setLegalHold(false)
    try await house.center.perform(Command(.customer(release, customer), by: .agent("olga")))
    let first = try await house.center.erase(customer, by: .agent("olga"))
    let second = try await house.center.erase(customer, by: .agent("olga"))
    #expect(first == second, "asking again changes nothing")
    await #expect(throws: ConversationError(.notPermitted(.eraseCustomer))) {
      try await house.center.erase(customer, by: .agent("anna"))
    }
    let keyless = try await House(hasKey: false)
    let other = try await keyless.fill().customer
    await #expect(throws: ConversationError.self) {
      try await keyless.center.erase(other, by: .system)
    }
    #expect(keyless.storage.holds(Self.said))
  }

  @Test func `GDPR a host that stops in the middle: another one goes on to the end`() async throws {
    for stop in 1...12 {
      let house = try await House()
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
        #expect(house.storage.holds(Self.said), "nothing was begun")
        continue
      }
      #expect(receipt?.isDone == true)
      try await house.center.confirmFilesDeleted(of: customer)
      for secret in Self.secrets { #expect(!house.storage.holds(secret), "\(stop): \(secret)") }
    }
  }

  @Test func `GDPR an export has everything about the customer in one document`() async throws {
    let house = try await House()
    let (customer, _) = try await house.fill()
    await #expect(throws: ConversationError(.notPermitted(.exportCustomer))) {
      try await house.center.export(customer, by: .agent("anna"))
    }
    let export = try await house.center.export(customer, by: .agent("olga"))
    let json = String(decoding: try export.json(), as: UTF8.self)
    for secret in Self.secrets where secret != "mid-mia" {
      #expect(json.contains(secret), "\(secret)")
    }
    #expect(json.contains("quick reply of mia"))
    #expect(export.conversations.count == 2)
    #expect(
      Set(export.records.map(\.kind)) == [
        "customer-note", "customer-data", "customer-merge", "visit", "visit-recording", "consent",
        "call", "ticket",
      ]
    )
    let events = try house.storage.events(after: .start, limit: 9_999).map(\.event)
    #expect(events.last == .customer(customer, .exported(by: .agent("olga"))))
    // Somebody else's is not in it.
    let other = try house.stored(
      try await house.write("something else", id: "o", from: .phone("+15555550199"))
    )
    let stranger = try await house.center.customerFile(of: other, for: "anna").customer.id
    let theirs = try await house.center.export(stranger, by: .system)
    let text = String(decoding: try theirs.json(), as: UTF8.self)
    #expect(text.contains("something else") && !text.contains(Self.said))
  }

  @Test func `GDPR others are not touched`() async throws {
    let house = try await House()
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
      inboxes: [
        .sharedInbox(
          "support",
          offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
        )
      ],
      erasureKey: ErasureKey(try Secret("0123456789abcdef0123456789abcdef")),
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
  }
}
