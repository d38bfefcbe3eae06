public import ConversationCore
// All of Foundation: a program that links only FoundationEssentials knows no zone by its name, not
// even UTC, and says `nil`.
import Foundation
import Locking

/// Where the rules of time zones are found by their names: the edge at which a name becomes a value.
///
/// A name that is not known is an error, never another zone in its stead. What was found is kept, so
/// that asking again is cheap; hosts that take up new tables of zones start their programs again.
public final class TimeZoneDirectory: Sendable {
  private let known = Locked<[TimeZoneName: TimeZoneRules]>([:])

  /// A directory that has looked nothing up yet.
  public init() {}

  /// The rules of a zone, looked up once.
  ///
  /// - Throws: `ConversationError` `unknownTimeZone` for a name that the system does not know.
  public func rules(for name: TimeZoneName) throws(ConversationError) -> TimeZoneRules {
    if let rules = known.withLock({ $0[name] }) { return rules }
    guard let zone = NSTimeZone(name: name.rawValue) as TimeZone? else {
      throw ConversationError(.unknownTimeZone(name))
    }
    let rules = TimeZoneRules(zone, named: name)
    known.withLock { $0[name] = rules }
    return rules
  }

  /// A team's schedules on the clocks of their time zone.
  ///
  /// - Throws: `ConversationError` `unknownTimeZone`.
  public func calendar(of schedules: RingSchedules) throws(ConversationError) -> RingCalendar {
    try RingCalendar(schedules, in: rules(for: schedules.timeZone))
  }
}
