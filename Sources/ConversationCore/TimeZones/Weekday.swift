/// A day of the week.
///
/// Stored and written in files as `mon` … `sun`.
public enum Weekday: String, CaseIterable, Hashable, Sendable, Codable {
  /// Monday.
  case monday = "mon"
  /// Tuesday.
  case tuesday = "tue"
  /// Wednesday.
  case wednesday = "wed"
  /// Thursday.
  case thursday = "thu"
  /// Friday.
  case friday = "fri"
  /// Saturday.
  case saturday = "sat"
  /// Sunday.
  case sunday = "sun"

  /// Its place in the week, 0 for Monday.
  public var position: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }

  /// The weekday of a day that is counted from 1970-01-01, a Thursday.
  init(dayNumber: Int) {
    let position = ((dayNumber + 3) % 7 + 7) % 7
    self = Self.allCases[position]
  }
}
