#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Lets the news that somebody is typing pass no more than once in three seconds.
///
/// It is never stored, and whoever is told forgets it after ten seconds, so that a lost connection
/// leaves nobody typing for ever.
public struct TypingThrottle: Hashable, Sendable {
  /// How long one sign that somebody is typing stands for, in seconds.
  public static let passEvery: TimeInterval = 3
  /// After how many seconds whoever was told forgets it.
  public static let forgottenAfter: TimeInterval = 10

  private var passedAt: Date?

  /// Nobody is typing.
  public init() {}

  /// Whether a sign is to be passed on.
  ///
  /// That somebody has stopped passes at once if the beginning did.
  public mutating func passes(_ isTyping: Bool, at now: Date) -> Bool {
    guard isTyping else {
      defer { passedAt = nil }
      return passedAt.map { now.timeIntervalSince($0) < Self.forgottenAfter } ?? false
    }
    // A clock that goes back must not silence it for long.
    if let passedAt, abs(now.timeIntervalSince(passedAt)) < Self.passEvery { return false }
    passedAt = now
    return true
  }
}
