/// The table of transitions: which command is possible in which stage, and where it can lead.
///
/// Everything that is not here is refused with the stage's and the command's name, or changes
/// nothing where nobody waits for an answer (the customer's end, the entry point's deletion) and where
/// it is done already (resolving what is resolved, A-34). The row
/// of `signOut` stands for every way in which an agent goes away or comes back. Other commands
/// of an agent's own state, and those of setting up, do not depend on a conversation.
///
/// ```
///             inbound                 route                accept
///   (none) ───────────▶ queued ───────────────▶ offered ───────────▶ active ──────────▶ ended
///                         ▲  ▲    claim (shared inbox) ─────────────▶  │ │ ▲             │
///                         │  └──── declined · expired · withdrawn ─────┘ │ │ transfer    │ receive:
///                         │                                              │ │ conference  │ reopen
///                         └──────────── transfer to queue ───────────────┘ ▼             ▼
///                                                        interrupted (only `end` is left)
/// ```
public enum TransitionTable: Sendable {
  /// One row: in a stage, a command can lead to these stages.
  public struct Row: Hashable, Sendable {
    /// The stage in which the command is given.
    public let stage: StageName
    /// The command.
    public let command: CommandKind
    /// The stages it can lead to.
    public let leadsTo: Set<StageName>
  }

  /// Every row.
  public static let rows: [Row] = [
    row(.queued, .receive, [.queued]),
    row(.queued, .route, [.offered]),
    row(.queued, .claim, [.active]),
    row(.queued, .addNote, [.queued]),
    row(.queued, .endByCustomer, [.ended]),
    row(.queued, .deleteEntryPoint, [.ended]),
    row(.queued, .submitWrapUp, [.queued]),
    row(.queued, .extendWrapUp, [.queued]),
    row(.queued, .advance, [.queued]),
    row(.queued, .signOut, [.queued]),
    // In a shared inbox.
    row(.queued, .assign, [.active]),
    row(.queued, .join, [.queued]),
    row(.queued, .leave, [.queued]),
    row(.queued, .resolve, [.ended]),
    row(.queued, .tag, [.queued]),
    row(.queued, .blockVisitor, [.queued]),
    row(.queued, .unblockVisitor, [.queued]),

    row(.offered, .receive, [.offered]),
    row(.offered, .accept, [.active]),
    // A transfer that is declined after its giver has wrapped up may close the conversation.
    row(.offered, .decline, [.queued, .ended]),
    row(.offered, .addNote, [.offered]),
    row(.offered, .endByCustomer, [.ended]),
    row(.offered, .deleteEntryPoint, [.ended]),
    row(.offered, .submitWrapUp, [.offered]),
    row(.offered, .extendWrapUp, [.offered]),
    row(.offered, .advance, [.offered, .queued, .ended]),
    row(.offered, .signOut, [.offered, .queued]),
    // In a shared inbox.
    row(.offered, .join, [.offered]),
    row(.offered, .leave, [.offered]),
    row(.offered, .resolve, [.ended]),
    row(.offered, .tag, [.offered]),
    row(.offered, .blockVisitor, [.offered]),
    row(.offered, .unblockVisitor, [.offered]),

    row(.active, .receive, [.active]),
    // A reply by email may end the conversation, by policy (W-14).
    row(.active, .send, [.active, .ended]),
    row(.active, .addNote, [.active]),
    row(.active, .transfer, [.active, .queued]),
    row(.active, .withdrawTransfer, [.active]),
    row(.active, .requestConference, [.active]),
    row(.active, .withdrawConference, [.active]),
    row(.active, .exitConference, [.active]),
    row(.active, .endConference, [.ended]),
    // The target of a transfer or conference request answers while the owner is active.
    row(.active, .accept, [.active]),
    row(.active, .decline, [.active, .ended]),
    row(.active, .end, [.ended]),
    row(.active, .endByCustomer, [.ended]),
    row(.active, .deleteEntryPoint, [.interrupted]),
    // The giver of a transfer is through before the target answers: nobody owns it.
    row(.active, .submitWrapUp, [.active, .offered]),
    row(.active, .extendWrapUp, [.active]),
    row(.active, .advance, [.active, .queued, .offered, .ended]),
    row(.active, .signOut, [.active, .queued, .offered]),
    // In a shared inbox.
    row(.active, .assign, [.active]),
    row(.active, .unassign, [.queued]),
    row(.active, .join, [.active]),
    row(.active, .leave, [.active]),
    row(.active, .resolve, [.ended]),
    row(.active, .snooze, [.active]),
    row(.active, .unsnooze, [.active]),
    row(.active, .tag, [.active]),
    row(.active, .blockVisitor, [.active]),
    row(.active, .unblockVisitor, [.active]),

    row(.interrupted, .addNote, [.interrupted]),
    row(.interrupted, .end, [.ended]),
    row(.interrupted, .submitWrapUp, [.interrupted]),
    row(.interrupted, .extendWrapUp, [.interrupted]),
    row(.interrupted, .advance, [.interrupted]),
    // Nobody else could end the conversation of an owner who was removed.
    row(.interrupted, .signOut, [.interrupted, .ended]),
    // In a shared inbox.
    row(.interrupted, .resolve, [.ended]),
    row(.interrupted, .tag, [.interrupted]),
    row(.interrupted, .blockVisitor, [.interrupted]),
    row(.interrupted, .unblockVisitor, [.interrupted]),

    // A reopened conversation goes back to its assignee or into its queue; what a blocked
    // visitor writes reopens nothing.
    row(.ended, .receive, [.queued, .active, .ended]),
    row(.ended, .addNote, [.ended]),
    row(.ended, .submitWrapUp, [.ended]),
    row(.ended, .extendWrapUp, [.ended]),
    row(.ended, .advance, [.ended]),
    row(.ended, .signOut, [.ended]),
    // In a shared inbox.
    row(.ended, .reopen, [.queued, .active]),
    row(.ended, .rate, [.ended]),
    row(.ended, .tag, [.ended]),
    row(.ended, .blockVisitor, [.ended]),
    row(.ended, .unblockVisitor, [.ended]),
  ]

  /// Whether a command is possible in a stage.
  public static func allows(_ command: CommandKind, in stage: StageName) -> Bool {
    stages[command]?.contains(stage) ?? false
  }

  /// The stages that a command can lead to from a stage.
  public static func outcomes(of command: CommandKind, in stage: StageName) -> Set<StageName> {
    rows.first { $0.stage == stage && $0.command == command }?.leadsTo ?? []
  }

  private static let stages: [CommandKind: Set<StageName>] = rows.reduce(into: [:]) {
    $0[$1.command, default: []].insert($1.stage)
  }

  private static func row(
    _ stage: StageName,
    _ command: CommandKind,
    _ leadsTo: Set<StageName>
  ) -> Row {
    Row(stage: stage, command: command, leadsTo: leadsTo)
  }
}
