#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension TimeZoneRules {
  /// The rules of a zone that somebody has looked up by its name.
  ///
  /// The look-up is not done here: `TimeZone(identifier:)` finds nothing in a program that does not
  /// link all of Foundation. Module `AutoReplies` has it, with an error for names that are unknown.
  public init(_ zone: TimeZone, named name: TimeZoneName) {
    var changes: [OffsetChange] = []
    let (first, last) = (0, Self.end)
    let firstOffset = zone.offset(second: first)
    var known = (second: first, offset: firstOffset)
    // Day by day: no zone has ever changed twice within a day.
    while known.second < last {
      let next = min(known.second + 86_400, last)
      let offset = zone.offset(second: next)
      if offset != known.offset {
        var (before, after) = (known.second, next)
        while after - before > 1 {
          let middle = (before + after) / 2
          if zone.offset(second: middle) == known.offset { before = middle } else { after = middle }
        }
        changes.append(OffsetChange(at: after, offset: offset))
      }
      known = (next, offset)
    }
    self.init(name: name, firstOffset: firstOffset, changes: changes)
  }

  /// 2100-01-01T00:00Z: calendars go to December 2099 (E-10).
  private static let end = 4_102_444_800
}

extension TimeZone {
  fileprivate func offset(second: Int) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
  }
}
