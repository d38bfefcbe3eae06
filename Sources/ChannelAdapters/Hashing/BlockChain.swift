/// The compression function of one hash: 64 bytes at a time into a few words.
protocol BlockCompression: Sendable {
  /// The state before the first block.
  init()

  /// The state as big-endian bytes.
  var bytes: [UInt8] { get }

  /// Takes whole blocks: the count is a multiple of ``BlockChain/blockByteCount``.
  mutating func compress(_ blocks: UnsafeRawBufferPointer)
}

/// What SHA-1 and SHA-256 share: cutting the message into blocks and closing it (FIPS 180-4, 5).
struct BlockChain<Compression: BlockCompression>: Sendable {
  static var blockByteCount: Int { 64 }

  private var compression = Compression()
  /// Bytes that do not fill a block yet; a vector, because it needs no allocation.
  private var pending = SIMD64<UInt8>()
  private var pendingCount = 0
  private var byteCount: UInt64 = 0

  mutating func absorb(_ bytes: some Collection<UInt8>) {
    let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      unsafe absorb(UnsafeRawBufferPointer($0))
    }
    if wasContiguous == nil {
      unsafe Array(bytes).withUnsafeBytes { unsafe absorb($0) }
    }
  }

  /// The digest: the message, a one bit, zeros, and the length in the last eight bytes of a block.
  func closed() -> [UInt8] {
    let lengthByteCount = 8
    let used = (pendingCount + 1 + lengthByteCount) % Self.blockByteCount
    let zeros = (Self.blockByteCount - used) % Self.blockByteCount
    var ending = [0x80] + [UInt8](repeating: 0, count: zeros)
    let bitCount = byteCount &* 8
    ending += bigEndianBytes(
      of: [UInt32(truncatingIfNeeded: bitCount >> 32), UInt32(truncatingIfNeeded: bitCount)])
    var last = self
    last.absorb(ending)
    return last.compression.bytes
  }

  private mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = unsafe bytes[...]
    if pendingCount > 0 {
      let taken = unsafe min(rest.count, Self.blockByteCount - pendingCount)
      unsafe keep(rest.prefix(taken))
      unsafe rest = unsafe rest.dropFirst(taken)
      guard pendingCount == Self.blockByteCount else { return }
      let block = pending
      unsafe withUnsafeBytes(of: block) { unsafe compression.compress($0) }
      pendingCount = 0
    }
    let whole = unsafe rest.count - rest.count % Self.blockByteCount
    if whole > 0 {
      unsafe compression.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    }
    unsafe keep(rest.dropFirst(whole))
  }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
    let start = pendingCount
    unsafe withUnsafeMutableBytes(of: &pending) { block in
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: block[start...])
      unsafe free.copyBytes(from: bytes)
    }
    pendingCount += unsafe bytes.count
  }
}
