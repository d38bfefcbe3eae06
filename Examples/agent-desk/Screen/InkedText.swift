// Texts with colours in them: how wide they are, and how they are made to fit.

extension String {
  /// The columns it takes on a terminal, colours aside.
  var inkedColumns: Int { inkedParts.reduce(0) { $0 + ($1.isColour ? 0 : $1.text.columns) } }

  /// The text in exactly so many columns, filled up with spaces or cut; colours end with it.
  func inkedFitted(to width: Int) -> String {
    let own = inkedColumns
    guard own > width else { return self + String(repeating: " ", count: width - own) }
    var kept = ""
    var used = 0
    for part in inkedParts {
      if part.isColour {
        kept += part.text
      } else if used + part.text.columns < width {
        kept += part.text
        used += part.text.columns
      } else if used < width {
        kept += String(part.text).fitted(to: width - used)
        used = width
      }
    }
    return kept + "\u{1B}[0m"
  }

  /// What is shown, and the colours between.
  private var inkedParts: [(text: String, isColour: Bool)] {
    var parts: [(String, Bool)] = []
    var plain = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "\u{1B}"),
      let end = rest[start...].firstIndex(of: "m")
    {
      plain += rest[..<start]
      if !plain.isEmpty { parts.append((plain, false)) }
      plain = ""
      parts.append((String(rest[start...end]), true))
      rest = rest[rest.index(after: end)...]
    }
    plain += rest
    if !plain.isEmpty { parts.append((plain, false)) }
    return parts
  }
}
