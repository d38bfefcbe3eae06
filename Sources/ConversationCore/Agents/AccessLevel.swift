/// How much of a shared inbox an agent may do (H-06, S-06).
@nonexhaustive
public enum AccessLevel: String, Hashable, Sendable, Codable, CaseIterable {
  /// What is assigned to them, and what nobody has.
  case limited
  /// Every conversation that they see.
  case full
  /// As ``full``: whoever the account belongs to.
  case accountOwner

  /// Whether the conversations of others are theirs to resolve, too.
  public var isFull: Bool { self != .limited }
}

/// Which conversations an agent sees; commands about others are refused as if there were none.
@nonexhaustive
public enum ConversationVisibility: String, Hashable, Sendable, Codable, CaseIterable {
  /// All of them.
  case all
  /// Those that they take part in, and those that nobody has.
  case ownAndUnassigned
  /// Those that they take part in: “only my conversations”.
  case own
}
