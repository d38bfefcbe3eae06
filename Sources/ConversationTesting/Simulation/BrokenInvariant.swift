/// An invariant that a run has broken: which, where, and how to see it again.
public struct BrokenInvariant: Error, Sendable, CustomStringConvertible {
  /// The invariant.
  public let invariant: Invariant
  /// What shows it.
  public let detail: String
  /// The conversation in which it shows, if it is one.
  public let conversation: ConversationName?
  /// The seed of the run.
  public let seed: UInt64
  /// The number of the last step.
  public let step: Int
  /// Whether it showed only after that step, when everything was worked off.
  public let isAtClosingTime: Bool
  /// The operations up to there.
  public let operations: [SimulatedStep]
  /// The command that runs it again.
  public let replayCommand: String

  init(
    _ violation: Violation,
    in simulation: Simulation,
    steps: [SimulatedStep],
    isAtClosingTime: Bool
  ) {
    self.isAtClosingTime = isAtClosingTime
    invariant = violation.invariant
    detail = violation.detail
    conversation = violation.conversation
    seed = simulation.seed
    step = steps.last?.number ?? 0
    operations = steps
    replayCommand =
      "swift run -c release simulate --seed \(simulation.seed) --agents \(simulation.agents) "
      + "--conversations \(simulation.conversations)" + (simulation.hasFaults ? " --faults" : "")
      + Self.selection(of: steps)
  }

  /// Names the steps, where they are not simply the first ones.
  private static func selection(of steps: [SimulatedStep]) -> String {
    let isWhole = zip(steps, 1...).allSatisfy { $0.number == $1 }
    return isWhole ? "" : " --only " + steps.map { "\($0.number)" }.joined(separator: ",")
  }

  /// The invariant, the step and the command, without the operations.
  public var description: String {
    """
    \(invariant) is broken \(isAtClosingTime ? "at closing time after" : "at") step \(step)\
    \(conversation.map { " by \($0)" } ?? ""): \(detail)
    replay: \(replayCommand)
    """
  }
}
