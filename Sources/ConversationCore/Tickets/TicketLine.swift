/// What a contact last opened through a number: one small record for the two, changed with each
/// opening.
///
/// Who decides that there is no open ticket has its version as a guard, so that two calls that end at
/// once open one ticket and not two.
public struct TicketLine: Hashable, Sendable, Codable {
  /// The team's number.
  public let number: String
  /// The contact.
  public let contact: ChannelAddress
  /// The ticket that was opened last, whatever has become of it.
  public var last: TicketID

  /// Notes an opening.
  public init(number: String, contact: ChannelAddress, last: TicketID) {
    self.number = number
    self.contact = contact
    self.last = last
  }
}

extension TicketLine: StoredDocument {
  /// `ticket-line`.
  public static let documentKind: DocumentKind = "ticket-line"
  /// Number and contact.
  public var documentName: String { Ticket.openValue(contact: contact, number: number) }

  /// What the document of a contact and a number is called.
  public static func documentID(contact: ChannelAddress, number: String) -> DocumentID {
    DocumentID(kind: documentKind, id: Ticket.openValue(contact: contact, number: number))
  }
}
