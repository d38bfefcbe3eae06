#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// Every date in a record is a whole number of milliseconds, so that it survives each encoding.
extension Date {
  /// The milliseconds since 1970 in UTC, rounded down.
  public var milliseconds: Int64 {
    let exact = timeIntervalSince1970 * 1000
    // No number: the earliest end stands for it, so that a deadline made of it is due.
    guard !exact.isNaN else { return Int64.min }
    // A date beyond what 64 bits hold is somebody's sentinel: the nearest end stands for it.
    if exact >= 9.2e18 { return Int64.max }
    if exact <= -9.2e18 { return Int64.min }
    // A microsecond, or more for far dates, absorbs the error of a Double that stands for a whole
    // millisecond.
    let slack = abs(exact) < 0x1p41 ? 0x1p-10 : 4 * exact.ulp
    return Int64((exact + slack).rounded(.down))
  }

  /// Creates a date from milliseconds since 1970 in UTC.
  public init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// The same instant in whole milliseconds, rounded down.
  public var inWholeMilliseconds: Date { Date(milliseconds: milliseconds) }

  /// The date some seconds later, in whole milliseconds.
  package func after(_ seconds: TimeInterval) -> Date {
    Date(milliseconds: Date(timeIntervalSince1970: timeIntervalSince1970 + seconds).milliseconds)
  }
}
