#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How a ticket came about.
@nonexhaustive
public enum TicketOrigin: String, CaseIterable, Hashable, Sendable, Codable {
  /// By a call.
  case call
  /// By a text message.
  case text
  /// By an email.
  case email
  /// By the customer, on the web.
  case webApp
  /// By the customer, in the mobile app.
  case mobileApp
  /// By an advisor.
  case advisor

  /// Whether its customer has opened it with their own hands (P-17b, A-21): they wait for an answer, so
  /// that somebody has to know where it goes.
  public var isOfCustomer: Bool { self == .webApp || self == .mobileApp }
}

/// What a customer wants, from first contact until it is settled, whatever the channels.
public struct Ticket: Hashable, Sendable, Codable, Identifiable {
  /// The ticket's identifier.
  public let id: TicketID
  /// Whose it is: the address that it was opened from, such as the caller's number; `nil` for a
  /// voicemail from a withheld one.
  public internal(set) var contact: ChannelAddress?
  /// The customer, where one is known.
  public var customer: CustomerID?
  /// The team's number that it was reached by: of a master team, where the ticket's own team has
  /// none; kept when the ticket is reassigned (E-08).
  public let number: String?
  /// The team that looks after it.
  public private(set) var team: TeamID
  /// The advisor who looks after it.
  public private(set) var advisor: AgentID?
  /// How it came about.
  public let origin: TicketOrigin
  /// When it was opened: what the seven days of Ring Last Advisor count from.
  public let openedAt: Date
  /// When it was closed.
  public private(set) var closedAt: Date?
  /// The call that opened it.
  public let call: CallID?
  /// The conversation that belongs to it.
  public var conversation: ConversationID?

  /// Opens a ticket.
  public init(
    id: TicketID,
    contact: ChannelAddress?,
    customer: CustomerID? = nil,
    number: String? = nil,
    team: TeamID,
    advisor: AgentID? = nil,
    origin: TicketOrigin,
    call: CallID? = nil,
    conversation: ConversationID? = nil,
    at now: Date
  ) {
    self.id = id
    self.contact = contact
    self.customer = customer
    self.number = number
    self.team = team
    self.advisor = advisor
    self.origin = origin
    self.call = call
    self.conversation = conversation
    openedAt = now.inWholeMilliseconds
  }

  /// Whether it is not settled.
  public var isOpen: Bool { closedAt == nil }

  /// Closes it; a closed one stays as it is.
  public mutating func close(at now: Date) {
    closedAt = closedAt ?? max(openedAt, now.inWholeMilliseconds)
  }

  /// Moves it to a team or an advisor.
  mutating func give(to team: TeamID, advisor: AgentID?) {
    self.team = team
    self.advisor = advisor
  }

  /// Of several tickets, the open one that was opened last by a contact through a number.
  public static func mostRecentOpen(
    of contact: ChannelAddress,
    through number: String,
    among tickets: [Ticket]
  ) -> Ticket? {
    tickets
      .filter { ticket in
        ticket.isOpen && ticket.contact == contact
          && (ticket.number.map { $0.hasSameBytes(as: number) } ?? false)
      }
      .max { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
  }
}

extension Ticket: StoredDocument {
  /// `ticket`.
  public static let documentKind: DocumentKind = "ticket"
  /// The name of the key that finds the open tickets of a contact through a number, newest first.
  public static let openKey = "open"
  /// The name of the key that finds the tickets of a team: the open ones first, each newest first.
  public static let teamKey = "team"
  /// The name of the key that finds all tickets of a contact, newest first: for export and erasure.
  public static let contactKey = "contact"
  /// The name of the key that finds the ticket that a call opened: a call opens one at most.
  public static let callKey = "call"

  /// The ticket's identifier.
  public var documentName: String { id.description }
  /// One key for the team, one for contact and number while it is open, one for the contact, and a unique
  /// one for the call.
  public var documentKeys: [DocumentKey] {
    // Behind whatever is open, which is as far in front as no date is.
    let rank = -openedAt.milliseconds - (isOpen ? 1 << 53 : 0)
    var keys = [DocumentKey(Self.teamKey, team.rawValue, rank: rank)]
    if isOpen, let contact, let number {
      let value = Self.openValue(contact: contact, number: number)
      keys.append(DocumentKey(Self.openKey, value, rank: -openedAt.milliseconds))
    }
    if let contact {
      keys.append(DocumentKey(Self.contactKey, contact.key, rank: -openedAt.milliseconds))
    }
    if let call { keys.append(DocumentKey(Self.callKey, call.rawValue, isUnique: true)) }
    return keys
  }

  /// The value under which the open tickets of a contact through a number are found.
  public static func openValue(contact: ChannelAddress, number: String) -> String {
    KeyText.joining(number, contact.key)
  }

  /// What a ticket's document is called.
  public static func documentID(_ id: TicketID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.description)
  }
}
