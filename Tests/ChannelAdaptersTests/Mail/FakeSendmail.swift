#if os(macOS) || os(Linux)
import ChannelAdapters
import Foundation

/// A shell script that plays `sendmail` in a directory of its own, which goes when it does.
final class FakeSendmail: Sendable {
  private let directory: URL

  /// Writes the script; it runs in its directory, so that plain file names are its own.
  init(_ body: String) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("fake-sendmail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let script = "#!/bin/sh\ncd '\(directory.path)' || exit 99\n\(body)\n"
    try Data(script.utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  func transport() -> SendmailTransport {
    SendmailTransport(path: program.path, timeLimit: .seconds(20))
  }

  /// The content of a file that the script wrote.
  func file(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: directory.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Waits until the script has written a file with something in it; gives up after ten seconds.
  func waitForFile(_ name: String) async throws {
    for _ in 0..<1000 {
      if let content = try? file(name), !content.isEmpty { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw CancellationError()
  }

  private var program: URL { directory.appendingPathComponent("sendmail") }
}
#endif
