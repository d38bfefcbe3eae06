import ConversationCore

/// The elements of a reply in their order: the names on the first line, the body, and each
/// extra text on a line of its own.
struct ReplyComposition {
  /// The names that are included.
  let names: [String]
  /// The body, then the extras.
  let templates: [ReplyTemplate]
  /// Whether the standard text had to be that of another language.
  let isInEnglish: Bool

  /// The elements of a reply.
  ///
  /// A template that cannot be read, which no saved one is, counts as empty.
  init(of reply: AutoReply, _ trigger: AutoReplyTrigger, team: TeamSettings, companyName: String) {
    names = [
      reply.includesCompanyName ? companyName : "", reply.includesTeamName ? team.displayName : "",
    ]
    .filter { !$0.isBlank }
    var texts = reply.extras.filter(\.isIncluded).map(\.text)
    switch reply.body {
    case .template(let text):
      isInEnglish = false
      texts.insert(text, at: 0)
    case .standard:
      let own = StandardTexts.text(for: trigger, in: team.language)
      isInEnglish = own == nil
      texts.insert(own ?? StandardTexts.text(for: trigger, in: "en") ?? "", at: 0)
    }
    templates = texts.compactMap { try? ReplyTemplate($0) }
  }

  /// The text with values in the place of fields.
  func text(with values: [ReplyField: String]) throws(MissingValue) -> String {
    var lines = [names.joined(separator: ", ")]
    for template in templates { lines.append(try template.filled(with: values)) }
    return Self.joined(lines)
  }

  /// The text without its fields.
  var minimum: String {
    Self.joined([names.joined(separator: ", ")] + templates.map(\.minimum))
  }

  /// Whether the body, or an extra text, says anything.
  func saysSomething(with values: [ReplyField: String]) throws(MissingValue) -> Bool {
    for template in templates where try !template.filled(with: values).isBlank { return true }
    return false
  }

  private static func joined(_ lines: [String]) -> String {
    lines.map(\.withoutOuterSpace).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension String {
  /// Without white space and line ends before the first and after the last other scalar.
  fileprivate var withoutOuterSpace: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
