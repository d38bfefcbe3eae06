#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What can be wanted of a conversation of a shared inbox.
@nonexhaustive
public enum InboxAction: Hashable, Sendable, Codable {
  /// Assign it to an agent.
  case assign(to: AgentID)
  /// Take the assignment back.
  case unassign
  /// Take part without being assigned.
  case join
  /// Take part no longer.
  case leave
  /// Close it (H-04).
  case resolve
  /// Open it again.
  case reopen
  /// Take it out of sight until a time, or until the customer's next message for `nil`.
  case snooze(until: Date?)
  /// Take it back into sight.
  case unsnooze
  /// Add and remove tags.
  case tag(adding: [TagID], removing: [TagID])
  /// Block its visitor.
  case blockVisitor
  /// Let its visitor be heard again.
  case unblockVisitor
  /// Add a private note that names agents.
  case note(String, mentioning: [AgentID])
  /// Rate it, as its customer.
  case rate(Rating)

  /// The name of the command.
  public var kind: CommandKind {
    switch self {
    case .assign: .assign
    case .unassign: .unassign
    case .join: .join
    case .leave: .leave
    case .resolve: .resolve
    case .reopen: .reopen
    case .snooze: .snooze
    case .unsnooze: .unsnooze
    case .tag: .tag
    case .blockVisitor: .blockVisitor
    case .unblockVisitor: .unblockVisitor
    case .note: .addNote
    case .rate: .rate
    }
  }

  /// The agents whom it names.
  public var namedAgents: [AgentID] {
    switch self {
    case .assign(let agent): [agent]
    case .note(_, let agents): agents
    default: []
    }
  }
}
