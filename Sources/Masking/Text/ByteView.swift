/// The UTF-8 bytes of one text, read without copying them.
///
/// A read outside the text gives zero, so that a scanner may look at its neighbours without asking
/// first. A view lives no longer than the closure that lends the bytes.
@safe
struct ByteView {
  private let base: UnsafePointer<UInt8>
  let count: Int

  /// Lends the bytes of `text` for the time of `body`; copies them only if they are not contiguous.
  @inline(__always)
  static func lend<Result>(_ text: String, _ body: (ByteView) -> Result) -> Result {
    let result = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe body(ByteView($0)) }
    if let result { return result }
    var copy = text
    return copy.withUTF8 { unsafe body(ByteView($0)) }
  }

  @inline(__always)
  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address; its pointer is never read.
    if let address = buffer.baseAddress {
      unsafe base = address
      count = buffer.count
    } else {
      unsafe base = UnsafePointer(Self.nothing.utf8Start)
      count = 0
    }
  }

  private init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  private static let nothing: StaticString = ""

  /// The same text as if it ended at `end`.
  @inline(__always)
  func prefix(_ end: Int) -> ByteView { unsafe ByteView(base: base, count: min(end, count)) }

  @inline(__always)
  subscript(_ index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
  }

  /// Eight bytes as one little-endian word; `index` to `index + 7` must lie inside the text.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 8 <= count)
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    )
  }

  /// The same bytes as a span, for detectors of the host.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try body(unsafe Span(_unsafeStart: base, count: count))
  }

  /// Appends the bytes of `range` to `output`.
  @inline(__always)
  func copy(_ range: Range<Int>, into output: inout ByteWriter) {
    unsafe output.append(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}

/// Bytes written one after the other into memory of a known size.
@safe
struct ByteWriter {
  private let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    guard let address = buffer.baseAddress else { preconditionFailure("no memory to write to") }
    unsafe base = address
    capacity = buffer.count
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    precondition(count < capacity)
    unsafe base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ byte: UInt8, times: Int) {
    precondition(times >= 0 && count + times <= capacity)
    unsafe (base + count).update(repeating: byte, count: times)
    count += times
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    precondition(count + bytes.count <= capacity)
    unsafe (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }
}
