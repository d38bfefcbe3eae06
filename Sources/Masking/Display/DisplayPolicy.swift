/// What is masked on whose screen: one switch for the whole tenant, off by default (V-09, A-15, A-16).
///
/// A pure projection. What is stored stays as it is, and so does what the customer receives (V-31);
/// attachments are not looked into (W-26).
public struct DisplayPolicy: Sendable {
  /// Whether agents see masked values; V-09's switch.
  public var isEnabled: Bool
  /// What finds and masks.
  public var masker: Masker
  /// What masks beside it, where two policies hold.
  private var further: Masker?

  /// Makes a policy.
  /// - Parameters:
  ///   - isEnabled: Whether agents see masked values.
  ///   - masker: What finds and masks.
  public init(isEnabled: Bool = false, masker: Masker = Masker()) {
    self.isEnabled = isEnabled
    self.masker = masker
  }

  /// The policy with another one beside it: it masks where either of them does, and shows nothing that
  /// this one hides.
  /// - Parameter other: A policy that may make it stricter; one that is off changes nothing.
  /// - Returns: This policy where the other one is off, the other one where this one is off, and both
  ///   where both are on: what this one leaves goes through the other one's masker.
  public func stricter(by other: DisplayPolicy) -> DisplayPolicy {
    guard other.isEnabled else { return self }
    guard isEnabled else { return other }
    var both = self
    both.further = other.masker
    return both
  }

  /// Whether anything is masked for a viewer.
  /// - Parameter viewer: Who looks.
  /// - Returns: Whether the switch is on and the viewer is one who must not see.
  public func masks(for viewer: ViewerRole) -> Bool { isEnabled && !viewer.seesEverything }

  /// Whether a surface masks some content in some direction.
  /// - Parameters:
  ///   - content: What is shown.
  ///   - surface: Where it is shown.
  ///   - direction: Who began the conversation, or wrote the message.
  /// - Returns: Whether a row of the document, or the rule for names, says so.
  public func masks(
    _ content: DisplayContent,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> Bool {
    if content == .customerName { return true }
    return DisplayRule.all.contains { rule in
      rule.surface == surface && rule.directions.contains(direction)
        && rule.contents.contains(content)
    }
  }

  /// A value as a viewer may see it.
  /// - Parameters:
  ///   - value: The value and what it is.
  ///   - content: What the value stands for.
  ///   - surface: Where it is shown.
  ///   - direction: Who began the conversation, or wrote the message.
  ///   - viewer: Who looks.
  /// - Returns: The value, masked if a rule says so and the viewer must not see it.
  public func shown(
    _ value: ContactValue,
    as content: DisplayContent,
    on surface: DisplaySurface,
    _ direction: DisplayDirection,
    to viewer: ViewerRole
  ) -> String {
    guard masks(for: viewer), masks(content, on: surface, direction) else { return value.raw }
    let masked = masker.mask(value)
    guard let further else { return masked }
    // What is masked is no whole value any more, and a name stays one.
    if case .name(_, let number) = value {
      return further.mask(.name(masked, customerNumber: number))
    }
    return further.mask(.text(masked))
  }
}

extension ContactValue {
  /// The value as it is.
  public var raw: String {
    switch self {
    case .phoneNumber(let value), .shortCode(let value), .numericID(let value),
      .emailAddress(let value), .name(let value, _), .text(let value):
      value
    }
  }
}
