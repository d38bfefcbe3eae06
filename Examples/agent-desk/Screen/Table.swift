/// Rows of cells in columns that are as wide as what they hold; one of them gives way where the
/// screen is too narrow.
struct Table {
  struct Cell: ExpressibleByStringInterpolation {
    let text: String
    let colour: Ink.Colour?

    init(_ text: String, _ colour: Ink.Colour? = nil) {
      self.text = text.harmless
      self.colour = colour
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  /// Which column is cut or wrapped where the screen is too narrow.
  let flexible: Int
  /// Whether it is wrapped; a list has one line a row, and is cut.
  var wraps = true
  private(set) var rows: [[Cell]] = []

  init(flexible: Int, wraps: Bool = true) {
    self.flexible = flexible
    self.wraps = wraps
  }

  /// Adds a row.
  mutating func add(_ cells: Cell...) { rows.append(cells) }
  /// Adds a row.
  mutating func add(_ cells: [Cell]) { rows.append(cells) }

  /// The lines of the table: each cell in its column, long texts of the flexible column wrapped.
  func lines(width: Int, indent: Int = 2, ink: Ink) -> [String] {
    let widths = columnWidths(screen: width, indent: indent)
    return rows.flatMap { row -> [String] in
      let wrapped =
        wraps && row.indices.contains(flexible)
        ? row[flexible].text.wrapped(to: widths[flexible]) : [""]
      return wrapped.enumerated().map { number, part in
        var texts = row.enumerated().map { column, cell in
          wraps && column == flexible ? part : number == 0 ? cell.text : ""
        }
        // What would be filled up with nothing but spaces is left away.
        while texts.last?.isEmpty == true { texts.removeLast() }
        if texts.isEmpty { return "" }
        let cells = texts.enumerated().map { column, text in
          let isLast = column == texts.count - 1
          let fits = isLast && text.columns <= widths[column]
          return ink(fits ? text : text.fitted(to: widths[column]), row[column].colour)
        }
        return String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      }
    }
  }

  private func columnWidths(screen: Int, indent: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.compactMap { row in
        row.indices.contains(column)
          ? row[column].text.split(separator: "\n").map { String($0).columns }.max() : nil
      }
      .max() ?? 0
    }
    let used = indent + widths.reduce(0, +) + 2 * max(0, count - 1)
    if used > screen, widths.indices.contains(flexible) {
      widths[flexible] = max(12, widths[flexible] - (used - screen))
    }
    // A name may be as long as it likes: what is widest gives way, until the line fits.
    while indent + widths.reduce(0, +) + 2 * max(0, count - 1) > screen,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 6
    {
      widths[widest] -= 1
    }
    return widths
  }
}
