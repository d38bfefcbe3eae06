#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How long a call of which nothing more is heard goes on: then it counts as over, because the report of
/// its end was lost.
public struct CallLimits: Hashable, Sendable {
  /// While nobody has answered, from the last phase on, in seconds; four hours unless said otherwise.
  public var unanswered: TimeInterval
  /// From the answer on, in seconds; a day unless said otherwise.
  public var answered: TimeInterval

  /// States limits: longer than any caller waits, and any call lasts.
  public init(unanswered: TimeInterval = 4 * 3_600, answered: TimeInterval = 86_400) {
    self.unanswered = unanswered
    self.answered = answered
  }
}

extension Call {
  /// When it counts as over unless something is heard of it before; `nil` once it is over.
  public func limit(under limits: CallLimits) -> Date? {
    guard endedAt == nil else { return nil }
    return lastNewsAt.after(answeredAt == nil ? limits.unanswered : limits.answered)
  }

  /// The last that was heard of it.
  var lastNewsAt: Date { max(startedAt, answeredAt ?? phaseAt ?? startedAt) }

  /// Where it is found while it goes on.
  var openValue: String { answeredAt == nil ? Self.unansweredValue : Self.answeredValue }
}

extension Call {
  /// The name of the key that finds the calls that go on, the longest silent first.
  public static let openKey = "open"
  /// The value of that key while nobody has answered.
  public static let unansweredValue = "unanswered"
  /// The value of that key after an answer.
  public static let answeredValue = "answered"
}
