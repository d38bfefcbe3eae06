/// Redacts card numbers in messages before they are stored.
///
/// Finds numbers inside one text, and numbers that somebody splits over several texts in a row. It
/// keeps nothing between calls: whoever calls it brings the sender's last texts along.
public struct ArrivalRedaction: Sendable {
  /// What happens to card numbers.
  public let policy: ArrivalPolicy
  let masker: Masker

  /// Makes a redaction.
  /// - Parameter policy: What happens to card numbers.
  public init(policy: ArrivalPolicy) {
    self.policy = policy
    var settings = Masker.Settings()
    settings.kinds = [.card]
    settings.format = .strict
    masker = Masker(settings)
  }

  /// Whether a text can hold a card number, or a part of one: it has a digit.
  ///
  /// Most texts have none. For them nothing has to be decided, and earlier texts need not be read.
  public func concerns(_ text: String) -> Bool {
    policy != .off && SeamDigits.hasDigit(text)
  }

  /// Decides about a text.
  /// - Parameters:
  ///   - text: The text that has arrived.
  ///   - earlier: What the same sender wrote before it in the same conversation, oldest first.
  ///     Texts older than ``EarlierText/reach`` do not count.
  /// - Returns: What becomes of the text, and of earlier ones.
  public func decide(_ text: String, after earlier: [EarlierText] = []) -> ArrivalDecision {
    guard policy != .off else { return ArrivalDecision(outcome: .unchanged, amendments: []) }
    var redacted = masker.mask(text)
    var isFound = !redacted.utf8.elementsEqual(text.utf8)
    var amendments: [ArrivalDecision.Amendment] = []
    if let split = SplitNumber(ending: redacted, after: earlier) {
      isFound = true
      redacted = split.current
      amendments = split.amendments
    }
    guard isFound else { return ArrivalDecision(outcome: .unchanged, amendments: []) }
    return ArrivalDecision(
      outcome: policy == .drop ? .withheld : .redacted(redacted),
      amendments: amendments
    )
  }
}
