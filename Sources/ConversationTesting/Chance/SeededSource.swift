public import ConversationCore
import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A ``SeededRandom`` that several tasks share: what an engine under test takes chance and
/// identifiers from.
public final class SeededSource: Sendable {
  private let random: Locked<SeededRandom>

  /// Begins with a seed.
  public init(seed: UInt64) { random = Locked(SeededRandom(seed: seed)) }

  /// The next 64 bits.
  public func next() -> UInt64 { random.withLock { $0.next() } }

  /// Makes an identifier: 48 bits of time in milliseconds, then chance.
  public func make<ID: MintedIdentifier>(_ type: ID.Type = ID.self, at now: Date) -> ID {
    let (high, low) = random.withLock { random in (random.next(), random.next()) }
    let time = UInt64(bitPattern: max(0, now.milliseconds)) & 0xFFFF_FFFF_FFFF
    return ID(high: time << 16 | high >> 48, low: low)
  }
}
