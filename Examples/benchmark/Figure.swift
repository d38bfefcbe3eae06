import Foundation

/// One measured figure, with its yardstick.
struct Figure: Sendable {
  let name: String
  let unit: String
  let best: Double
  let median: Double
  /// The same kind of figure for the yardstick, from the same rounds.
  var yardstick: (name: String, best: Double)?
  /// The share of the yardstick that is to be reached, or the largest ratio, as a text.
  var goal: String?

  init(_ name: String, unit: String, _ samples: [Double], higherIsBetter: Bool = true) {
    self.name = name
    self.unit = unit
    let sorted = samples.sorted()
    best = (higherIsBetter ? sorted.last : sorted.first) ?? 0
    median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// The figure as a share of its yardstick.
  var share: Double? { yardstick.map { best / $0.best } }

  var json: String {
    var fields: [(String, String)] = [
      ("name", quoted(name)), ("unit", quoted(unit)), ("best", number(best)),
      ("median", number(median)),
    ]
    if let yardstick, let share {
      fields += [
        ("yardstick", quoted(yardstick.name)), ("yardstickBest", number(yardstick.best)),
        ("share", number(share)),
      ]
    }
    if let goal { fields.append(("goal", quoted(goal))) }
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private func number(_ value: Double) -> String { String(format: "%.6g", value) }
}

/// The table for people.
enum Report {
  static let heading =
    pad("row", 44) + pad("best", 14, right: true) + pad("median", 14, right: true) + "  "
    + pad("unit", 14) + pad("share of yardstick", 28) + "goal"

  static func line(_ figure: Figure) -> String {
    var share = ""
    if let yardstick = figure.yardstick, let value = figure.share {
      share = String(format: "%.1f %% of ", value * 100) + yardstick.name
    }
    return pad(figure.name, 44) + pad(grouped(figure.best), 14, right: true)
      + pad(grouped(figure.median), 14, right: true) + "  " + pad(figure.unit, 14)
      + pad(share, 28) + (figure.goal ?? "")
  }

  private static func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(1, width - text.count))
    return right ? gap + text : text + gap
  }

  private static func grouped(_ value: Double) -> String {
    guard value >= 1000 else { return String(format: "%.2f", value) }
    var digits = String(Int(value.rounded()))
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits.removeLast(3)
    }
    return digits + grouped
  }
}

/// Measures how often something is done in a second.
func rate(_ count: Int, _ work: () async throws -> Void) async rethrows -> Double {
  let clock = ContinuousClock()
  let time = try await clock.measure { try await work() }.components
  return Double(count) / (Double(time.seconds) + Double(time.attoseconds) / 1e18)
}
