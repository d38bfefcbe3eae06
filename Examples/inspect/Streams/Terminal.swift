import Foundation

/// Standard streams, read and written in large pieces.
enum Terminal {
  static var inputIsTerminal: Bool { isTerminal(0) }

  static var errorIsTerminal: Bool { isTerminal(2) }

  /// Colour is for terminals, and for those who have not said no (no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal(1) && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) { send(bytes, to: .standardOutput) }

  static func complain(_ text: String) { send(Array(text.utf8), to: .standardError) }

  static func exit(with status: ExitStatus) -> Never { Foundation.exit(status.rawValue) }

  private static func send(_ bytes: [UInt8], to stream: FileHandle) {
    do {
      try stream.write(contentsOf: Data(bytes))
    } catch {
      // The reader has gone away, as `head` does: there is nobody left to write to.
      exit(with: .done)
    }
  }

  private static func isTerminal(_ descriptor: Int32) -> Bool {
    #if os(Windows)
    _isatty(descriptor) != 0
    #else
    isatty(descriptor) != 0
    #endif
  }
}
