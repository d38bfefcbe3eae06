/// What is wrong with a ring schedule.
@nonexhaustive
public enum ScheduleProblem: Hashable, Sendable {
  /// It has no name for people.
  case noName
  /// It has no spans, so that it could never decide anything.
  case noSpans
  /// It has more spans than a schedule may have.
  case tooManySpans(maximum: Int, actual: Int)
  /// It has more holidays than a schedule may have.
  case tooManyHolidays(maximum: Int, actual: Int)
  /// A weekly span starts at 24:00: let it start at 00:00 of the next day.
  case startsAtEndOfDay(Weekday)
  /// A one-off span does not end after its start.
  case endsBeforeStart(LocalDateTime)

  /// What is wrong and what to do, for developers.
  var text: String {
    switch self {
    case .noName: "give it a name"
    case .noSpans: "give it a span of hours"
    case .tooManySpans(let maximum, let actual): "it has \(actual) spans, the limit is \(maximum)"
    case .tooManyHolidays(let maximum, let actual):
      "it has \(actual) holidays, the limit is \(maximum)"
    case .startsAtEndOfDay(let day):
      "a span of \(day.rawValue) starts at 24:00: let it start at 00:00 of the next day"
    case .endsBeforeStart(let start): "the span from \(start) does not end after its start"
    }
  }
}
