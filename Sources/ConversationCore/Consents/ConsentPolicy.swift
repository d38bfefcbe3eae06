/// How the words of consent are dealt with at some entry points (C-02).
public struct ConsentPolicy: Hashable, Sendable {
  /// Who answers the words.
  @nonexhaustive
  public enum Answerer: Hashable, Sendable {
    /// The provider, by itself: the SDK never answers too.
    case provider
    /// The SDK, with these texts, unless the carrier or the provider has answered.
    case sdk(ConsentTexts)
  }

  /// The words.
  public var words: ConsentWords
  /// Who answers them.
  public var answerer: Answerer
  /// Words to which carriers answer by themselves, whoever else does.
  public private(set) var carrierWords: Set<String>
  /// Whether what asks for help is brought to people as well: it may be a customer in need.
  public var bringsHelpToPeople: Bool
  /// Whether wording of one's own is flagged for people.
  public var flagsFreeWording: Bool

  /// Makes a policy.
  public init(
    words: ConsentWords = .standard,
    answerer: Answerer = .provider,
    carrierWords: [String] = [],
    bringsHelpToPeople: Bool = true,
    flagsFreeWording: Bool = true
  ) {
    self.words = words
    self.answerer = answerer
    self.carrierWords = ConsentWords.folded(carrierWords)
    self.bringsHelpToPeople = bringsHelpToPeople
    self.flagsFreeWording = flagsFreeWording
  }

  /// The policy for a kind of number.
  ///
  /// On toll-free numbers of North America the carriers block and answer `STOP`, `START` and
  /// `UNSTOP`, which nobody can change; all other words work there too, and are answered as anywhere.
  public static func standard(for kind: NumberKind, answerer: Answerer = .provider) -> Self {
    Self(
      words: .standard(for: kind),
      answerer: answerer,
      carrierWords: kind == .tollFree ? ["stop", "start", "unstop"] : []
    )
  }
}
