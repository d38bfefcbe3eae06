import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where the engine gets time, identifiers and chance from: the only sources it has.
///
/// Tests, simulations and examples hand in their own, and everything becomes repeatable.
public struct Surroundings: Sendable {
  /// The time now.
  public let now: @Sendable () -> Date
  /// Random bits, for identifiers and for the spread of retries.
  public let random: @Sendable () -> UInt64
  /// Sleeps for a duration, or throws when the task is cancelled.
  public let sleep: @Sendable (Duration) async throws -> Void

  /// Collects the sources.
  public init(
    now: @escaping @Sendable () -> Date,
    random: @escaping @Sendable () -> UInt64,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.now = now
    self.random = random
    sleep = { duration in try await clock.sleep(for: duration) }
  }

  /// The machine's own clock and chance.
  public static let system = Self(now: { Date() }, random: { systemChance.next() })

  private static let systemChance = SystemChance()

  /// A new identifier: 48 bits of time, then 80 of chance.
  func mint<ID: MintedIdentifier>(_ type: ID.Type = ID.self, at now: Date) -> ID {
    let time = UInt64(bitPattern: max(0, now.milliseconds)) & 0xFFFF_FFFF_FFFF
    return ID(high: time << 16 | (random() & 0xFFFF), low: random())
  }

  /// A number in 0..<1.
  func chance() -> Double { Double(random() >> 11) / Double(UInt64(1) << 53) }
}
