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

  private static func folded(_ text: String) -> [Character] {
    let words = text.split(whereSeparator: \.isWhitespace)
    // By way of upper case, so that `ß` is found by `SS`, and both small sigmas by `Σ`.
    return Array(words.joined(separator: " ").uppercased().lowercased())
  }
}
