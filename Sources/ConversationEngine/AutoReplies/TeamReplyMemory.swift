import ConversationCore
import Locking

/// What was read of teams' automatic replies lately.
///
/// Nothing relies on it alone: see ``TeamReplies/conditions``.
final class TeamReplyMemory: Sendable {
  /// More teams than a contact center has; beyond it memory starts again.
  private static let limit = 4096
  private let known = Locked<[TeamID: TeamReplies]>([:])

  subscript(team: TeamID) -> TeamReplies? { known.withLock { $0[team] } }

  func remember(_ replies: TeamReplies, of team: TeamID) {
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[team] = replies
    }
  }

  /// Forgets everything: some of it may have changed.
  func forget() { known.withLock { $0.removeAll() } }
}
