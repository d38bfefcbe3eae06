#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard streams, read and written in large pieces.
enum Terminal {
  static var errorIsTerminal: Bool { isatty(2) == 1 }

  static func write(_ text: String) { send(text, to: 1) }

  static func complain(_ text: String) { send(text, to: 2) }

  static func exit(with status: Int32) -> Never {
    #if canImport(Glibc)
    Glibc.exit(status)
    #elseif canImport(Musl)
    Musl.exit(status)
    #else
    Darwin.exit(status)
    #endif
  }

  private static func send(_ text: String, to descriptor: Int32) {
    var copy = text
    copy.withUTF8 { bytes in unsafe sendAll(bytes, to: descriptor) }
  }

  static func send(_ bytes: [UInt8], to descriptor: Int32) {
    unsafe bytes.withUnsafeBufferPointer { buffer in unsafe sendAll(buffer, to: descriptor) }
  }

  private static func sendAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
    var sent = 0
    while sent < bytes.count {
      guard let base = bytes.baseAddress else { return }
      let count = unsafe writeSome(descriptor, base + sent, bytes.count - sent)
      // The reader has gone away, as `head` does: there is nobody left to write to.
      guard count > 0 else { exit(with: 0) }
      sent += count
    }
  }

  private static func writeSome(
    _ descriptor: Int32,
    _ start: UnsafePointer<UInt8>,
    _ count: Int
  ) -> Int {
    #if canImport(Glibc)
    unsafe Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
    unsafe Musl.write(descriptor, start, count)
    #else
    unsafe Darwin.write(descriptor, start, count)
    #endif
  }

  /// Reads up to `room` bytes of standard input; none at its end.
  static func read(_ room: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      #if canImport(Glibc)
      let got = unsafe Glibc.read(0, buffer.baseAddress, room)
      #elseif canImport(Musl)
      let got = unsafe Musl.read(0, buffer.baseAddress, room)
      #else
      let got = unsafe Darwin.read(0, buffer.baseAddress, room)
      #endif
      count = max(0, got)
    }
  }
}
