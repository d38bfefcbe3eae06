import ConversationCore
import Foundation
import Testing

@Suite struct RecordCodingTests {
  /// Through JSON and back, with dates as storages keep them: milliseconds.
  static func roundTrip<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .millisecondsSince1970
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    return try decoder.decode(Value.self, from: encoder.encode(value)) == value
  }

  static func desks() throws -> [Desk] {
    var policy = try Fixtures.policy(wrapUpAfter: 60)
    policy.afterEnd = .reopen()
    var desks: [Desk] = [
      try .waiting(), try .offered(), try .active(), try .transferring(policy), try .inviting(),
      try .conferring(), try .interrupted(), try .ended(policy),
    ]
    var away = try Desk.active()
    try AgentAbsenceTests.depart(
      "anna",
      as: .connectionLost(graceUntil: .millisecond(90_001)),
      from: &away,
      at: .millisecond(40_003)
    )
    desks.append(away)
    var reopened = try Desk.ended(policy)
    try reopened.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(70)) }
    try reopened.perform {
      try $0.reopen(in: AdvanceTests.queue("a", after: 9, to: "b"), at: .second(80))
    }
    desks.append(reopened)
    var missed = try Desk.offered()
    missed.perform { $0.advance(to: .second(140)) }
    desks.append(missed)
    var pending = try Desk.active()
    try pending.change("anna") {
      try $0.choose(.idle(.onBreak), by: .supervisor("sue"), note: "Lunch", at: .second(41))
    }
    try pending.perform { try $0.say("Hi 👋", by: "anna", at: .millisecond(50_007)) }
    desks.append(pending)
    return desks
  }

  @Test func `Every record of a conversation survives its JSON, to the millisecond`() throws {
    for desk in try Self.desks() {
      #expect(try Self.roundTrip(desk.conversation))
      #expect(try Self.roundTrip(desk.agents))
      #expect(try Self.roundTrip(desk.messages))
      #expect(try Self.roundTrip(desk.deliveries))
      #expect(try Self.roundTrip(desk.events))
    }
  }

  @Test func `Every record of the set-up survives its JSON`() throws {
    var deleted = Fixtures.sms
    deleted.delete(at: .millisecond(1))
    #expect(try Self.roundTrip([Fixtures.sms, deleted]))
    #expect(try Self.roundTrip([Fixtures.support, AdvanceTests.queue("a", after: 9, to: "b")]))
    #expect(try Self.roundTrip(AgentPermissions(transferQueues: .only(["a"]), colleagues: .none)))
    var customer = Customer(
      id: Fixtures.customer,
      address: CustomerAddress(.pageScoped("1", page: "p"), isVerified: true),
      name: CustomerName("Anna Example", source: .agentEntered),
      createdAt: .millisecond(3)
    )
    customer.email = try CustomerEmail("anna@example.com", source: .integration)
    #expect(try Self.roundTrip(customer))
    let identities: [EntryPointIdentity] = [
      .number("1234", kind: .shortCode), .page("p"), .mailbox("a@example.com"), .widget("w"),
      .other("o"),
    ]
    #expect(try Self.roundTrip(identities))
  }

  @Test func `Every delivery's outcome survives its JSON`() throws {
    let outcomes: [SendOutcome] = [
      .sent(providerID: "SM1"), .refused(DeliveryFailure(.policy, code: "30007")), .unknown,
      .retry(after: 3.25, nil),
    ]
    for outcome in outcomes { #expect(try Self.roundTrip(DeliveryTests.after(outcome))) }
  }

  @Test func `A word that a later version adds survives, a stage that it adds does not`() throws {
    #expect(try Self.roundTrip(ChannelKind("telepathy")))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Stage.self, from: Data(#"{"dreaming":{}}"#.utf8))
    }
  }

  @Test func `An amendment replaces what a message says, and nothing else`() throws {
    let original = try #require(try Desk.waiting().messages.first)
    let amendment = MessageAmendment(message: original.id, content: .withheld(reason: "card"))
    let amended = amendment.applied(to: original)
    #expect(amended.content == .withheld(reason: "card"))
    #expect(amended.text == nil)
    #expect(amended.id == original.id)
    #expect(amended.at == original.at)
    #expect(amended.attachments == original.attachments)
    #expect(try Self.roundTrip(amendment))
  }

  @Test func `an amendment replaces the files of a message where it names others`() {
    let file = Attachment(mediaType: "image/png", reference: "https://media.example.com/1")
    let original = Message(
      id: MessageID(conversation: ConversationID(high: 1, low: 2), sequence: 1),
      author: .customer,
      direction: .inbound,
      channel: .sms,
      content: .text("Look"),
      attachments: [file],
      at: Date(timeIntervalSince1970: 1_750_000_000)
    )
    let bare = MessageAmendment(message: original.id, content: .text("Gone"), attachments: [])
    #expect(bare.applied(to: original).attachments.isEmpty)
    let kept = MessageAmendment(message: original.id, content: .text("Still here"))
    #expect(kept.applied(to: original).attachments == [file])
    #expect(bare.applied(to: bare.applied(to: original)) == bare.applied(to: original))
  }
}
