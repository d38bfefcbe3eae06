/// Finds the number of a row by its key: 8 bytes a bucket, and the keys stay in their rows.
///
/// A bucket holds 32 bits of the key's hash beside the row's number, so that a foreign row is
/// hardly ever looked at, and growing looks at none. Tables have up to four thousand million rows.
struct HashIndex: Sendable {
  /// The hash in the upper half, the row's number and 1 in the lower; 0 is empty.
  private var buckets: [UInt64] = []
  private(set) var count = 0

  /// The row with a hash for which a test holds.
  func row(_ hash: UInt32, where isMatch: (Int) -> Bool) -> Int? {
    guard !buckets.isEmpty else { return nil }
    let mask = buckets.count - 1
    var index = Int(hash) & mask
    while buckets[index] != 0 {
      let bucket = buckets[index]
      if UInt32(bucket >> 32) == hash {
        let row = Int(bucket & 0xFFFF_FFFF) - 1
        if isMatch(row) { return row }
      }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Adds a row that is not there.
  mutating func insert(_ hash: UInt32, _ row: Int) {
    if (count + 1) * 4 > buckets.count * 3 { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(row + 1))
  }

  /// Takes a row out.
  mutating func remove(_ hash: UInt32, _ row: Int) {
    guard !buckets.isEmpty else { return }
    let mask = buckets.count - 1
    let wanted = UInt64(hash) << 32 | UInt64(row + 1)
    var hole = Int(hash) & mask
    while buckets[hole] != wanted {
      if buckets[hole] == 0 { return }
      hole = (hole + 1) & mask
    }
    count -= 1
    // What follows without a gap moves up, unless it would leave the way from its own place.
    var next = (hole + 1) & mask
    while buckets[next] != 0 {
      let home = Int(buckets[next] >> 32) & mask
      if (next - home) & mask >= (next - hole) & mask {
        buckets[hole] = buckets[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    buckets[hole] = 0
  }

  private mutating func place(_ bucket: UInt64) {
    let mask = buckets.count - 1
    var index = Int(bucket >> 32) & mask
    while buckets[index] != 0 { index = (index + 1) & mask }
    buckets[index] = bucket
  }

  private mutating func grow() {
    let old = buckets
    buckets = Array(repeating: 0, count: max(8, old.count * 2))
    for bucket in old where bucket != 0 { place(bucket) }
  }
}
