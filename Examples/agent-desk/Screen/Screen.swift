import Foundation

/// Where the desk writes: standard output, or a part of a screen that is drawn as a whole.
final class Screen {
  let ink: Ink
  /// The columns there are.
  var width: Int
  /// What was written since ``forget()``.
  private(set) var recent: [String] = []
  /// Whether what is written is only remembered, for a drawing of the whole screen.
  let isDrawn: Bool

  init(ink: Ink, width: Int, isDrawn: Bool = false) {
    self.ink = ink
    self.width = width
    self.isDrawn = isDrawn
  }

  /// Writes lines.
  func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    recent += lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map(String.init)
    if !isDrawn { Self.put(lines.joined(separator: "\n") + "\n") }
  }

  /// Begins to remember anew.
  func forget() { recent = [] }

  /// Writes text as it is, at once.
  static func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data("agent-desk: \(text)\n".utf8))
  }
}
