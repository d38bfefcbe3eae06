import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Merging through a contact center.
@Suite struct TakeOverTests {
  private static let session = ChannelAddress.anonymousVisitor("s-1", widget: "shop")
  private static let user = ChannelAddress.visitor("user-42", widget: "shop")

  private static func write(
    _ desk: Desk,
    from sender: ChannelAddress,
    id: String
  ) async throws -> ConversationID {
    let message = InboundMessage(
      channel: "loopback",
      recipient: "shop",
      sender: sender,
      senderName: nil,
      text: "Hello",
      externalID: id
    )
    let results = try await desk.center.ingest([.message(message)], from: "loopback")
    guard case .stored(let message, _) = results.first else { throw NoOffer() }
    return message.conversation
  }

  @Test func `D a merge moves addresses and history in one commit, with an audit`() async throws {
    let desk = try await Desk()
    let anonymous = try await Self.write(desk, from: Self.session, id: "1")
    let known = try await Self.write(desk, from: Self.user, id: "2")
    let gone = try #require(await desk.conversation(anonymous)).customer
    let stays = try #require(await desk.conversation(known)).customer
    try await desk.center.addNote("Asked for boots", about: gone, by: "anna")
    try await desk.center.takeOver(gone, into: stays, proof: .signedIdentity, by: .system)
    // Whichever conversation is open, the card is that of the one who stays, with both histories.
    for id in [anonymous, known] {
      let file = try await desk.center.customerFile(of: id, for: "anna")
      #expect(file.customer.id == stays)
      #expect(Set(file.conversations.map(\.id)) == [anonymous, known])
      #expect(file.notes.map(\.text) == ["Asked for boots"])
      #expect(Set(file.customer.addresses.map(\.address)) == [Self.user, Self.session])
    }
    let merge = CustomerMerge.documentID(of: gone)
    var request = LoadRequest()
    request.documents = [merge, Customer.documentID(gone)]
    let loaded = try await desk.storage.load(request)
    let audit = try #require(loaded.document(merge)).value.value(as: CustomerMerge.self)
    #expect(audit.into == stays && audit.by == .system && audit.proof == .signedIdentity)
    #expect(loaded.document(Customer.documentID(gone)) == nil)
    let events = try await desk.storage.events(after: .start, limit: 999).map(\.event)
    #expect(events.last == .customer(stays, .tookOver(gone, by: .system)))
    // What the session writes from now on is the known customer's.
    try await desk.center.endAsCustomer(anonymous)
    let next = try await Self.write(desk, from: Self.session, id: "3")
    #expect(try await desk.conversation(next)?.customer == stays)
    // Once more is nothing more.
    try await desk.center.takeOver(gone, into: stays, proof: .signedIdentity, by: .system)
    #expect(try await desk.storage.events(after: .start, limit: 999).count(where: \.isMerge) == 1)
  }

  @Test func `H-28 a customer's conversations hold those of whom they took over, in order`()
    async throws
  {
    let storage = InMemoryStorage()
    let desk = try await Desk(storage: storage)
    var ids: [ConversationID] = []
    for number in 1...11 {
      // Sometimes several of one of the two in a row.
      let sender = [2, 5, 6, 7, 10].contains(number) ? Self.session : Self.user
      let id = try await Self.write(desk, from: sender, id: "\(number)")
      ids.append(id)
      desk.time.advance(by: 10)
      try await desk.center.endAsCustomer(id)
      desk.time.advance(by: 10)
    }
    let gone = try #require(await desk.conversation(ids[1])).customer
    let stays = try #require(await desk.conversation(ids[0])).customer
    try await desk.center.takeOver(gone, into: stays, proof: .person, by: .administrator)
    for customer in [stays, gone] {
      for limit in [1, 2, 3, 5, 11, 50] {
        var found: [ConversationID] = []
        var cursor: PageCursor?
        repeat {
          let touched = storage.rowsTouched
          let page = try await desk.center.conversations(
            of: customer,
            after: cursor,
            limit: limit,
            for: "anna"
          )
          #expect(storage.rowsTouched - touched < 40 + 10 * limit)
          #expect(page.elements.count <= limit)
          #expect(page.elements.allSatisfy { $0.customer?.id == stays })
          found += page.elements.map(\.conversation.id)
          cursor = page.next
        } while cursor != nil && found.count < 99
        #expect(found == ids.reversed(), "\(limit) a page")
      }
    }
  }

  @Test func `H-31 of a system that told of both a card has one box, what was said last`()
    async throws
  {
    let desk = try await Desk()
    let anonymous = try await Self.write(desk, from: Self.session, id: "1")
    let known = try await Self.write(desk, from: Self.user, id: "2")
    let gone = try #require(await desk.conversation(anonymous)).customer
    let stays = try #require(await desk.conversation(known)).customer
    try await desk.center.setData([.init("Orders", "7")], from: "shop", about: stays)
    desk.time.advance(by: 1)
    try await desk.center.setData([.init("Orders", "0")], from: "shop", about: gone)
    try await desk.center.setData([.init("Segment", "new")], from: "crm", about: gone)
    try await desk.center.takeOver(gone, into: stays, proof: .signedIdentity, by: .system)
    func boxes() async throws -> [String] {
      try await desk.center.customerFile(of: known, for: "anna").data.map { data in
        "\(data.source): \(data.fields.map(\.value).joined())"
      }
    }
    #expect(try await boxes() == ["crm: new", "shop: 0"])
    desk.time.advance(by: 1)
    try await desk.center.setData([.init("Orders", "8")], from: "shop", about: gone)
    #expect(try await boxes() == ["crm: new", "shop: 8"])
    // Taken away, it is gone, whomever it was said of.
    try await desk.center.setData([], from: "shop", about: stays)
    try await desk.center.setData([], from: "crm", about: stays)
    #expect(try await boxes().isEmpty)
    let told = try await desk.storage.lastCursor()
    try await desk.center.setData([], from: "crm", about: stays)
    #expect(try await desk.storage.lastCursor() == told, "nothing more is nothing")
  }

  @Test func `D two known customers stay two, and a limited agent merges nobody`() async throws {
    let desk = try await Desk(agents: ["anna"])
    let first = try await Self.write(desk, from: Self.user, id: "1")
    let second = try await Self.write(desk, from: .phone("+15555550142"), id: "2")
    let session = try await Self.write(desk, from: Self.session, id: "3")
    let customers = try await [first, second, session].asyncMap { id in
      try #require(await desk.conversation(id)).customer
    }
    await #expect(throws: ConversationError(.customerNotAnonymous)) {
      try await desk.center.takeOver(
        customers[1],
        into: customers[0],
        proof: .person,
        by: .administrator
      )
    }
    await #expect(throws: ConversationError(.notPermitted(.mergeCustomers))) {
      try await desk.center.takeOver(
        customers[2],
        into: customers[0],
        proof: .person,
        by: .agent("anna")
      )
    }
    await #expect(throws: ConversationError(.unknownCustomer)) {
      try await desk.center.takeOver(
        CustomerID(high: 9, low: 9),
        into: customers[0],
        proof: .person,
        by: .administrator
      )
    }
  }
}

extension RecordedEvent {
  fileprivate var isMerge: Bool {
    if case .customer(_, .tookOver) = event { return true }
    return false
  }
}

extension Sequence {
  /// The results of an asynchronous transformation, in order.
  func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}

extension ContactCenter {
  /// Has the customer end a conversation that waits.
  func endAsCustomer(_ id: ConversationID) async throws {
    var request = LoadRequest()
    request.conversations = [id]
    guard let read = try await storage.load(request).conversation(id)?.value else { return }
    let end = CustomerEnd(channel: read.channel, recipient: "shop", sender: read.address)
    _ = try await ingest([.customerEnded(end)], from: "loopback")
  }
}
