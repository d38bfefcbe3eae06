import Locking

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The machine's own chance, fetched in bulk.
///
/// On Linux each request for random bytes is a system call, dear enough to be felt by every message;
/// 256 bytes are the most that one call certainly gives.
final class SystemChance: Sendable {
  private struct Supply: Sendable {
    var words: [UInt64] = []
  }

  private let supply = Locked(Supply())

  /// 64 random bits, handed out once.
  func next() -> UInt64 {
    supply.withLock { supply in
      if let word = supply.words.popLast() { return word }
      supply.words = Self.fetch()
      return supply.words.popLast() ?? .random(in: .min ... .max)
    }
  }

  /// As many words as one call gives; none where the machine has no such call, or it failed.
  private static func fetch() -> [UInt64] {
    #if canImport(Glibc) || canImport(Musl)
    return unsafe Array(unsafeUninitializedCapacity: 32) { words, count in
      guard let start = words.baseAddress else { return }
      unsafe words.initialize(repeating: 0)
      if unsafe getentropy(start, words.count * MemoryLayout<UInt64>.stride) == 0 {
        count = words.count
      }
    }
    #else
    return []
    #endif
  }
}
