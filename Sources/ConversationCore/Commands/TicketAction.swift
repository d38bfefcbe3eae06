/// What can be wanted of a ticket.
@nonexhaustive
public enum TicketAction: Hashable, Sendable, Codable {
  /// Open one.
  case open(TicketDraft)
  /// Give it to an advisor or a team (E-13).
  case reassign(TicketID, to: TicketAssignee)
  /// Settle it.
  case close(TicketID)

  /// The name of the command.
  public var kind: CommandKind {
    switch self {
    case .open: .openTicket
    case .reassign: .reassignTicket
    case .close: .closeTicket
    }
  }
}

/// A ticket that somebody wants opened.
public struct TicketDraft: Hashable, Sendable, Codable {
  /// How it comes about: what an agent opens is an advisor's, all else is the host's to report.
  public let origin: TicketOrigin
  /// Whose it is.
  public var contact: ChannelAddress?
  /// The customer, where one is known.
  public var customer: CustomerID?
  /// The team's number that it was reached by.
  public var number: String?
  /// The team; `nil` for the default team of the agent who opens it (E-13).
  public var team: TeamID?
  /// The advisor who is to look after it.
  public var advisor: AgentID?
  /// The conversation that belongs to it, by which its customer is answered.
  public var conversation: ConversationID?

  /// Describes a ticket.
  public init(
    _ origin: TicketOrigin,
    contact: ChannelAddress? = nil,
    customer: CustomerID? = nil,
    number: String? = nil,
    team: TeamID? = nil,
    advisor: AgentID? = nil,
    conversation: ConversationID? = nil
  ) {
    self.origin = origin
    self.contact = contact
    self.customer = customer
    self.number = number
    self.team = team
    self.advisor = advisor
    self.conversation = conversation
  }
}
