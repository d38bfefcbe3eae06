import ConversationCore

/// Invariant 1: of each time that a conversation waits, at most one offer is accepted; there is one
/// owner, and it is who accepted.
enum Invariant01NoDoubleAccept {
  /// An agent begins to own a conversation.
  static func check(assignment agent: AgentID, to known: ConversationModel) throws(Violation) {
    if let owner = known.shadow.owner {
      throw Violation(
        .noDoubleAccept,
        "\(agent) becomes the owner while \(owner) is",
        in: known.name
      )
    }
    if let accepted = known.shadow.accepted, accepted != agent {
      throw Violation(
        .noDoubleAccept,
        "\(accepted) has accepted, and \(agent) becomes the owner",
        in: known.name
      )
    }
  }

  /// A guest joins.
  static func check(guest agent: AgentID, of known: ConversationModel) throws(Violation) {
    guard known.shadow.guest == nil, known.shadow.accepted == agent else {
      throw Violation(
        .noDoubleAccept,
        "\(agent) joins as a guest without having accepted, or beside another guest",
        in: known.name
      )
    }
  }

  /// What was committed has one owner, who is the one of the events.
  static func check(_ record: Conversation, of known: ConversationModel) throws(Violation) {
    if let accepted = known.shadow.accepted {
      throw Violation(
        .noDoubleAccept,
        "\(accepted) has accepted and is neither owner nor guest",
        in: known.name
      )
    }
    guard record.owner == known.shadow.owner else {
      throw Violation(
        .noDoubleAccept,
        "the record is owned by \(record.owner?.rawValue ?? "nobody"), "
          + "by its events it is owned by \(known.shadow.owner?.rawValue ?? "nobody")",
        in: known.name
      )
    }
    let responsible = record.legs.count { leg in
      leg.role == .owner && leg.state == .handling
    }
    guard responsible <= 1 else {
      throw Violation(.noDoubleAccept, "\(responsible) agents handle it as owners", in: known.name)
    }
  }
}
