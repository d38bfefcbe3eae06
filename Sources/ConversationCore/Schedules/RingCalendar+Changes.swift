#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension RingCalendar {
  /// When the team next opens or closes, after an instant; `nil` if it does neither within
  /// ``horizon`` days.
  ///
  /// Spans that touch or overlap are one: between them nothing changes.
  public func nextChange(after instant: Date) -> Date? {
    let start = TimeZoneRules.second(of: instant)
    let end = start + Self.horizon * 86_400
    var active = isActive(at: instant)
    for from in stride(from: start, to: end, by: Self.stretch) {
      let walked = walk(from: from, to: min(from + Self.stretch, end), active: active)
      if let change = walked.first { return Date(timeIntervalSince1970: Double(change.at)) }
      active = walked.last?.active ?? active
    }
    return nil
  }

  /// When the team next opens, after an instant; `nil` if it does not within the horizon.
  public func nextOpening(after instant: Date) -> Date? {
    guard let change = nextChange(after: instant) else { return nil }
    return isActive(at: change) ? change : nextChange(after: change)
  }

  /// Since when the team has been open, or closed; `nil` if nothing changed within ``horizon`` days.
  public func lastChange(upTo instant: Date) -> Date? {
    let last = TimeZoneRules.second(of: instant)
    let first = last - Self.horizon * 86_400
    for to in stride(from: last, to: first, by: -Self.stretch) {
      let from = max(to - Self.stretch, first)
      let active = isActive(at: Date(timeIntervalSince1970: Double(from)))
      // The end belongs to it: a change at this very instant is the last one.
      if let change = walk(from: from, to: to, active: active).last {
        return Date(timeIntervalSince1970: Double(change.at))
      }
    }
    return nil
  }

  /// When the team is reachable between two instants, in order, with what is outside cut off.
  public func activePeriods(from start: Date, to end: Date) -> [Range<Date>] {
    let (first, last) = (TimeZoneRules.second(of: start), TimeZoneRules.second(of: end))
    var periods: [Range<Date>] = []
    var active = isActive(at: start)
    var since = first
    func close(at second: Int) {
      guard active, since < second else { return }
      periods.append(
        Date(timeIntervalSince1970: Double(since))..<Date(timeIntervalSince1970: Double(second))
      )
    }
    for from in stride(from: first, to: last, by: Self.stretch) {
      for change in walk(from: from, to: min(from + Self.stretch, last), active: active) {
        close(at: change.at)
        (active, since) = (change.active, change.at)
      }
    }
    close(at: last)
    return periods
  }

  /// Two weeks at a time: enough to find most changes, and few enough spans to hold.
  private static let stretch = 14 * 86_400

  /// The changes after one instant, up to and with another.
  private func walk(from: Int, to: Int, active: Bool) -> [(at: Int, active: Bool)] {
    let layers = prepared.map { schedule in
      (schedule.occurrences(from: from, to: to + 1, in: zone), !schedule.schedule.isClosure)
    }
    var points: Set<Int> = []
    for (occurrences, _) in layers {
      for occurrence in occurrences {
        if from < occurrence.start, occurrence.start <= to { points.insert(occurrence.start) }
        if from < occurrence.end, occurrence.end <= to { points.insert(occurrence.end) }
      }
    }
    var changes: [(at: Int, active: Bool)] = []
    var now = active
    for point in points.sorted() {
      let decisive = layers.first { occurrences, _ in
        occurrences.contains { $0.start <= point && point < $0.end }
      }
      let next = decisive?.1 ?? false
      if next != now {
        changes.append((point, next))
        now = next
      }
    }
    return changes
  }
}
