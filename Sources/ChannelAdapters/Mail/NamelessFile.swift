#if os(macOS) || os(Linux)
import Foundation

/// A temporary file that only we can read and that is gone when it is closed, even after a crash.
struct NamelessFile {
  let handle: FileHandle

  init?() {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("conversations-\(UUID().uuidString)").path
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? FileManager.default.removeItem(atPath: path)) != nil else { return nil }
  }

  /// Writes the content and goes back to the beginning; `false` when the disk is full.
  func fill(with content: [UInt8]) -> Bool {
    do {
      try handle.write(contentsOf: content)
      try handle.seek(toOffset: 0)
      return true
    } catch {
      return false
    }
  }

  /// The first bytes of the content as text; what is no UTF-8 is replaced.
  func beginning(_ count: Int) -> String {
    guard (try? handle.seek(toOffset: 0)) != nil, let bytes = try? handle.read(upToCount: count)
    else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
#endif
