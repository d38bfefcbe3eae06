/// What happened to a customer's record: the audit of who did what.
///
/// As all events it holds no customer data.
@nonexhaustive
public enum CustomerEvent: Hashable, Sendable, Codable {
  /// What was changed in a customer's card.
  @nonexhaustive
  public enum Detail: String, Hashable, Sendable, Codable {
    /// The name.
    case name
    /// The email address.
    case email
    /// The phone number.
    case phone
    /// The location.
    case location
    /// What a system tells about them.
    case data
  }

  /// Something in their card was changed.
  case edited(Detail, by: Caller)
  /// An agent has written a note about them (H-27).
  case noteAdded(CustomerNoteID, by: AgentID)
  /// An agent has changed a note.
  case noteEdited(CustomerNoteID, by: AgentID)
  /// An agent has removed a note.
  case noteDeleted(CustomerNoteID, by: AgentID)
  /// They have taken over an anonymous customer, who turned out to be them.
  case tookOver(CustomerID, by: Caller)
  /// Everything about them was handed out.
  case exported(by: Caller)
  /// That nothing about them may be erased was said, or taken back.
  case legalHold(Bool, by: Caller)
  /// The erasure of everything about them has begun: their next message is that of somebody new.
  case erasureBegun(by: Caller)
  /// Everything about them is erased.
  case erased
}
