import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// The records of a customer, read and changed through a contact center.
@Suite struct CustomerFileTests {
  private static func events(_ desk: Desk) async throws -> [CustomerEvent] {
    try await desk.storage.events(after: .start, limit: 999).compactMap { recorded in
      if case .customer(_, let event) = recorded.event { return event }
      return nil
    }
  }

  @Test func `S-07 H-24 a number that a visitor leaves is on the card until an agent enters one`()
    async throws
  {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let visitor = ChannelAddress(kind: "loopback", value: "cora")
    func phone() async throws -> CustomerPhone? {
      try await desk.center.customerFile(of: id, for: "anna").customer.phone
    }
    let left = try CustomerPhone("+1 555 555 0142", source: .visitorProvided)
    try await desk.center.learn(nil, nil, left, of: visitor, isVerified: false)
    #expect(try await phone() == left)
    let customer = try #require(try await desk.conversation(id)).customer
    try await desk.center.setPhone("+1 555 555 0177", of: customer, by: .agent("anna"))
    try await desk.center.learn(nil, nil, left, of: visitor, isVerified: false)
    #expect(try await phone()?.number == "+1 555 555 0177", "A-40")
  }

  @Test func `H-22 … H-27 any agent edits name, email, phone and notes; who did is kept`()
    async throws
  {
    let desk = try await Desk(agents: ["anna", "ben"])
    let id = try await desk.activeConversation()
    let file = try await desk.center.customerFile(of: id, for: "ben")
    let customer = file.customer.id
    try await desk.center.setName("Cora Example", of: customer, by: .agent("ben"))
    try await desk.center.setEmail("cora@example.com", of: customer, by: .agent("anna"))
    try await desk.center.setPhone("+1 555 555 0142", of: customer, by: .agent("anna"))
    try await desk.center.addNote("Likes boots", about: customer, by: "anna")
    let note = try #require(
      await desk.center.customerFile(of: id, for: "ben").notes.first?.id
    )
    try await desk.center.editNote(note, to: "Likes shoes", about: customer, by: "ben")
    let edited = try await desk.center.customerFile(of: customer, for: "anna")
    #expect(edited.customer.name == CustomerName("Cora Example", source: .agentEntered))
    #expect(edited.customer.email?.mayBeWrittenTo == true, "H-20")
    #expect(edited.customer.phone?.number == "+1 555 555 0142")
    #expect(edited.notes.map(\.text) == ["Likes shoes"])
    #expect(edited.notes.first?.edits.map(\.by) == ["ben"], "A-40")
    try await desk.center.deleteNote(note, about: customer, by: "ben")
    await #expect(throws: ConversationError(.unknownNote)) {
      try await desk.center.deleteNote(note, about: customer, by: "ben")
    }
    #expect(
      try await Self.events(desk) == [
        .edited(.name, by: .agent("ben")), .edited(.email, by: .agent("anna")),
        .edited(.phone, by: .agent("anna")), .noteAdded(note, by: "anna"),
        .noteEdited(note, by: "ben"), .noteDeleted(note, by: "ben"),
      ]
    )
    // The same once more changes nothing and tells nothing.
    try await desk.center.setName("Cora Example", of: customer, by: .agent("ben"))
    #expect(try await Self.events(desk).count == 6)
    await #expect(throws: ConversationError(.invalidEmailAddress)) {
      try await desk.center.setEmail("cora", of: customer, by: .agent("anna"))
    }
    await #expect(throws: ConversationError(.unknownAgent("zoe"))) {
      try await desk.center.addNote("Hm", about: customer, by: "zoe")
    }
  }

  @Test func `H-27 a note never reaches the customer nor the transcript`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let customer = try #require(await desk.conversation(id)).customer
    try await desk.center.addNote("Difficult", about: customer, by: "anna")
    try await desk.center.runDue()
    #expect(desk.channel.sent.isEmpty)
    #expect(try await desk.texts(of: id) == ["Hello"])
  }

  @Test func `H-31 S-07 a system's data is for agents to read, and not to change`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let customer = try #require(await desk.conversation(id)).customer
    let fields = [CustomerData.Field("Orders", "7"), CustomerData.Field("Group", "VIP")]
    try await desk.center.setData(fields, from: "shop", about: customer)
    try await desk.center.setData([CustomerData.Field("Plan", "B")], from: "crm", about: customer)
    let read = try await desk.center.customerFile(of: id, for: "anna")
    #expect(read.data.map(\.source) == ["crm", "shop"])
    #expect(read.data.last?.fields == fields)
    for caller in [Caller.agent("anna"), .supervisor("anna"), .administrator] {
      let action = CustomerAction.setData(source: "shop", [])
      await #expect(throws: ConversationError(.notPermitted(.setCustomerData))) {
        try await desk.center.perform(Command(.customer(action, customer), by: caller))
      }
    }
    try await desk.center.setData([], from: "shop", about: customer)
    #expect(try await desk.center.customerFile(of: id, for: "anna").data.map(\.source) == ["crm"])
  }

  @Test func `H-25 H-26 H-29 H-30 visits and recordings are read with the card`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let conversation = try #require(await desk.conversation(id))
    let visitor = ChannelAddress.anonymousVisitor("s-1", widget: "w")
    var customer = try await desk.center.customerFile(of: id, for: "anna").customer
    customer.add(visitor, isVerified: false)
    var visit = Visit(of: visitor, referrer: "https://example.com/", at: desk.time.now)
    let page = try #require(PageView(url: "https://shop.example.com/", at: desk.time.now))
    visit.opened(page)
    var batch = ChangeBatch(id: BatchID(high: 1, low: 1), at: desk.time.now)
    batch.documents = [
      Change(Document(customer), expected: 1), Change(Document(visit), expected: nil),
    ]
    _ = try await desk.storage.commit(batch)
    let start = visit.startedAt
    let saved = try VisitRecording(
      id: "r-1",
      of: visitor,
      visitStartedAt: start,
      reference: "r",
      savedAt: start
    )
    try await desk.center.save(saved)
    try await desk.center.setLocation(VisitorLocation(city: "Brno"), of: conversation.customer)
    var file = try await desk.center.customerFile(of: id, for: "anna")
    #expect(file.customer.location?.city == "Brno")
    #expect(file.visits == [visit])
    #expect(file.recordings == [saved])
    #expect(file.recordings.allSatisfy { !$0.isVisible })
    _ = visit.note(.goodbye, under: PresencePolicy(), at: desk.time.now)
    _ = visit.advance(under: PresencePolicy(), to: desk.time.now + 60)
    batch = ChangeBatch(id: BatchID(high: 1, low: 2), at: desk.time.now)
    batch.documents = [Change(Document(visit), expected: 1)]
    _ = try await desk.storage.commit(batch)
    file = try await desk.center.customerFile(of: id, for: "anna")
    #expect(file.recordings.map(\.isVisible) == [true])
  }

  @Test func `H-30 recordings of visits that are long over are seen, too`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let visitor = ChannelAddress.anonymousVisitor("s-1", widget: "w")
    var customer = try await desk.center.customerFile(of: id, for: "anna").customer
    customer.add(visitor, isVerified: false)
    var batch = ChangeBatch(id: BatchID(high: 1, low: 1), at: desk.time.now)
    batch.documents = [Change(Document(customer), expected: 1)]
    for number in 0..<15 {
      desk.time.advance(by: 3600)
      var visit = Visit(of: visitor, at: desk.time.now)
      if number < 14 { _ = visit.advance(under: PresencePolicy(), to: desk.time.now + 1800) }
      batch.documents.append(Change(Document(visit), expected: nil))
      try await desk.center.save(
        VisitRecording(
          id: RecordingID("r-\(number)"),
          of: visitor,
          visitStartedAt: visit.startedAt,
          reference: "r",
          savedAt: desk.time.now
        )
      )
    }
    _ = try await desk.storage.commit(batch)
    let file = try await desk.center.customerFile(of: id, for: "anna")
    #expect(file.visits.count == 10)
    #expect(file.recordings.count == 15)
    #expect(file.recordings.map(\.isVisible) == [false] + Array(repeating: true, count: 14))
  }

  @Test func `H-28 all conversations of the customer, and those that the agent does not see not`()
    async throws
  {
    let desk = try await Desk(agents: ["anna", "ben"])
    var ids: [ConversationID] = []
    for number in 1...3 {
      try await desk.write("Hello", id: "\(number)")
      let offer = try #require(await desk.center.openOffers(to: "anna").first)
      try await desk.center.accept(offer.id, by: "anna")
      ids.append(offer.conversation.id)
      desk.time.advance(by: 10)
      try await desk.center.end(offer.conversation.id, by: "anna")
      desk.time.advance(by: 61)
      try await desk.center.runDue()
      try await desk.center.setIdle("ben", reason: .onBreak)
    }
    let file = try await desk.center.customerFile(of: ids[0], for: "anna")
    #expect(file.conversations.map(\.id) == ids.reversed())
    #expect(!file.hasMoreConversations)
    var limits = CustomerFile.Limits()
    limits.conversations = 2
    let short = try await desk.center.customerFile(of: ids[0], for: "anna", limits: limits)
    #expect(short.conversations.map(\.id) == [ids[2], ids[1]])
    #expect(short.hasMoreConversations)
    // “Only my conversations”: not even that there is such a customer.
    try await desk.center.save(
      AgentProfile(
        id: "ben",
        name: "Ben",
        teams: ["day"],
        permissions: AgentPermissions(sees: .own)
      )
    )
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await desk.center.customerFile(of: ids[0], for: "ben")
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await desk.center.customerFile(of: file.customer.id, for: "ben")
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await desk.center.setName("X", of: file.customer.id, by: .agent("ben"))
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await desk.center.addNote("X", about: file.customer.id, by: "ben")
    }
  }

  @Test func `H-37 a card number is not kept in a note, a name or a system's data`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    let customer = try #require(await desk.conversation(id)).customer
    let secret = "4111 1111 1111 1111"
    try await desk.center.addNote("Card \(secret)", about: customer, by: "anna")
    try await desk.center.setData([CustomerData.Field("c", secret)], from: "s", about: customer)
    let file = try await desk.center.customerFile(of: id, for: "anna")
    #expect(file.notes.map(\.text) == ["Card ****************"])
    #expect(file.data.first?.fields.first?.value.contains("1111") == false)
    let strict = try await Desk(redaction: ["support": .drop])
    let other = try await strict.activeConversation()
    let who = try #require(await strict.conversation(other)).customer
    await #expect(throws: ConversationError(.containsCardNumber)) {
      try await strict.center.addNote("Card \(secret)", about: who, by: "anna")
    }
  }

  @Test func `A-40 an edit that is repeated under its key is done once`() async throws {
    let desk = try await Desk()
    let id = try await desk.activeConversation()
    let customer = try #require(await desk.conversation(id)).customer
    let command = Command(
      .customer(.addNote("Once"), customer),
      by: .agent("anna"),
      idempotencyKey: "k-1"
    )
    try await desk.center.perform(command)
    #expect(try await desk.center.perform(command).isRepeated)
    #expect(try await desk.center.customerFile(of: id, for: "anna").notes.count == 1)
  }

  @Test func `a card touches a bounded number of rows, however much there is`() async throws {
    func cost(conversations: Int) async throws -> Int {
      let storage = InMemoryStorage()
      let desk = try await Desk(storage: storage)
      for number in 1...conversations {
        try await desk.write("Hello", id: "\(number)")
        if let offer = try await desk.center.openOffers(to: "anna").first {
          try await desk.center.accept(offer.id, by: "anna")
          try await desk.center.end(offer.conversation.id, by: "anna")
          try await desk.center.submitWrapUp(
            offer.conversation.id,
            reason: "solved",
            by: "anna"
          )
        }
      }
      let query = DocumentQuery(
        kind: "customer",
        name: "address",
        value: "loopback\u{1F}\u{1F}cora"
      )
      let page = try storage.documents(query, after: nil, limit: 1)
      let customer = try #require(page.elements.first).value.value(as: Customer.self)
      for number in 1...min(conversations, 200) {
        try await desk.center.addNote("Note \(number)", about: customer.id, by: "anna")
      }
      let before = storage.rowsTouched
      let file = try await desk.center.customerFile(of: customer.id, for: "anna")
      #expect(file.conversations.count == min(20, conversations))
      return storage.rowsTouched - before
    }
    let few = try await cost(conversations: 50)
    let many = try await cost(conversations: 400)
    #expect(many == few)
  }
}
