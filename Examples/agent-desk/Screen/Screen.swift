import Foundation

/// Where the program writes: standard output, and what a script compares with.
final class Screen {
  let ink: Ink
  /// The columns there are.
  let width: Int
  /// What was written since ``forget()``.
  private(set) var recent = ""

  init(ink: Ink, width: Int) {
    self.ink = ink
    self.width = width
  }

  /// Writes lines.
  func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n") + "\n"
    recent += text
    Self.put(text)
  }

  /// Begins to remember anew.
  func forget() { recent = "" }

  /// Writes text as it is, at once.
  static func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data("agent-desk: \(text)\n".utf8))
  }
}
