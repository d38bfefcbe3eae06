import Foundation

/// What the simulated people have planned to do, in the order of its time.
struct Agenda<Plan> {
  private var entries: [(at: Date, plan: Plan)] = []

  /// When the next plan is due.
  var next: Date? { entries.first?.at }

  /// Plans something; of two plans for one instant, the one that was made first comes first.
  mutating func add(_ plan: Plan, at date: Date) {
    let index = entries.firstIndex { $0.at > date } ?? entries.endIndex
    entries.insert((date, plan), at: index)
  }

  /// Takes the next plan out if it is due by a time.
  mutating func takeDue(at now: Date) -> Plan? {
    guard let first = entries.first, first.at <= now else { return nil }
    return entries.removeFirst().plan
  }
}
