import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Puts what a call does to tickets into the batch of its report.
struct CallTicketDesk {
  let center: ContactCenter
  let replies: TeamReplies
  let now: Date
  /// The ticket that the call opens: what is said to the caller may still put its conversation on it.
  var opened: Ticket?
  private var line: Versioned<Document>?

  init(center: ContactCenter, replies: TeamReplies, now: Date) {
    self.center = center
    self.replies = replies
    self.now = now
  }

  /// Decides what the outcome of a call does to tickets.
  mutating func settle(
    _ call: inout Call,
    as outcome: CallOutcome,
    into batch: inout ChangeBatch
  ) async throws {
    let own = try await ownTicket(of: call)
    // Late news change whose ticket it is only where they open one of their own.
    if call.ticket != nil, outcome != .voicemail {
      try give(own, to: outcome, into: &batch)
      return
    }
    let known = try await openTickets(of: call, into: &batch)
    let tickets = known + (own.map { [$0] } ?? [])
    let teams = Set(known.map(\.value.team)).subtracting([replies.team.id])
    var others: [TeamSettings] = []
    for team in teams {
      let other = try await center.teamReplies(of: team)
      batch.guards.append(contentsOf: other.conditions)
      others.append(other.team)
    }
    let effect = CallTicketing(team: replies.team, others: others).effect(
      of: call,
      open: tickets.map(\.value),
      newTicket: center.surroundings.mint(at: now),
      at: now
    )
    switch effect {
    case .opened(let ticket):
      opened = ticket
      batch.events.append(
        .ticket(ticket.id, .opened(ticket.team, advisor: ticket.advisor, ticket.origin))
      )
    case .logged(let id):
      // It must still be open, and the most recent one.
      if let ticket = tickets.first(where: { $0.value.id == id }) {
        batch.guards.append(.document(ticket.value.documentID, version: ticket.version))
      }
      if call.ticket != id { batch.events.append(.ticket(id, .callLogged(call.id))) }
    case .callLogOnly, nil: break
    }
    call.ticket = effect?.ticket ?? call.ticket
  }

  /// Puts the ticket that the call has opened into the batch.
  func finish(into batch: inout ChangeBatch) {
    guard let opened else { return }
    batch.documents.append(Change(Document(opened), expected: nil))
    guard let contact = opened.contact, let number = opened.number else { return }
    let changed = TicketLine(number: number, contact: contact, last: opened.id)
    batch.guards.removeAll { $0 == .document(changed.documentID, version: line?.version) }
    batch.documents.append(Change(Document(changed), expected: line?.version))
  }

  /// The open tickets of the caller through the number, newest first, and no others until the commit.
  private mutating func openTickets(
    of call: Call,
    into batch: inout ChangeBatch
  ) async throws -> [Versioned<Ticket>] {
    guard let contact = call.caller.address else { return [] }
    // First the line, then the list: what is opened in between changes the line.
    let lineID = TicketLine.documentID(contact: contact, number: call.number)
    line = try await center.storage.document(lineID)
    batch.guards.append(.document(lineID, version: line?.version))
    return try await center.openTickets(contact, call.number, limit: 4)
  }

  private func ownTicket(of call: Call) async throws -> Versioned<Ticket>? {
    let key = UniqueKey(
      kind: Ticket.documentKind,
      name: Ticket.callKey,
      value: call.id.rawValue
    )
    var request = LoadRequest()
    request.uniqueKeys = [key]
    guard let read = try await center.storage.load(request).document(at: key) else { return nil }
    return Versioned(try read.value.value(), version: read.version)
  }

  /// Gives the missed-call ticket of a call to whoever has answered it after all.
  private func give(
    _ own: Versioned<Ticket>?,
    to outcome: CallOutcome,
    into batch: inout ChangeBatch
  ) throws {
    guard case .answered(let advisor) = outcome, let own, own.value.isOpen,
      own.value.advisor == nil
    else { return }
    var ticket = own.value
    _ = try ticket.reassign(to: .advisor(advisor, in: nil), by: .system, members: [])
    batch.documents.append(Change(Document(ticket), expected: own.version))
    batch.events.append(
      .ticket(ticket.id, .reassigned(ticket.team, advisor: advisor, told: nil))
    )
  }
}
