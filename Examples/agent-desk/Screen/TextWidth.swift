// How many columns of a terminal a text takes.

extension Character {
  /// 0 for what combines with its neighbour, 2 for wide East Asian characters and emoji, else 1.
  var columns: Int {
    unicodeScalars.reduce(0) { max($0, $1.columns) }
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: isWide ? 2 : 1
    }
  }

  /// The blocks of wide characters, from Unicode's East Asian Width.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension String {
  /// The columns it takes.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text without what would drive the terminal or turn the rest of the line around.
  ///
  /// A customer's text is only shown. A tab is a space.
  var harmless: String {
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": shown.append(scalar)
      case "\t": shown.append(" ")
      case "\u{202A}"..."\u{202E}": break
      default: if scalar.properties.generalCategory != .control { shown.append(scalar) }
      }
    }
    return String(shown)
  }

  /// The text in exactly so many columns: filled up with spaces, or cut with an ellipsis.
  func fitted(to width: Int) -> String {
    let own = columns
    guard own > width else { return self + String(repeating: " ", count: width - own) }
    var kept = ""
    var used = 0
    for character in self {
      guard used + character.columns < width else { break }
      kept.append(character)
      used += character.columns
    }
    return kept + "…" + String(repeating: " ", count: max(0, width - used - 1))
  }

  /// The text in lines of at most so many columns, broken between words where there are any.
  func wrapped(to width: Int) -> [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { Self.wrap($0, to: max(1, width)) }
  }

  private static func wrap(_ line: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let candidate = current.isEmpty ? String(word) : current + " " + word
      if candidate.columns <= width {
        current = candidate
        continue
      }
      if !current.isEmpty { lines.append(current) }
      current = ""
      for character in word {
        if current.columns + character.columns > width {
          lines.append(current)
          current = ""
        }
        current.append(character)
      }
    }
    return lines + [current]
  }
}
