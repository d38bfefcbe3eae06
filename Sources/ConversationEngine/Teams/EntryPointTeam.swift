import ConversationCore
import ConversationStorage

/// Which team's replies count for an entry point, as it was read.
struct EntryPointTeam: Sendable {
  /// The team; `nil` for none.
  let team: TeamID?
  /// What must still be so when it is relied on.
  let condition: Guard
}
