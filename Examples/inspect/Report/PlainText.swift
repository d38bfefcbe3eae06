/// Sheets as tables for people.
struct PlainText {
  enum Colour: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case cyan = "1;36"
  }

  let hasColour: Bool

  /// The title, and each row that says something, with the labels aligned.
  func text(_ sheet: Sheet) -> String {
    paint(sheet.title, .cyan) + "\n" + lines(sheet).map { "  \($0)\n" }.joined()
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func lines(_ sheet: Sheet) -> [String] {
    let rows = sheet.rows.map { (label: $0.label, lines: lines($0.detail)) }
      .filter { !$0.lines.isEmpty }
    let width = rows.map(\.label.count).max() ?? 0
    return rows.flatMap { row in
      row.lines.enumerated().map { position, line in
        let label = position == 0 ? row.label : ""
        let gap = String(repeating: " ", count: width - label.count + 2)
        return paint(label, .faint) + gap + line
      }
    }
  }

  private func lines(_ detail: Detail) -> [String] {
    switch detail {
    case .absent: []
    case .text(let text): Self.visible(text)
    case .number(let number): [String(number)]
    case .flag(let flag): [flag ? "yes" : "no"]
    case .list(let details): details.flatMap(lines)
    case .sheet(let sheet): lines(sheet)
    case .words(let words, _): Self.visible(words)
    }
  }

  /// The lines of a text as it is, but for what a terminal would obey and what would turn the
  /// direction of the line: those are shown by their numbers.
  static func visible(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        lines.append(String(line))
        line = String.UnicodeScalarView()
      case 0...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E,
        0x2066...0x2069:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        line.append(contentsOf: "‹U+\(zeros)\(digits)›".unicodeScalars)
      default: line.append(scalar)
      }
    }
    lines.append(String(line))
    return lines.last == "" ? lines.dropLast() : lines
  }
}
