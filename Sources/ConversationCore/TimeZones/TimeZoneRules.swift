#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the clocks of a time zone show, from 1970 to the end of 2099 (E-10), as a value.
///
/// It is resolved once, at the edge, by a name such as `Europe/Helsinki`; from then on rules need no
/// tables of the system, and two machines with the same value agree.
public struct TimeZoneRules: Hashable, Sendable {
  /// A moment from which clocks are set differently.
  public struct OffsetChange: Hashable, Sendable {
    /// When, in seconds since 1970 in UTC.
    public let at: Int
    /// What clocks are ahead of UTC from then on, in seconds.
    public let offset: Int

    /// Describes a change.
    public init(at: Int, offset: Int) {
      self.at = at
      self.offset = offset
    }
  }

  /// The name.
  public let name: TimeZoneName
  /// What clocks are ahead of UTC before the first change, in seconds.
  public let firstOffset: Int
  /// The changes, earliest first.
  public let changes: [OffsetChange]

  /// States the rules of a zone: its changes in any order; of two at one time the later one counts.
  public init(name: TimeZoneName, firstOffset: Int, changes: [OffsetChange] = []) {
    self.name = name
    self.firstOffset = firstOffset
    var sorted: [OffsetChange] = []
    for change in changes.sorted(by: { $0.at < $1.at }) {
      if sorted.last?.at == change.at { sorted.removeLast() }
      if change.offset != sorted.last?.offset ?? firstOffset { sorted.append(change) }
    }
    self.changes = sorted
  }

  /// Coordinated universal time.
  public static let utc = Self(name: "UTC", firstOffset: 0)

  /// What clocks are ahead of UTC at an instant, in seconds.
  public func offset(at instant: Date) -> Int {
    offset(second: Self.second(of: instant))
  }

  /// What a clock on the wall shows at an instant, to the minute.
  public func localDateTime(at instant: Date) -> LocalDateTime {
    let second = Self.second(of: instant)
    let shown = second + offset(second: second)
    let day = shown.floorDivided(by: 86_400)
    return LocalDateTime(
      LocalDate(dayNumber: day),
      LocalTime(minutes: (shown - day * 86_400) / 60)
    )
  }

  /// The instant at which a clock on the wall shows a time.
  ///
  /// A time that clocks skip counts with the offset before the gap; a time that they show twice is
  /// the first of the two (RFC 5545, 3.3.5).
  public func instant(of local: LocalDateTime) -> Date {
    Date(timeIntervalSince1970: Double(second(showing: local.seconds)))
  }

  /// Whether a date exists here: Samoa had no 30 December 2011.
  public func has(_ date: LocalDate) -> Bool {
    localDateTime(at: instant(of: LocalDateTime(date, .midnight))).date == date
  }

  // MARK: In seconds

  func offset(second: Int) -> Int {
    let index = changes.partition { $0.at > second }
    return index == 0 ? firstOffset : changes[index - 1].offset
  }

  /// The first period whose end lies behind the wanted time has it, or begins with a gap over it.
  func second(showing local: Int) -> Int {
    // The end of a period on its own clock only grows: two changes are further apart than any gap.
    let index = changes.partition(from: 0) { index in
      local - offset(ofPeriod: index) < changes[index].at
    }
    let candidate = local - offset(ofPeriod: index)
    guard index > 0, candidate < changes[index - 1].at else { return candidate }
    return local - offset(ofPeriod: index - 1)
  }

  /// Period 0 is before the first change.
  private func offset(ofPeriod index: Int) -> Int {
    index == 0 ? firstOffset : changes[index - 1].offset
  }

  static func second(of instant: Date) -> Int {
    Int(instant.milliseconds.floorDivided(by: 1_000))
  }
}

extension Array {
  /// The first position whose element fulfils a condition that all later ones fulfil, too.
  fileprivate func partition(_ condition: (Element) -> Bool) -> Int {
    partition(from: 0) { condition(self[$0]) }
  }

  fileprivate func partition(from first: Int, _ condition: (Int) -> Bool) -> Int {
    var (low, high) = (first, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension BinaryInteger {
  /// The quotient, rounded down.
  func floorDivided(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
