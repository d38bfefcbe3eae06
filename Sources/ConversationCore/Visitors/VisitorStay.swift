#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A person's stay on the site: visits of one or more of their sessions that overlap, as of somebody
/// with two browsers, or who logs in on the way (H-35).
struct VisitorStay {
  /// Whether they have left with all of them.
  var isOver: Bool { present.isEmpty }
  /// When time alone may end it: once the last of its visits is looked at again.
  var nextDeadline: Date? { present.compactMap(\.nextDeadline).max() }

  private let present: [Visit]

  /// Finds the stay at a time; where they were not there, the one before it, or else the first one.
  ///
  /// `nil` where there is no visit at all.
  init?(in visits: [Visit], at date: Date) {
    let visits = visits.sorted { $0.startedAt < $1.startedAt }
    guard let latest = visits.last(where: { $0.startedAt <= date }) ?? visits.first else {
      return nil
    }
    var stay = visits.filter { $0.startedAt <= date && $0.covers(date) }
    if stay.isEmpty { stay = [latest] }
    // Who begins another visit before the last one has ended has not been away.
    for visit in visits where visit.startedAt > date {
      if stay.contains(where: { $0.covers(visit.startedAt) }) { stay.append(visit) }
    }
    present = stay.filter { !$0.isOver }
  }
}

extension Visit {
  /// Whether its visitor had not left at a time after its beginning.
  fileprivate func covers(_ date: Date) -> Bool { !isOver || presence.since > date }
}
