import Foundation

/// What is known of the terminal, if the program talks to one.
enum Terminal {
  /// Whether both input and output are a person's.
  static var isInteractive: Bool { isTerminal(0) && isTerminal(1) }

  /// Colour is for terminals, and for those who have not said no (no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal(1) && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// The columns of the terminal; 80 where nobody says.
  static var width: Int {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    var size = winsize()
    if isTerminal(1), unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return max(40, Int(size.ws_col))
    }
    #endif
    let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(40, stated ?? 80), 400)
  }

  private static func isTerminal(_ descriptor: Int32) -> Bool {
    #if os(Windows)
    _isatty(descriptor) != 0
    #else
    isatty(descriptor) != 0
    #endif
  }
}
