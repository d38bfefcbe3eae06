import ConversationCore
import Synchronization

/// Names batches of changes: a batch's name must be its own, but nobody must be unable to guess it.
///
/// 80 bits of chance set the series of one contact center apart, and count on from there: a system
/// call less for every command.
struct BatchSeries: ~Copyable, Sendable {
  private let high: UInt64
  private let low: Atomic<UInt64>

  init(_ surroundings: Surroundings) {
    high = surroundings.random() & 0xFFFF
    low = Atomic(surroundings.random())
  }

  /// A name that no other batch has.
  func next(at milliseconds: Int64) -> BatchID {
    let time = UInt64(bitPattern: max(0, milliseconds)) & 0xFFFF_FFFF_FFFF
    let number = low.wrappingAdd(1, ordering: .relaxed).newValue
    return BatchID(high: time << 16 | high, low: number)
  }
}
