/// What is known of one thing, as labelled rows in an order that people read well.
///
/// The same rows make the table for people and the object for programs, so that neither knows more
/// than the other.
struct Sheet {
  let title: String
  private(set) var rows: [Row] = []

  init(_ title: String) { self.title = title }

  mutating func add(_ label: String, _ detail: Detail) {
    rows.append(Row(label: label, detail: detail))
  }

  mutating func add(_ label: String, _ text: String?) {
    add(label, text.map { .text($0) } ?? .absent)
  }

  mutating func add(_ label: String, _ texts: [String]) {
    add(label, .list(texts.map { .text($0) }))
  }
}

/// One row of a sheet.
struct Row {
  let label: String
  let detail: Detail
}

/// What stands in a row.
indirect enum Detail {
  case absent
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([Detail])
  case sheet(Sheet)
  /// Short words for people, and all of it for programs.
  case words(String, for: Detail)
}

extension Sheet {
  /// The sheet as an object of JSON: a key for each row, `null` where nothing is known.
  var json: String {
    JSONText.object(rows.map { (Self.key($0.label), Self.json($0.detail)) })
  }

  private static func json(_ detail: Detail) -> String {
    switch detail {
    case .absent: "null"
    case .text(let text): JSONText.quoted(text)
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let details): JSONText.list(details.map(json))
    case .sheet(let sheet): sheet.json
    case .words(_, let detail): json(detail)
    }
  }

  /// `media type` as `mediaType`.
  private static func key(_ label: String) -> String {
    let words = label.split(separator: " ")
    return words.prefix(1).joined()
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
