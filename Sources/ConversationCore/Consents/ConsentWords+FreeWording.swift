extension ConsentWords {
  /// Whether a message may ask to stop in words of its own, so that a person should look at it.
  ///
  /// Nothing is decided by this. Any reasonable wording counts before the law (47 CFR
  /// 64.1200(a)(10)), but only people can tell `please stop texting me` from `STOP this terrible
  /// bill`. English only; a host may ask a classifier of its own.
  public func mayAskToStop(_ text: String) -> Bool {
    let words = Self.words(of: text)
    guard words.count > 1 else { return false }
    // A word and a number is a command of somebody's, not a wish.
    if words.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) {
      return false
    }
    return words.indices.contains { Self.asks(words, at: $0) }
  }

  private static func asks(_ words: [String], at index: Int) -> Bool {
    let before = index > 0 ? words[index - 1] : ""
    let after = index + 1 < words.count ? words[index + 1] : ""
    switch words[index] {
    case "stop", "quit", "unsubscribe", "revoke", "optout":
      return !["dont", "not", "never", "non", "cant", "wont", "bus", "cannot"].contains(before)
    case "opt": return after == "out"
    case "remove", "delete", "unsubscribed": return ["me", "my"].contains(after)
    case "text", "message", "contact", "call", "texts", "messages":
      return ["dont", "not", "more", "stop", "never"].contains(before)
    case "alone": return before == "me"
    default: return false
    }
  }

  /// The folded words, of letters and digits only, at most a hundred of them.
  private static func words(of text: String) -> [String] {
    let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2BC}"]
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(4000).filter { !apostrophes.contains($0) }
      )
    )
    return FoldedWords.fold(plain).unicodeScalars
      .split(maxSplits: 100) { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
      .prefix(100).map(String.init)
  }
}
