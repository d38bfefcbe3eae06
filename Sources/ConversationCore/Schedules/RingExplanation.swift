#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Why a team is open or closed at an instant.
public struct RingExplanation: Hashable, Sendable {
  /// What decided.
  @nonexhaustive
  public enum Ground: Hashable, Sendable {
    /// An active schedule.
    case active(RingScheduleID)
    /// A closure.
    case closure(RingScheduleID)
    /// No schedule covers the instant.
    case nothingCovers
    /// There are no schedules (A-31).
    case noSchedules
  }

  /// The instant.
  public let instant: Date
  /// What a clock on the team's wall shows.
  public let localTime: LocalDateTime
  /// What decided.
  public let ground: Ground
  /// Every schedule in force that covers the instant, the one that decided first.
  public let covering: [RingSchedule]
  /// When that changes; `nil` if it does not within ``RingCalendar/horizon`` days.
  public let until: Date?
  /// When the team opens next; `nil` if it does not within ``RingCalendar/horizon`` days.
  public let nextOpening: Date?
  /// What may not be meant so.
  public let warnings: [ScheduleWarning]

  /// Whether the team is open.
  public var isActive: Bool {
    if case .active = ground { return true }
    return false
  }

  /// The reason in words.
  public var text: String {
    let decisive = covering.first?.name ?? ""
    switch ground {
    case .active: return "the ring schedule “\(decisive)” is active" + others
    case .closure: return "the closure “\(decisive)” covers this time" + others
    case .nothingCovers: return "no ring schedule covers this time"
    case .noSchedules: return "the team has no ring schedules"
    }
  }

  private var others: String {
    let older = covering.dropFirst().map { "“\($0.name)”" }
    return older.isEmpty ? "" : "; it is newer than \(older.joined(separator: ", "))"
  }
}

extension RingCalendar {
  /// Why the team is open or closed at an instant.
  public func explain(at instant: Date) -> RingExplanation {
    let second = TimeZoneRules.second(of: instant)
    let covering = prepared.filter { $0.covers(second, in: zone) }.map(\.schedule)
    let ground: RingExplanation.Ground
    if let decisive = covering.first {
      ground = decisive.isClosure ? .closure(decisive.id) : .active(decisive.id)
    } else {
      ground = schedules.schedules.isEmpty ? .noSchedules : .nothingCovers
    }
    return RingExplanation(
      instant: instant.inWholeMilliseconds,
      localTime: zone.localDateTime(at: instant),
      ground: ground,
      covering: covering,
      until: nextChange(after: instant),
      nextOpening: nextOpening(after: instant),
      warnings: warnings
    )
  }
}
