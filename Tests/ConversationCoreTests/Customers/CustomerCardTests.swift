import ConversationCore
import Foundation
import Testing

/// What people and systems enter in a customer's card, as rules.
@Suite struct CustomerCardTests {
  private let now = Date(milliseconds: 1_760_000_000_000)

  private var customer: Customer {
    Customer(
      id: Fixtures.customer,
      address: CustomerAddress(Fixtures.address, isVerified: true),
      createdAt: now
    )
  }

  private func decoded<Value: Codable>(_ value: Value, replacing old: String, by new: String) throws
    -> Value
  {
    let json = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    #expect(json.contains(old))
    let changed = json.replacingOccurrences(of: old, with: new)
    return try JSONDecoder().decode(Value.self, from: Data(changed.utf8))
  }

  @Test func `H-22 H-23 H-24 an agent's entry replaces and removes what there is`() throws {
    var customer = customer
    #expect(try customer.enter(name: "Mia", by: .agentEntered))
    #expect(try customer.enter(name: "Mia Example", by: .agentEntered))
    #expect(try !customer.enter(name: "Mia Example", by: .agentEntered))
    #expect(customer.name == CustomerName("Mia Example", source: .agentEntered))
    #expect(try customer.enter(email: "mia@example.com", by: .agentEntered))
    #expect(customer.email?.source == .agentEntered)
    #expect(customer.email?.mayBeWrittenTo == true, "H-20")
    #expect(try customer.enter(phone: "+1 (555) 555-0142", by: .agentEntered))
    #expect(customer.phone?.number == "+1 (555) 555-0142")
    #expect(try customer.enter(name: nil, by: .agentEntered))
    #expect(try customer.enter(email: nil, by: .agentEntered))
    #expect(try customer.enter(phone: nil, by: .agentEntered))
    #expect(customer == self.customer)
  }

  @Test func `A-40 a system's entry does not replace an agent's`() throws {
    var customer = customer
    try customer.enter(name: "Mia", by: .agentEntered)
    try customer.enter(email: "mia@example.com", by: .agentEntered)
    try customer.enter(phone: "5555550142", by: .agentEntered)
    let before = customer
    #expect(try !customer.enter(name: "M.", by: .integration))
    #expect(
      try !customer.enter(email: "m@example.com", by: .integration, visitorIsLoggedIn: true)
    )
    #expect(try !customer.enter(phone: "5555550199", by: .integration))
    #expect(try !customer.enter(name: nil, by: .integration))
    #expect(customer == before)
    var other = self.customer
    #expect(try other.enter(phone: "5555550199", by: .visitorProvided))
    #expect(try other.enter(phone: "5555550142", by: .integration))
    #expect(try !other.enter(phone: "5555550199", by: .visitorProvided))
  }

  @Test func `H-24 a phone number has 3 to 15 digits and phone punctuation`() throws {
    for number in ["112", "+15555550142", "+44 7700 900123", "(555) 555-0142", "555.0142/7"] {
      #expect(try CustomerPhone(number, source: .agentEntered).number == number)
    }
    let bad = [
      "", "12", "1234567890123456", "555 0142 x7", "5+55", "٣٣٣٣", "555\n0142",
      "+1" + String(repeating: " ", count: 40) + "5550142",
    ]
    for number in bad {
      #expect(throws: ConversationError(.invalidPhoneNumber)) {
        try CustomerPhone(number, source: .agentEntered)
      }
    }
  }

  @Test func `H-20 A-38 an address and a number are checked when they are decoded, too`() throws {
    let email = try CustomerEmail("mia@example.com", source: .agentEntered)
    #expect(try decoded(email, replacing: "mia@", by: "mia+1@").address == "mia+1@example.com")
    #expect(throws: DecodingError.self) { try decoded(email, replacing: "mia@", by: "mia") }
    #expect(throws: DecodingError.self) { try decoded(email, replacing: "mia@", by: "@mia@") }
    let phone = try CustomerPhone("5550142", source: .agentEntered)
    #expect(throws: DecodingError.self) { try decoded(phone, replacing: "5550142", by: "x") }
  }

  @Test func `H-22 a name has 1 to 200 characters in one line`() throws {
    var customer = customer
    try customer.enter(name: String(repeating: "é", count: 200), by: .agentEntered)
    let marked = "Mia" + String(repeating: "\u{301}", count: 9_999)
    for name in ["", "  ", String(repeating: "a", count: 201), "Mia\nExample", "Mia\u{0}", marked] {
      #expect(throws: ConversationError(.invalidCustomerName(longest: 200))) {
        try customer.enter(name: name, by: .agentEntered)
      }
    }
    #expect(customer.name?.text.count == 200)
  }

  @Test func `V-10 what a masked card shows is never saved over the value`() throws {
    var customer = customer
    try customer.enter(email: "mia@example.com", by: .agentEntered)
    let before = customer
    #expect(throws: ConversationError(.maskedValue)) {
      try customer.enter(email: "m**@example.com", by: .agentEntered)
    }
    #expect(throws: ConversationError(.maskedValue)) {
      try customer.enter(phone: "*********0142", by: .agentEntered)
    }
    #expect(throws: ConversationError(.maskedValue)) {
      try customer.enter(name: "*********0142", by: .agentEntered)
    }
    #expect(customer == before)
    // Of a short name an email's mask has one star.
    #expect(throws: ConversationError(.maskedValue)) {
      try customer.enter(email: "j*@example.com", by: .agentEntered)
    }
    // One star is nobody's mask.
    #expect(try customer.enter(name: "Mia *", by: .agentEntered))
  }

  @Test func `V-10 what a masked card shows of a note is never saved over it`() throws {
    var note = try CustomerNote(
      id: CustomerNoteID(high: 1, low: 1),
      about: Fixtures.customer,
      text: "call +447700900123, or mia@example.com",
      by: "anna",
      at: now
    )
    let before = note
    for masked in ["call *********0123", "write to m*@example.com"] {
      #expect(throws: ConversationError(.maskedValue)) {
        try note.edit(masked, by: "ben", at: now + 1)
      }
    }
    #expect(note == before)
    #expect(try note.edit("call **before noon**", by: "ben", at: now + 1))
  }

  @Test func `H-27 A-40 a note keeps its author, its time, and who changed it`() throws {
    var note = try CustomerNote(
      id: CustomerNoteID(high: 1, low: 1),
      about: Fixtures.customer,
      text: "Prefers mornings",
      by: "anna",
      at: now
    )
    #expect(try !note.edit("Prefers mornings", by: "ben", at: now + 1))
    for number in 1...20 {
      #expect(try note.edit("Text \(number)", by: "ben", at: now + Double(number)))
    }
    #expect(note.author == "anna" && note.at == now)
    #expect(note.edits.count == CustomerNote.editsKept)
    #expect(note.edits.last == note.edits.last { $0.by == "ben" && $0.at == now + 20 })
    #expect(throws: ConversationError(.textEmpty)) { try note.edit(" \n", by: "ben", at: now) }
    let limit = CustomerNote.longestText
    #expect(
      throws: ConversationError(.textTooLarge(maximumBytes: limit, actual: limit + 1))
    ) {
      try note.edit(String(repeating: "a", count: limit + 1), by: "ben", at: now)
    }
    #expect(note.text == "Text 20")
  }

  @Test func `H-31 what a system tells is limited in number, length and size`() throws {
    func data(_ fields: [CustomerData.Field], source: String = "shop") throws -> CustomerData {
      try CustomerData(of: Fixtures.customer, from: source, fields, at: now)
    }
    let many = (1...64).map { CustomerData.Field("\($0)", "x") }
    #expect(try data(many).fields == many)
    let refused: [(fields: [CustomerData.Field], source: String)] = [
      (many + [CustomerData.Field("65", "x")], "shop"),
      ([CustomerData.Field("", "x")], "shop"),
      ([CustomerData.Field(String(repeating: "n", count: 65), "x")], "shop"),
      ([CustomerData.Field("a", "x"), CustomerData.Field("a", "y")], "shop"),
      ([CustomerData.Field("a", String(repeating: "x", count: 16 * 1024))], "shop"),
      ([CustomerData.Field("a", "x")], ""),
    ]
    for (fields, source) in refused {
      #expect(throws: ConversationError(.invalidCustomerData(fields: 64, bytes: 16 * 1024))) {
        try data(fields, source: source)
      }
    }
  }

  @Test func `H-30 A-40 a recording is visible once the visitor has left and it was saved`() throws
  {
    let visitor = ChannelAddress.visitor("v", widget: "shop")
    func recording(left: Date?, saved: Date?) throws -> VisitRecording {
      try VisitRecording(
        id: "r-1",
        of: visitor,
        visitStartedAt: now,
        reference: "rec/1",
        visitorLeftAt: left,
        savedAt: saved
      )
    }
    #expect(try !recording(left: nil, saved: nil).isVisible)
    #expect(try !recording(left: now, saved: nil).isVisible)
    #expect(try !recording(left: nil, saved: now).isVisible)
    #expect(try recording(left: now, saved: now).isVisible)
    // The visit knows when its visitor left.
    var visit = Visit(of: visitor, at: now)
    let saved = try recording(left: nil, saved: now)
    #expect(!saved.completed(by: [visit]).isVisible)
    _ = visit.advance(under: PresencePolicy(), to: now + 3600)
    #expect(saved.completed(by: [visit]).visitorLeftAt == now + 90)
    #expect(!(try recording(left: nil, saved: nil)).completed(by: [visit]).isVisible)
    let another = Visit(of: .visitor("w", widget: "shop"), at: now)
    #expect(!saved.completed(by: [another]).isVisible)
    for reference in ["", String(repeating: "r", count: 2049)] {
      #expect(throws: ConversationError(.invalidRecording)) {
        try VisitRecording(id: "r", of: visitor, visitStartedAt: now, reference: reference)
      }
    }
  }

  @Test func `H-25 a place is what is known of it, from small to large`() {
    #expect(VisitorLocation(city: "Brno", country: "Czechia")?.text == "Brno, Czechia")
    #expect(VisitorLocation(region: "\u{7}") == nil)
    #expect(VisitorLocation() == nil)
    #expect(VisitorLocation(city: String(repeating: "é", count: 99))?.city?.utf8.count == 128)
  }

  @Test func `A-40 who may do what to a customer's record`() throws {
    let agent = Caller.agent("anna")
    let actions: [(CustomerAction, agents: Bool, system: Bool, administrators: Bool)] = [
      (.setName("M"), true, true, false), (.setEmail(nil), true, true, false),
      (.setPhone(nil), true, true, false), (.addNote("N"), true, false, false),
      (.deleteNote(CustomerNoteID(high: 0, low: 0)), true, false, false),
      (.setLocation(nil), false, true, false), (.setData(source: "s", []), false, true, false),
      (.takeOver(Fixtures.customer, proof: .person), true, true, true),
      (.setLegalHold(true), true, true, true), (.erase, true, true, true),
    ]
    for (action, agents, system, administrators) in actions {
      for (caller, may) in [(agent, agents), (.system, system), (.administrator, administrators)] {
        let command = Command(.customer(action, Fixtures.customer), by: caller)
        let isRefused =
          (try? CommandPermission.check(command, target: nil, callersTeams: [])) == nil
        #expect(isRefused == !may, "\(command.kind) by \(caller.role)")
      }
    }
  }

  @Test func `A-40 merging, export and erasure are not everybody's`() throws {
    func agent(_ role: Role, _ access: AccessLevel) -> Agent {
      Agent(
        id: "a",
        name: "A",
        role: role,
        teams: [],
        permissions: AgentPermissions(access: access),
        createdAt: now
      )
    }
    for command in [CommandKind.mergeCustomers, .eraseCustomer, .exportCustomer, .setLegalHold] {
      #expect(!agent(.agent, .limited).maySettle(command))
      #expect(!agent(.supervisor, .limited).maySettle(command))
      #expect(agent(.agent, .full).maySettle(command) == (command == .mergeCustomers))
      #expect(agent(.agent, .accountOwner).maySettle(command))
      #expect(agent(.administrator, .limited).maySettle(command))
    }
  }
}
