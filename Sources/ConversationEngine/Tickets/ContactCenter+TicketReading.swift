public import AgentDesktop
public import ConversationCore
public import ConversationStorage
public import Masking

// What is read of tickets and calls. Who asks is looked at first: agents see the tickets of their teams
// and what is given to them; supervisors, administrators and the host itself see all (E-11).
extension ContactCenter {
  /// A ticket, with the numbers that are stored: an agent is shown ``ticketView(_:for:stricterBy:)``.
  ///
  /// - Throws: `ConversationError` `unknownTicket`, or `ticketOfAnotherTeam` for one that the caller does
  ///   not see; `unknownAgent` for an agent whom there is not, `notPermitted` for one who is not named;
  ///   `StorageError`.
  public func ticket(_ id: TicketID, for caller: Caller) async throws -> Ticket {
    let reader = try await reader(caller)
    let ticket = try await readTicket(id).value
    try ticket.requireVisible(to: caller, of: reader)
    return ticket
  }

  /// The open tickets of a contact through a number that the caller sees, newest first: for the host
  /// itself the first one is the most recent, which calls go on with.
  ///
  /// - Throws: `ConversationError` `unknownAgent` or `notPermitted`; `StorageError`.
  public func openTickets(
    of contact: ChannelAddress,
    through number: String,
    for caller: Caller
  ) async throws -> [Ticket] {
    let reader = try await reader(caller)
    return try await openTickets(contact, number, limit: 256).map(\.value)
      .filter { $0.isVisible(to: caller, of: reader) }
  }

  /// A page of a team's tickets: the open ones first, then those that are settled, each newest first
  /// (E-11).
  ///
  /// For agents of the team, for supervisors and administrators, and for the host itself.
  /// - Throws: `ConversationError` `notPermitted` for an agent of another team, who reads one by one what
  ///   is given to them; `unknownAgent`; `StorageError`.
  public func tickets(
    of team: TeamID,
    after cursor: PageCursor? = nil,
    limit: Int = 50,
    for caller: Caller
  ) async throws -> Page<Ticket> {
    let reader = try await reader(caller)
    guard caller.role != .agent || reader.contains(team) else {
      throw ConversationError(.notPermitted(.readTicket))
    }
    let query = DocumentQuery(
      kind: Ticket.documentKind,
      name: Ticket.teamKey,
      value: team.rawValue
    )
    let page = try await storage.documents(query, after: cursor, limit: limit)
    return Page(
      try page.elements.map { try $0.value.value(as: Ticket.self) },
      next: page.next
    )
  }

  /// The calls of a ticket, oldest first: its activity (E-04).
  ///
  /// - Throws: as for ``ticket(_:for:)``.
  public func calls(of ticket: TicketID, for caller: Caller) async throws -> [Call] {
    let read = try await self.ticket(ticket, for: caller)
    let query = DocumentQuery(
      kind: Call.documentKind,
      name: Call.ticketKey,
      value: read.id.description
    )
    var calls: [Call] = []
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 256)
      calls += try page.elements.map { try $0.value.value(as: Call.self) }
      cursor = page.next
    } while cursor != nil
    return calls
  }

  /// A call, by the host's name for it: for agents one of their teams, one that they have answered, or
  /// one of a ticket that they see.
  ///
  /// - Throws: `ConversationError` `unknownCall`, also for one that the caller does not see, `unknownAgent`
  ///   or `notPermitted`; `StorageError`.
  public func call(_ id: CallID, for caller: Caller) async throws -> Call {
    let reader = try await reader(caller)
    let call = try await readCall(id)
    if caller.role != .agent || reader.contains(call.team) || call.answeredBy == caller.agent {
      return call
    }
    guard let ticket = call.ticket,
      try await readTicket(ticket).value.isVisible(to: caller, of: reader)
    else { throw ConversationError(.unknownCall(id)) }
    return call
  }

  /// A ticket with its calls as a screen shows it, masked for the caller by the tenant's switch.
  ///
  /// `stricter`: what masks beside the switch.
  /// - Throws: as for ``ticket(_:for:)``.
  public func ticketView(
    _ id: TicketID,
    for caller: Caller,
    stricterBy stricter: DisplayPolicy = DisplayPolicy()
  ) async throws -> TicketView {
    let ticket = try await ticket(id, for: caller)
    let calls = try await calls(of: id, for: caller)
    var request = LoadRequest()
    request.documents = [DisplaySettings.documentID]
    request.agents = Array(
      Set(calls.compactMap(\.answeredBy) + [ticket.advisor].compactMap(\.self))
    )
    if let agent = caller.agent { request.agents = Array(Set(request.agents + [agent])) }
    let loaded = try await storage.load(request)
    // Who asks is what their record says, as on the rest of their desk.
    let role = try record(of: caller, in: loaded, for: .readTicket)?.role ?? caller.role
    return TicketView(
      ticket,
      calls: calls,
      names: NameBook(agents: loaded.agents.map(\.value)),
      display: try displayPolicy(in: loaded, stricterBy: stricter),
      viewerRole: ViewerRole(role),
      at: now()
    )
  }

  // MARK: Who asks

  /// The teams of whoever asks.
  private func reader(_ caller: Caller) async throws -> [TeamID] {
    var request = LoadRequest()
    request.agents = caller.agent.map { [$0] } ?? []
    let loaded = request.agents.isEmpty ? Loaded() : try await storage.load(request)
    return try record(of: caller, in: loaded, for: .readTicket)?.teams ?? []
  }

  /// The agent who a caller is; `nil` for people without a record, and the host.
  ///
  /// - Throws: `ConversationError` `notPermitted` or `unknownAgent`.
  func record(
    of caller: Caller,
    in loaded: Loaded,
    for kind: CommandKind
  ) throws(ConversationError) -> Agent? {
    guard let id = caller.agent else {
      guard caller.role == .system || caller.role == .administrator else {
        throw ConversationError(.notPermitted(kind))
      }
      return nil
    }
    guard let agent = loaded.agent(id)?.value, agent.presence != .removed else {
      throw ConversationError(.unknownAgent(id))
    }
    return agent
  }
}
