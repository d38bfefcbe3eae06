import ConversationCore

/// Invariant 9: every change of a stage is in the table of transitions, for a command that was given;
/// what is over has no open offer, no owner and no timer but its wrap-ups.
enum Invariant09Legality {
  static func check(
    from before: StageName?,
    to record: Conversation,
    by commands: StageReach.Commands,
    in known: ConversationModel
  ) throws(Violation) {
    let after = record.stage.name
    guard StageReach.canReach(after, from: before, by: commands) else {
      throw Violation(
        .legality,
        "\(before?.rawValue ?? "nothing") becomes \(after.rawValue), which no command of the step "
          + "may do",
        in: known.name
      )
    }
    guard after == .ended else { return }
    guard record.openOffer == nil, record.owner == nil, record.guest == nil else {
      throw Violation(.legality, "it has ended and still has an offer or an owner", in: known.name)
    }
    let isTimed = record.legs.contains { $0.wrapUp?.deadline != nil }
    guard record.nextDeadline == nil || isTimed else {
      throw Violation(.legality, "it has ended and still has a timer", in: known.name)
    }
    let handles = record.legs.contains { $0.state == .handling }
    guard !handles else {
      throw Violation(.legality, "it has ended and somebody still handles it", in: known.name)
    }
  }
}

/// The stages that commands can lead to, from `TransitionTable`.
enum StageReach {
  /// The commands of a step, beside the routing and the passing of time that belong to each.
  struct Commands: Sendable {
    var kinds: [CommandKind] = []
    /// Whether a conversation may be opened by a customer or an agent.
    var opensQueued = false
    var opensActive = false
    /// Whether one may be opened that nobody is asked to take, and is over at once.
    var opensAside = false

    /// Every one there is, for what is not a step.
    static let all = Commands(
      kinds: CommandKind.allCases,
      opensQueued: true,
      opensActive: true,
      opensAside: true
    )
  }

  /// For each command and stage, a bit for each stage that it can lead to.
  private static let table: [CommandKind: [UInt8]] = TransitionTable.rows.reduce(into: [:]) {
    var outcomes = $0[$1.command] ?? Array(repeating: 0, count: StageName.allCases.count)
    outcomes[position($1.stage)] |= $1.leadsTo.reduce(0) { $0 | bit($1) }
    $0[$1.command] = outcomes
  }

  static func canReach(
    _ after: StageName,
    from before: StageName?,
    by commands: Commands
  ) -> Bool {
    guard let before else {
      return (after == .queued && commands.opensQueued)
        || (after == .active && commands.opensActive)
        || (after == .ended && commands.opensAside)
    }
    // What had fallen due comes first, then one command, or routing.
    var due = bit(before)
    for _ in StageName.allCases { due |= step(.advance, from: due) }
    var reached = step(.advance, from: due) | step(.route, from: due)
    for kind in commands.kinds { reached |= step(kind, from: due) }
    return reached & bit(after) != 0
  }

  private static func step(_ command: CommandKind, from stages: UInt8) -> UInt8 {
    guard let outcomes = table[command] else { return 0 }
    var reached: UInt8 = 0
    for (position, outcome) in outcomes.enumerated() where stages & (1 << UInt8(position)) != 0 {
      reached |= outcome
    }
    return reached
  }

  private static func bit(_ stage: StageName) -> UInt8 { 1 << UInt8(position(stage)) }

  private static func position(_ stage: StageName) -> Int {
    switch stage {
    case .queued: 0
    case .offered: 1
    case .active: 2
    case .interrupted: 3
    case .ended: 4
    }
  }
}
