/// What can be wanted of a customer's record.
@nonexhaustive
public enum CustomerAction: Hashable, Sendable, Codable {
  // What any agent may do who sees the customer, and the host's system.
  /// Enter a name, or take it away (H-22).
  case setName(String?)
  /// Enter an email address, or take it away (H-20, H-23). `visitorIsLoggedIn` counts for a system's
  /// entry alone (H-19).
  case setEmail(String?, visitorIsLoggedIn: Bool = false)
  /// Enter a phone number, or take it away (H-24).
  case setPhone(String?)
  /// Write a note (H-27).
  case addNote(String)
  /// Change a note's text.
  case editNote(CustomerNoteID, String)
  /// Remove a note.
  case deleteNote(CustomerNoteID)

  // What the host's system alone may do.
  /// Say where they are (H-25).
  case setLocation(VisitorLocation?)
  /// Replace what a system tells about them; no fields take its box away (H-31).
  case setData(source: String, [CustomerData.Field])

  // What few may do.
  /// Take over an anonymous customer who has turned out to be them.
  case takeOver(CustomerID, proof: CustomerMerge.Proof)
  /// Say that nothing about them may be erased, or take it back.
  case setLegalHold(Bool)
  /// Erase everything about them.
  case erase

  /// The name of the command.
  public var kind: CommandKind {
    switch self {
    case .setName, .setEmail, .setPhone: .editCustomer
    case .addNote, .editNote, .deleteNote: .changeCustomerNotes
    case .setLocation, .setData: .setCustomerData
    case .takeOver: .mergeCustomers
    case .setLegalHold: .setLegalHold
    case .erase: .eraseCustomer
    }
  }
}
