/// The search field of directories and lists: case-insensitive, anywhere in the name (F-24).
public enum NameSearch: Sendable {
  /// Whether a name contains what was searched for; an empty search matches everything.
  ///
  /// Case is folded by Unicode's rules, without regard to the machine's locale, and any white space
  /// counts as one space.
  public static func matches(_ search: String, in name: String) -> Bool {
    let wanted = Array(folded(search))
    guard !wanted.isEmpty else { return true }
    let text = Array(folded(name))
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { start in
      text[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  /// Sorts by name as people look for one: whether it begins with a capital makes no difference, and
  /// only where names are the same otherwise the identifiers decide.
  package static func sorted<Entry>(
    _ entries: [Entry],
    by name: (Entry) -> String,
    _ id: (Entry) -> String
  ) -> [Entry] {
    entries.map { (key: String(folded(name($0))), entry: $0) }
      .sorted { one, other in
        (one.key, name(one.entry), id(one.entry)) < (other.key, name(other.entry), id(other.entry))
      }
      .map(\.entry)
  }

  private static func folded(_ text: String) -> [Character] {
    let words = text.split(whereSeparator: \.isWhitespace)
    // By way of upper case, so that `ß` is found by `SS`, and both small sigmas by `Σ`.
    return Array(words.joined(separator: " ").uppercased().lowercased())
  }
}
