#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// How long visitors' sessions last.
public struct SessionPolicy: Hashable, Sendable {
  /// How many seconds a session lasts without being used.
  public let slidingLifetime: TimeInterval
  /// How many seconds it lasts at most, however much it is used.
  public let absoluteLifetime: TimeInterval
  /// How many seconds apart its use is written down, so that not every frame is a write.
  public let noteUseEvery: TimeInterval

  /// Creates a policy: 30 days without use, 180 in all.
  public init(
    slidingLifetime: TimeInterval = 30 * 86_400,
    absoluteLifetime: TimeInterval = 180 * 86_400,
    noteUseEvery: TimeInterval = 3600
  ) {
    self.slidingLifetime = max(1, slidingLifetime)
    self.absoluteLifetime = max(1, absoluteLifetime)
    // What is noted more rarely than it lasts would end while it is used.
    self.noteUseEvery = min(max(0, noteUseEvery), self.slidingLifetime / 2)
  }
}
