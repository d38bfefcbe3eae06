#if os(macOS) || os(Linux)
#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A temporary file that only we can read and that is gone when it is closed, even after a crash.
final class NamelessFile: Sendable {
  let descriptor: Int32

  /// Makes an empty file, or `nil` when there is no room or no right to do so.
  init?() {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "conversations-\(UUID().uuidString)").path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard unsafe unlink(path) == 0 else { return nil }
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
    }
  }

  /// Writes the content and goes back to the beginning; `false` when the disk is full.
  func fill(with content: [UInt8]) -> Bool {
    var rest = content[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return lseek(descriptor, 0, SEEK_SET) == 0
  }

  /// The first bytes of the content as text; what is no UTF-8 is replaced.
  func beginning(_ count: Int) -> String {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, unsafe pread(descriptor, buffer.baseAddress, count, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
#endif
