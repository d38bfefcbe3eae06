/// What has become of the operations of a ``CommandRace``.
public struct RaceReport: Hashable, Sendable {
  /// How often each kind of operation was carried out, by its name.
  public private(set) var done: [String: Int] = [:]
  /// How often each kind of operation was refused as things stood.
  public private(set) var refused: [String: Int] = [:]
  /// How many have certainly not happened, since the storage was out of reach.
  public private(set) var failed = 0
  /// Of how many nobody knows whether they have happened.
  public private(set) var inDoubt = 0

  init(_ history: History<RacedOperation, RacedAnswer>) {
    for span in history.spans {
      switch span.outcome {
      case .refused: refused[span.operation.kind, default: 0] += 1
      case .done, .sent, .seen: done[span.operation.kind, default: 0] += 1
      case nil: if span.hasFailed { failed += 1 } else { inDoubt += 1 }
      }
    }
  }

  /// How many operations there were.
  public var operations: Int {
    done.values.reduce(0, +) + refused.values.reduce(0, +) + failed + inDoubt
  }
}

/// The answers of a ``CommandRace`` that no order of its operations explains.
///
/// Somebody was told what was not so: two agents that they own the same conversation, say.
public struct UnexplainedHistory: Error, Sendable, CustomStringConvertible {
  /// The seed of the race.
  public let seed: UInt64
  /// Every event of the history, one a line, and how far an order of the operations gets.
  public let description: String

  init(
    _ history: History<RacedOperation, RacedAnswer>,
    seed: UInt64,
    _ result: Linearization<RaceModel.State>
  ) {
    self.seed = seed
    var lines = [
      "no order of \(history.count) operations explains their answers (seed \(seed)):",
      "\(history)",
    ]
    switch result {
    case .found: break
    case .undecided: lines.append("or the search has given up before it found one")
    case .impossible(let longest, let state):
      lines.append("the longest order that fits:")
      lines += longest.map { "  \(history.spans[$0].operation)" }
      lines.append("which leads to:")
      lines += state.conversations.enumerated().map { "  conversation \($0): \($1.seen)" }
      lines.append("where none of these fits, as it was answered:")
      let left = history.spans.indices.filter {
        !longest.contains($0) && history.spans[$0].outcome != nil
      }
      lines += left.map { index in
        let span = history.spans[index]
        return "  \(span.operation) — \(span.outcome.map { "\($0)" } ?? "")"
      }
    }
    description = lines.joined(separator: "\n")
  }
}
