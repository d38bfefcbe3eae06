#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How long a visitor may be still before they count as away, or as gone.
public struct PresencePolicy: Hashable, Sendable {
  /// After how many seconds without doing anything a visitor is away: ten minutes (S-09).
  public let awayAfter: TimeInterval
  /// After how many seconds without a sign of life a visitor has left.
  public let leftAfter: TimeInterval
  /// How many seconds after a goodbye a visitor has left: a page that is changed says goodbye, too.
  public let goodbyeGrace: TimeInterval

  /// Creates a policy; what is negative counts as zero.
  public init(
    awayAfter: TimeInterval = 600,
    leftAfter: TimeInterval = 90,
    goodbyeGrace: TimeInterval = 30
  ) {
    self.awayAfter = max(0, awayAfter)
    self.leftAfter = max(0, leftAfter)
    self.goodbyeGrace = max(0, goodbyeGrace)
  }
}
