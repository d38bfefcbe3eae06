import Foundation

/// The lines of a file, one at a time, whatever their bytes.
///
/// Memory stays the same however long the input is; only a line as such is held whole.
struct LineReader {
  private let file: FileHandle
  private var chunk: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// How many bytes have been read.
  private(set) var byteCount = 0

  /// Reads a file from where it stands.
  init(_ file: FileHandle = .standardInput) { self.file = file }

  /// The next line without its line feed, and whether a line feed ended it.
  mutating func next() -> (bytes: [UInt8], hasLineFeed: Bool)? {
    var line: [UInt8] = []
    while true {
      if position == chunk.count {
        if isAtEnd { return line.isEmpty ? nil : (line, false) }
        chunk = (try? file.read(upToCount: 1 << 16)).map(Array.init) ?? []
        position = 0
        byteCount += chunk.count
        if chunk.isEmpty { isAtEnd = true }
        continue
      }
      if let end = chunk[position...].firstIndex(of: 0x0A) {
        line.append(contentsOf: chunk[position..<end])
        position = end + 1
        return (line, true)
      }
      line.append(contentsOf: chunk[position...])
      position = chunk.count
    }
  }
}

/// Bytes on their way to standard output, sent in large pieces.
struct LineWriter {
  private var pending: [UInt8] = []

  init() { pending.reserveCapacity(1 << 17) }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    pending.append(contentsOf: bytes)
    if pending.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    Terminal.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
