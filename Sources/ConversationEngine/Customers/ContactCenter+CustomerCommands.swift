public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What agents and systems enter in a customer's card, as methods. Each is a `Command`; `perform(_:)` says what they
// throw.
extension ContactCenter {
  /// Enters a customer's name, or takes it away (H-22).
  public func setName(
    _ name: String?,
    of customer: CustomerID,
    by caller: Caller
  ) async throws {
    try await perform(Command(.customer(.setName(name), customer), by: caller))
  }

  /// Enters a customer's email address, or takes it away; an agent's entry may be written to (H-20, H-23).
  public func setEmail(
    _ email: String?,
    of customer: CustomerID,
    by caller: Caller
  ) async throws {
    try await perform(Command(.customer(.setEmail(email), customer), by: caller))
  }

  /// Enters a customer's phone number, or takes it away (H-24).
  public func setPhone(
    _ phone: String?,
    of customer: CustomerID,
    by caller: Caller
  ) async throws {
    try await perform(Command(.customer(.setPhone(phone), customer), by: caller))
  }

  /// Writes a note about a customer, which they never see (H-27).
  public func addNote(_ text: String, about customer: CustomerID, by agent: AgentID) async throws {
    try await perform(Command(.customer(.addNote(text), customer), by: .agent(agent)))
  }

  /// Changes the text of a note about a customer.
  public func editNote(
    _ note: CustomerNoteID,
    to text: String,
    about customer: CustomerID,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.customer(.editNote(note, text), customer), by: .agent(agent)))
  }

  /// Removes a note about a customer.
  public func deleteNote(
    _ note: CustomerNoteID,
    about customer: CustomerID,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.customer(.deleteNote(note), customer), by: .agent(agent)))
  }

  /// Replaces what a system of the host tells about a customer; no fields take its box away (H-31).
  public func setData(
    _ fields: [CustomerData.Field],
    from source: String,
    about customer: CustomerID
  ) async throws {
    let action = CustomerAction.setData(source: source, fields)
    try await perform(Command(.customer(action, customer), by: .system))
  }

  /// Notes where a customer is (H-25).
  public func setLocation(_ location: VisitorLocation?, of customer: CustomerID) async throws {
    try await perform(Command(.customer(.setLocation(location), customer), by: .system))
  }

  /// Notes a recording of a visit, or what has become of it (H-30).
  public func save(_ recording: VisitRecording) async throws {
    try await perform(Command(.saveRecording(recording), by: .system))
  }
}

extension ContactCenter {
  /// How many notes there may be about one customer.
  private static let mostNotes = 500

  /// Carries out a command about a customer's record.
  func changeCustomer(
    _ command: Command,
    _ action: CustomerAction,
    _ id: CustomerID
  ) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    if case .erase = action { return try await erase(command, id) }
    try await requireReach(of: command)
    let performed: Performed = try await commit { now, batch in
      if let repeated = try await self.repeated(command) { return repeated }
      let read = try await self.customerRecord(id)
      try await self.requireRight(to: command, about: read.value.id)
      switch action {
      case .addNote, .editNote, .deleteNote:
        try await self.changeNotes(action, by: command.caller, about: read, at: now, &batch)
      case .setData(let source, let fields):
        try await self.setData(source, fields, about: read, by: command.caller, at: now, &batch)
      case .takeOver(let other, let proof):
        try await self.takeOver(other, proof, into: read, by: command.caller, at: now, &batch)
      default: try self.edit(read, action, by: command.caller, &batch)
      }
      if let claim = self.claim(for: command, leaving: CommandOutcome(), at: now), !batch.isEmpty {
        batch.claims.append(claim)
      }
      return Performed(CommandOutcome())
    }
    if case .takeOver = action { try await completeBlock(of: id) }
    return performed
  }

  /// Carries out the note of a recording.
  func saveRecording(_ command: Command, _ recording: VisitRecording) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { _, batch in
      let read = try await self.storage.document(recording.documentID)
      if try read?.value.value(as: VisitRecording.self) != recording {
        batch.documents = [Change(Document(recording), expected: read?.version)]
      }
      return Performed(CommandOutcome())
    }
  }

  /// What came of a command that was carried out before under its key.
  func repeated(_ command: Command) async throws -> Performed? {
    guard let key = claimKey(for: command) else { return nil }
    var request = LoadRequest()
    request.claims = [key]
    return try repeated(command, in: try await storage.load(request))
  }

  /// Enters something in the card.
  private func edit(
    _ read: Versioned<Customer>,
    _ action: CustomerAction,
    by caller: Caller,
    _ batch: inout ChangeBatch
  ) throws {
    var customer = read.value
    let isAgent = caller.agent != nil
    let event: CustomerEvent
    switch action {
    case .setName(let name):
      try customer.enter(
        name: try name.map { try redactedOfCustomer($0) },
        by: isAgent ? .agentEntered : .integration
      )
      event = .edited(.name, by: caller)
    case .setEmail(let email, let visitorIsLoggedIn):
      try customer.enter(
        email: email,
        by: isAgent ? .agentEntered : .integration,
        visitorIsLoggedIn: !isAgent && visitorIsLoggedIn
      )
      event = .edited(.email, by: caller)
    case .setPhone(let phone):
      try customer.enter(phone: phone, by: isAgent ? .agentEntered : .integration)
      event = .edited(.phone, by: caller)
    case .setLocation(let location):
      customer.location = location
      event = .edited(.location, by: caller)
    case .setLegalHold(let isHeld):
      customer.isUnderLegalHold = isHeld
      event = .legalHold(isHeld, by: caller)
    default: return
    }
    guard customer != read.value else { return }
    batch.documents = [Change(Document(customer), expected: read.version)]
    batch.events = [.customer(customer.id, event)]
  }

  private func changeNotes(
    _ action: CustomerAction,
    by caller: Caller,
    about customer: Versioned<Customer>,
    at now: Date,
    _ batch: inout ChangeBatch
  ) async throws {
    guard let agent = caller.agent else { return }
    // Whoever is erased meanwhile gets no note.
    batch.guards.append(.document(customer.value.documentID, version: customer.version))
    let id = customer.value.id
    let event: CustomerEvent
    switch action {
    case .addNote(let text):
      let query = DocumentQuery(
        kind: CustomerNote.documentKind,
        name: CustomerNote.customerKey,
        value: id.description
      )
      let known = try await storage.documents(query, after: nil, limit: Self.mostNotes)
      guard known.elements.count < Self.mostNotes else {
        throw ConversationError(.tooManyNotes(maximum: Self.mostNotes))
      }
      let note = try CustomerNote(
        id: surroundings.mint(at: now),
        about: id,
        text: try redactedOfCustomer(text),
        by: agent,
        at: now
      )
      batch.documents = [Change(Document(note), expected: nil)]
      event = .noteAdded(note.id, by: agent)
    case .editNote(let note, let text):
      let read = try await self.note(note, about: id)
      var edited = read.value
      guard try edited.edit(try redactedOfCustomer(text), by: agent, at: now) else { return }
      batch.documents = [Change(Document(edited), expected: read.version)]
      event = .noteEdited(note, by: agent)
    case .deleteNote(let note):
      let read = try await self.note(note, about: id)
      batch.removals = [DocumentRemoval(read.value.documentID, expected: read.version)]
      event = .noteDeleted(note, by: agent)
    default: return
    }
    batch.events = [.customer(id, event)]
  }

  /// A note about a customer or about somebody whom they have taken over.
  private func note(
    _ id: CustomerNoteID,
    about customer: CustomerID
  ) async throws -> Versioned<CustomerNote> {
    let documentID = CustomerNote.documentID(id)
    guard let read = try await storage.document(documentID) else {
      throw ConversationError(.unknownNote)
    }
    let note = try read.value.value(as: CustomerNote.self)
    guard try await identities(of: customer).contains(note.customer) else {
      throw ConversationError(.unknownNote)
    }
    return Versioned(note, version: read.version)
  }

  private func setData(
    _ source: String,
    _ fields: [CustomerData.Field],
    about customer: Versioned<Customer>,
    by caller: Caller,
    at now: Date,
    _ batch: inout ChangeBatch
  ) async throws {
    let fields = try fields.map { field in
      CustomerData.Field(
        try redactedOfCustomer(field.name),
        try redactedOfCustomer(field.value)
      )
    }
    let data = try CustomerData(of: customer.value.id, from: source, fields, at: now)
    if fields.isEmpty {
      // Also what it said of somebody whom they have taken over since.
      var request = LoadRequest()
      request.documents = try await identities(of: customer.value.id).map {
        CustomerData.documentID(of: $0, from: source)
      }
      batch.removals = try await storage.load(request).documents.map {
        DocumentRemoval($0.value.id, expected: $0.version)
      }
      if batch.removals.isEmpty { return }
    } else {
      let read = try await storage.document(data.documentID)
      if try read?.value.value(as: CustomerData.self).fields == fields { return }
      batch.documents = [Change(Document(data), expected: read?.version)]
    }
    batch.guards.append(.document(customer.value.documentID, version: customer.version))
    batch.events = [.customer(customer.value.id, .edited(.data, by: caller))]
  }
}
