#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The ring schedules of a team on the clocks of its time zone: whether somebody is reached.
///
/// At an instant, the most recently created schedule that covers it decides: a closure closes,
/// every other one is active. Without any schedule the team is closed. Instants are compared,
/// never what a clock shows, so that a night in which clocks change has 7 or 9 hours.
public struct RingCalendar: Sendable {
  /// The schedules.
  public let schedules: RingSchedules
  /// The clocks.
  public let zone: TimeZoneRules
  /// What decides, newest first.
  let prepared: [PreparedSchedule]

  /// How far ahead and back changes are looked for, in days.
  public static let horizon = 400

  /// Puts schedules on clocks.
  ///
  /// - Throws: ``ConversationError`` `otherTimeZone` unless the rules are those of the schedules' zone.
  public init(_ schedules: RingSchedules, in zone: TimeZoneRules) throws(ConversationError) {
    guard schedules.timeZone == zone.name else {
      throw ConversationError(.otherTimeZone(expected: schedules.timeZone, actual: zone.name))
    }
    self.schedules = schedules
    self.zone = zone
    prepared = schedules.inForce.map { PreparedSchedule($0, in: zone) }
  }

  /// What may not be meant so.
  public var warnings: [ScheduleWarning] {
    if schedules.schedules.isEmpty { return [.noSchedules(schedules.team)] }
    return prepared.contains { !$0.schedule.isClosure } ? [] : [.nothingOpens(schedules.team)]
  }

  /// Whether a ring schedule is active.
  public func isActive(at instant: Date) -> Bool { activeSchedule(at: instant) != nil }

  /// The schedule that makes the team reachable at an instant.
  public func activeSchedule(at instant: Date) -> RingSchedule? {
    let decisive = decisiveSchedule(at: instant)
    return decisive?.isClosure == false ? decisive : nil
  }

  /// The newest schedule that covers an instant, a closure or not.
  public func decisiveSchedule(at instant: Date) -> RingSchedule? {
    let second = TimeZoneRules.second(of: instant)
    let covering = prepared.first { $0.covers(second, in: zone) }
    return covering?.schedule
  }

  /// Whose phones ring at an instant; nobody's while the team is closed.
  public func advisors(at instant: Date) -> Access<AgentID> {
    activeSchedule(at: instant)?.advisors ?? .none
  }
}

/// A configuration that hosts should show to whoever looks after a team.
@nonexhaustive
public enum ScheduleWarning: Hashable, Sendable {
  /// The team has no schedule at all, so that it is after hours at all times.
  case noSchedules(TeamID)
  /// Nothing but drafts and closures: no schedule ever opens.
  case nothingOpens(TeamID)

  /// What is wrong and what to do.
  public var text: String {
    switch self {
    case .noSchedules(let team): "team \(team) has no ring schedule: it is closed at all times"
    case .nothingOpens(let team):
      "no ring schedule of team \(team) opens it: it has only drafts and closures"
    }
  }
}
