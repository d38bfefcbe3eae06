import Foundation

/// What is known of the terminal, if the program talks to one.
enum Terminal {
  /// Whether a person sits at both ends, and the cursor can be moved.
  static var isInteractive: Bool { isTerminal(0) && isTerminal(1) && !isDumb }

  /// Colour is for terminals, and for those who have not said no (no-color.org).
  static var hasColour: Bool {
    let refusal = ProcessInfo.processInfo.environment["NO_COLOR", default: ""]
    return isTerminal(1) && refusal.isEmpty && !isDumb
  }

  private static var isDumb: Bool { ProcessInfo.processInfo.environment["TERM"] == "dumb" }

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

  /// The rows of the terminal; 24 where nobody says.
  static var height: Int {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    var size = winsize()
    if isTerminal(1), unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 {
      return max(10, Int(size.ws_row))
    }
    #endif
    return 24
  }

  #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
  /// Has the terminal send every key at once and show none; returns what puts it back.
  static func beginKeys() -> (@Sendable () -> Void)? {
    var before = termios()
    guard unsafe tcgetattr(0, &before) == 0 else { return nil }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
    guard unsafe tcsetattr(0, TCSANOW, &raw) == 0 else { return nil }
    // A screen of its own, which leaves what stood there before as it was.
    Screen.put("\u{1B}[?1049h\u{1B}[2J")
    let kept = before
    return {
      var kept = kept
      _ = unsafe tcsetattr(0, TCSANOW, &kept)
      Screen.put("\u{1B}[?1049l\u{1B}[?25h")
    }
  }
  #else
  static func beginKeys() -> (@Sendable () -> Void)? { nil }
  #endif

  private static func isTerminal(_ descriptor: Int32) -> Bool {
    #if os(Windows)
    _isatty(descriptor) != 0
    #else
    isatty(descriptor) != 0
    #endif
  }
}
