import Foundation

/// A script: commands, and what their output must contain.
struct Script {
  enum Step: Equatable {
    case command(Instruction, line: String)
    case expect(String)
  }

  let steps: [(number: Int, step: Step)]

  /// Reads a script.
  init(_ text: String) throws(NotUnderstood) {
    var steps: [(Int, Step)] = []
    // A file may come from any system: CR LF is one line end, too.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      do {
        if let step = try Self.step(line) { steps.append((index + 1, step)) }
      } catch {
        throw NotUnderstood(message: "line \(index + 1): \(error.message)")
      }
    }
    self.steps = steps
  }

  private static func step(_ line: String) throws(NotUnderstood) -> Step? {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    if words.first == "expect" {
      guard words.count == 2 else { throw NotUnderstood(message: "usage: expect TEXT") }
      return .expect(words[1].trimmed)
    }
    return try Instruction.parse(line).map { .command($0, line: line) }
  }

  /// Whether an output contains a text, where any white space counts as one space.
  static func isMet(_ expectation: String, by output: String) -> Bool {
    output.inSingleSpaces.contains(expectation.inSingleSpaces)
  }

  /// The text of a file, or of standard input for `-`; `nil` if it cannot be read.
  static func text(at path: String) -> String? {
    guard path != "-" else {
      var text = ""
      while let line = readLine(strippingNewline: false) { text += line }
      return text
    }
    return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  fileprivate var inSingleSpaces: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
