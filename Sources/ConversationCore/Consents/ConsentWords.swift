/// The words by which customers opt out, opt in and ask for help (C-02).
///
/// A word counts only as the whole message, whatever its case and whatever stands around it:
/// `“Stop.”` does, `STOP 1234` and `stop it` do not. Wording of one's own is for people to decide
/// about; ``mayAskToStop(_:)`` draws their attention to it.
public struct ConsentWords: Hashable, Sendable {
  private(set) var optOut: Set<String>
  private(set) var optIn: Set<String>
  private(set) var optInWhenOut: Set<String>
  private(set) var help: Set<String>

  /// Makes a list of words; case, accents and blanks do not matter.
  ///
  /// - Parameters:
  ///   - optOut: Words that opt out.
  ///   - optIn: Words that opt in.
  ///   - optInWhenOut: Words that opt in whoever has opted out, and are ordinary text otherwise.
  ///   - help: Words that ask for help.
  public init(
    optOut: [String],
    optIn: [String],
    optInWhenOut: [String] = [],
    help: [String]
  ) {
    self.optOut = Self.folded(optOut)
    self.optIn = Self.folded(optIn)
    self.optInWhenOut = Self.folded(optInWhenOut)
    self.help = Self.folded(help)
  }

  /// Adds words of another list.
  public func adding(_ other: ConsentWords) -> ConsentWords {
    var words = self
    words.optOut.formUnion(other.optOut)
    words.optIn.formUnion(other.optIn)
    words.optInWhenOut.formUnion(other.optInWhenOut)
    words.help.formUnion(other.help)
    return words
  }

  /// Leaves words out, of whatever list.
  ///
  /// A business whose customers write `CANCEL` about their orders may not want it to mean this. A
  /// provider or carrier may block the number all the same.
  public func leavingOut(_ words: [String]) -> ConsentWords {
    let out = Self.folded(words)
    var rest = self
    rest.optOut.subtract(out)
    rest.optIn.subtract(out)
    rest.optInWhenOut.subtract(out)
    rest.help.subtract(out)
    return rest
  }

  /// What a message asks for, if the whole of it is one of the words.
  ///
  /// `isOptedOut`: whether the customer has opted out, which makes `YES` an answer.
  public func request(in text: String, isOptedOut: Bool) -> ConsentRequest? {
    guard let word = FoldedWords.fold(word: text), !word.isEmpty else { return nil }
    if optOut.contains(word) { return .optOut }
    if optIn.contains(word) || (isOptedOut && optInWhenOut.contains(word)) { return .optIn }
    return help.contains(word) ? .help : nil
  }

  /// Whether a message is exactly one of some words, compared as the lists are.
  static func isWord(_ text: String, of words: Set<String>) -> Bool {
    FoldedWords.fold(word: text).map(words.contains) ?? false
  }

  static func folded(_ words: [String]) -> Set<String> {
    Set(words.map(FoldedWords.fold).filter { !$0.isEmpty })
  }
}
