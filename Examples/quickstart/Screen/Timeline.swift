import Foundation

/// The day as lines on a screen: in colour on a terminal, plain when it is piped.
struct Timeline: Sendable {
  private let hasColour: Bool

  init() {
    hasColour =
      isatty(FileHandle.standardOutput.fileDescriptor) == 1
      && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  enum Colour: Int {
    case grey = 90
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case cyan = 36
  }

  func chapter(_ title: String) { print("\n" + paint(title, .cyan, bold: true)) }

  func line(_ time: Date, _ sign: String, _ text: String, _ colour: Colour) {
    print("  \(paint(DayClock.text(time), .grey))  \(paint(sign, colour)) \(text)")
  }

  func note(_ text: String, at time: Date? = nil) {
    let stamp = time.map(DayClock.text) ?? "        "
    print("  \(paint(stamp, .grey))  \(paint("· " + text, .grey))")
  }

  func paint(_ text: String, _ colour: Colour, bold: Bool = false) -> String {
    guard hasColour else { return text }
    return "\u{1B}[\(bold ? "1;" : "")\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
