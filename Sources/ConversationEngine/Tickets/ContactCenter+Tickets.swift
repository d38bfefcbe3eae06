public import ConversationCore
import ConversationStorage

// What is done with tickets, as methods. Each that changes one is a `Command`; `perform(_:)` says what
// they throw.
extension ContactCenter {
  /// Opens a ticket.
  @discardableResult
  public func openTicket(
    _ draft: TicketDraft,
    by caller: Caller,
    idempotencyKey: String? = nil
  ) async throws -> TicketID? {
    let command = Command(.ticket(.open(draft)), by: caller, idempotencyKey: idempotencyKey)
    return try await perform(command).ticket
  }

  /// Gives a ticket to an advisor or a team, who is told by an event (E-13).
  public func reassign(
    _ ticket: TicketID,
    to assignee: TicketAssignee,
    by caller: Caller
  ) async throws {
    try await perform(Command(.ticket(.reassign(ticket, to: assignee)), by: caller))
  }

  /// Settles a ticket; one that is closed stays as it is.
  public func close(_ ticket: TicketID, by caller: Caller) async throws {
    try await perform(Command(.ticket(.close(ticket)), by: caller))
  }

  /// The first few open tickets of a contact through a number, newest first.
  func openTickets(
    _ contact: ChannelAddress,
    _ number: String,
    limit: Int
  ) async throws -> [Versioned<Ticket>] {
    let query = DocumentQuery(
      kind: Ticket.documentKind,
      name: Ticket.openKey,
      value: Ticket.openValue(contact: contact, number: number)
    )
    return try await storage.documents(query, after: nil, limit: limit).elements
      .map { Versioned(try $0.value.value(as: Ticket.self), version: $0.version) }
  }

  func readTicket(_ id: TicketID) async throws -> Versioned<Ticket> {
    let documentID = Ticket.documentID(id)
    guard let read = try await storage.document(documentID) else {
      throw ConversationError(.unknownTicket(id))
    }
    return Versioned(try read.value.value(), version: read.version)
  }
}
