/// What happens to card numbers before a message is stored (A-15, W-28, H-37).
///
/// Unlike masking on a screen this cannot be undone: what is redacted was never stored.
public enum ArrivalPolicy: String, Hashable, Sendable, CaseIterable, Codable {
  /// Messages are stored as they come.
  case off
  /// Card numbers become stars, every digit of them; both sides see the redacted text.
  case redact
  /// The text is withheld: an agent's message is refused, a customer's is stored without its text.
  case drop
}

/// What to do with a message that has arrived.
public struct ArrivalDecision: Hashable, Sendable {
  /// What becomes of the message's own text.
  public enum Outcome: Hashable, Sendable {
    /// There is no card number in it.
    case unchanged
    /// This text is stored and delivered in its place.
    case redacted(String)
    /// The text is neither stored nor delivered.
    case withheld
  }

  /// A message that was stored before and turns out to hold the beginning of a card number.
  public struct Amendment: Hashable, Sendable {
    /// The message's place in the list of earlier texts that was given.
    public let index: Int
    /// The text that takes its place.
    public let text: String
  }

  /// What becomes of the message's own text.
  public let outcome: Outcome
  /// What becomes of earlier messages, in the order of the list that was given.
  public let amendments: [Amendment]

  /// States what becomes of a message, and of earlier ones.
  package init(outcome: Outcome, amendments: [Amendment]) {
    self.outcome = outcome
    self.amendments = amendments
  }

  /// Whether nothing has to be done.
  public var isUnchanged: Bool { outcome == .unchanged && amendments.isEmpty }
}

/// A text that the same sender sent shortly before.
public struct EarlierText: Hashable, Sendable {
  /// How far back a text may belong to a split number (protocols.md E2).
  public static let reach = Duration.seconds(120)
  /// No split number spreads over more texts: a card has at most 19 digits.
  public static let longestSplit = 19

  /// The text as it is stored.
  public let text: String
  /// How long before the current text it was sent.
  public let age: Duration

  /// Makes an earlier text.
  /// - Parameters:
  ///   - text: The text as it is stored.
  ///   - age: How long before the current text it was sent.
  public init(_ text: String, age: Duration) {
    self.text = text
    self.age = age
  }
}
