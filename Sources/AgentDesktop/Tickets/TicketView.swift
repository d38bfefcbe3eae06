public import ConversationCore
public import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A ticket with its calls, masked for its viewer as the card beside a conversation is.
public struct TicketView: Hashable, Sendable, Identifiable {
  /// The ticket.
  public let id: TicketID
  /// Whose it is: the address that it was opened from; `nil` for a caller who withheld it, and for an
  /// address that people do not know anybody by.
  public let contact: String?
  /// The customer, where one is known, for their card.
  public let customer: CustomerID?
  /// The team's number that it was reached by.
  public let number: String?
  /// The team that looks after it.
  public let team: TeamID
  /// The advisor who looks after it.
  public let advisor: AgentID?
  /// The advisor's name.
  public let advisorName: String?
  /// How it came about.
  public let origin: TicketOrigin
  /// Whether it is not settled.
  public let isOpen: Bool
  /// When it was opened.
  public let openedAt: Date
  /// How long ago that was.
  public let age: CountUp
  /// When it was closed.
  public let closedAt: Date?
  /// The conversation that belongs to it.
  public let conversation: ConversationID?
  /// Its calls, in the order in which they were given (E-04).
  public let calls: [CallRow]

  /// Describes a ticket for somebody who sees it (E-11).
  public init(
    _ ticket: Ticket,
    calls: [Call] = [],
    names: NameBook = NameBook(),
    display: DisplayPolicy,
    viewerRole: ViewerRole,
    at now: Date
  ) {
    let shown = ShownValues(display, to: viewerRole)
    id = ticket.id
    contact = ticket.contact.flatMap { $0.isKnownToPeople ? shown.contact($0) : nil }
    customer = ticket.customer
    number = ticket.number.map(shown.number)
    team = ticket.team
    advisor = ticket.advisor
    advisorName = ticket.advisor.map { names.name(of: $0) }
    origin = ticket.origin
    isOpen = ticket.isOpen
    openedAt = ticket.openedAt
    age = CountUp(since: ticket.openedAt, at: now)
    closedAt = ticket.closedAt
    conversation = ticket.conversation
    self.calls = calls.map { CallRow($0, names, shown) }
  }
}

extension ShownValues {
  /// Whose a ticket is, or who calls.
  func contact(_ address: ChannelAddress) -> String {
    shown(address.contactValue, as: .customerNumber, on: .visitorCard, .inbound)
  }

  /// A team's number.
  func number(_ number: String) -> String {
    shown(.phoneNumber(number), as: .businessNumber, on: .visitorCard, .inbound)
  }
}
