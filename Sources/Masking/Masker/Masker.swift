/// Finds card numbers, bank accounts, social security numbers, phone numbers and email addresses in
/// any text, and masks them.
///
/// ```swift
/// let masker = Masker(.init(homeRegions: ["FI", "SE"]))
/// masker.mask("Call + 1 (123) 456 7890 today")   // "Call **********7890 today"
/// ```
///
/// A masker is a value and may be used from any number of tasks. Make it once and keep it: it holds
/// the numbering plans of its home regions. Time is linear in the length of the text; a text in
/// which nothing is found is given back without being copied, and nothing is allocated for it.
public struct Masker: Sendable {
  /// What this masker looks for and how it masks.
  public let settings: Settings
  let rules: DetectionRules

  /// Makes a masker.
  /// - Parameter settings: What to look for and how to mask.
  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    var kinds: BuiltInKinds = []
    if settings.kinds.contains(.card) { kinds.insert(.card) }
    if settings.kinds.contains(.iban) { kinds.insert(.iban) }
    if settings.kinds.contains(.ssn) { kinds.insert(.ssn) }
    if settings.kinds.contains(.phone) { kinds.insert(.phone) }
    if settings.kinds.contains(.email) { kinds.insert(.email) }
    rules = DetectionRules(
      kinds: kinds,
      plans: settings.homeRegions.compactMap(NumberingPlan.init(region:)),
      isBroad: settings.phoneLeniency == .broad,
      takesBareSocialSecurity: settings.takesBareSocialSecurityNumbers,
      longestTail: settings.format.longestTail
    )
  }

  /// What is found in a text, in order.
  ///
  /// Findings do not overlap.
  ///
  /// When a detector of the host fails, nothing can be said about the text; ``masked(_:)`` tells.
  /// - Parameter text: Any text.
  /// - Returns: The findings, with ranges in `text`.
  public func findings(in text: String) -> [Finding] {
    guard settings.detectors.isEmpty else { return detect(in: text).map { $0.finding(in: text) } }
    return ByteView.lend(text) { bytes in
      guard let first = bytes.firstDigitOrAt(from: 0, to: bytes.count) else { return [] }
      var sink = FindingSink(text: text)
      Scanner(text: bytes, rules: rules).scan(from: first, into: &sink)
      return sink.findings
    }
  }

  /// Whether anything is found in a text; stops at the first finding.
  /// - Parameter text: Any text.
  /// - Returns: Whether there is a finding, or a detector of the host failed.
  public func findsAnything(in text: String) -> Bool {
    guard settings.detectors.isEmpty else {
      let detection = hostDetection(in: text)
      return detection.isFailed || !detection.matches.isEmpty
    }
    var sink = FirstMatchSink()
    ByteView.lend(text) { Scanner(text: $0, rules: rules).scan(into: &sink) }
    return sink.isFound
  }

  /// The text with every finding masked, and everything else untouched.
  ///
  /// Masking twice changes nothing.
  /// - Parameter text: Any text.
  /// - Returns: The masked text; `text` itself if nothing is found.
  public func mask(_ text: String) -> String {
    guard settings.detectors.isEmpty else { return masked(text).text }
    return ByteView.lend(text) { bytes in
      guard let first = bytes.firstDigitOrAt(from: 0, to: bytes.count) else { return text }
      var sink = MatchList()
      Scanner(text: bytes, rules: rules).scan(from: first, into: &sink)
      if sink.matches.isEmpty { return text }
      return replace(sink.matches, in: bytes)
    }
  }

  /// The text with every finding masked, together with the findings.
  /// - Parameter text: Any text.
  /// - Returns: The masked text, the findings, and whether all of it had to be hidden.
  public func masked(_ text: String) -> MaskedText {
    guard settings.detectors.isEmpty else { return maskedByHost(text) }
    return ByteView.lend(text) { bytes in
      var sink = MatchList()
      Scanner(text: bytes, rules: rules).scan(into: &sink)
      if sink.matches.isEmpty { return MaskedText(text: text, findings: [], isWithheld: false) }
      return MaskedText(
        text: replace(sink.matches, in: bytes),
        findings: sink.matches.map { $0.finding(in: text) },
        isWithheld: false
      )
    }
  }
}
