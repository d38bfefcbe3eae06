#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// When the advisors of a team are reached, or are not (E-10, A-31).
public struct RingSchedule: Hashable, Sendable, Codable, Identifiable {
  /// The hours of a schedule.
  @nonexhaustive
  public enum Plan: Hashable, Sendable, Codable {
    /// The same hours each week, but for spans that would start on a holiday. A span that began the
    /// evening before a holiday runs to its end.
    case weekly(spans: [WeeklySpan], holidays: [LocalDate])
    /// Hours that come once: open ones on top of the regular hours, or a closure.
    case oneOff(spans: [OneOffSpan], isClosure: Bool)
  }

  /// The host's name for it.
  public let id: RingScheduleID
  /// What people call it.
  public var name: String
  /// When it was created: of several that cover an instant the newest decides (E-10).
  public let createdAt: Date
  /// Whether it is only a draft, which is kept and decides nothing (E-10).
  public var isDraft: Bool
  /// The hours.
  public var plan: Plan
  /// Whose phones ring while it is active, among the advisors of the team.
  public var advisors: Access<AgentID>

  /// Describes a schedule.
  public init(
    id: RingScheduleID,
    name: String,
    createdAt: Date,
    plan: Plan,
    advisors: Access<AgentID> = .all,
    isDraft: Bool = false
  ) {
    self.id = id
    self.name = name
    self.createdAt = createdAt.inWholeMilliseconds
    self.plan = plan
    self.advisors = advisors
    self.isDraft = isDraft
  }

  /// Weekly hours.
  public static func weekly(
    _ id: RingScheduleID,
    name: String,
    createdAt: Date,
    _ spans: [WeeklySpan],
    holidays: [LocalDate] = []
  ) -> Self {
    Self(id: id, name: name, createdAt: createdAt, plan: .weekly(spans: spans, holidays: holidays))
  }

  /// A closure: nobody is reached in its spans, whatever older schedules say.
  public static func closure(
    _ id: RingScheduleID,
    name: String,
    createdAt: Date,
    _ spans: [OneOffSpan]
  ) -> Self {
    Self(id: id, name: name, createdAt: createdAt, plan: .oneOff(spans: spans, isClosure: true))
  }

  /// Extra hours that come once.
  public static func extra(
    _ id: RingScheduleID,
    name: String,
    createdAt: Date,
    _ spans: [OneOffSpan]
  ) -> Self {
    Self(id: id, name: name, createdAt: createdAt, plan: .oneOff(spans: spans, isClosure: false))
  }

  /// Whether it closes what it covers.
  public var isClosure: Bool {
    if case .oneOff(_, let isClosure) = plan { return isClosure }
    return false
  }

  /// The largest number of spans of one schedule.
  public static let maximumSpans = 200
  /// The largest number of holidays of one schedule.
  public static let maximumHolidays = 1_000

  /// Refuses a schedule that contradicts itself.
  ///
  /// A draft may be anything.
  ///
  /// - Throws: ``ConversationError`` `invalidSchedule` with the first problem.
  public func check() throws(ConversationError) {
    guard !isDraft else { return }
    if let problem { throw ConversationError(.invalidSchedule(id, problem)) }
  }

  private var problem: ScheduleProblem? {
    if name.isEmpty { return .noName }
    switch plan {
    case .weekly(let spans, let holidays):
      if let problem = Self.problem(spanCount: spans.count) { return problem }
      if holidays.count > Self.maximumHolidays {
        return .tooManyHolidays(maximum: Self.maximumHolidays, actual: holidays.count)
      }
      return spans.first { $0.start == .endOfDay }.map { .startsAtEndOfDay($0.day) }
    case .oneOff(let spans, _):
      if let problem = Self.problem(spanCount: spans.count) { return problem }
      return spans.first { $0.end <= $0.start }.map { .endsBeforeStart($0.start) }
    }
  }

  private static func problem(spanCount: Int) -> ScheduleProblem? {
    if spanCount == 0 { return .noSpans }
    return spanCount > maximumSpans
      ? .tooManySpans(maximum: maximumSpans, actual: spanCount) : nil
  }
}
