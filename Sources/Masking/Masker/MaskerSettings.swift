extension Masker {
  /// What a masker looks for and how it masks.
  public struct Settings: Sendable {
    /// How readily something is taken for a phone number.
    public enum PhoneLeniency: String, Hashable, Sendable, CaseIterable {
      /// Numbers behind `+` or 00, and numbers that the home regions' numbering plans know.
      case strict
      /// Besides, 7 to 15 digits with a separator that are nothing else: hides too much rather than
      /// too little.
      case broad
    }

    /// Which of the built-in kinds are looked for; all five by default.
    public var kinds: Set<SensitiveKind> = SensitiveKind.builtIn
    /// How findings are masked.
    public var format: MaskFormat = .agent
    /// The regions (two letters of ISO 3166) whose phone numbers are known without a country code.
    ///
    /// With none, only numbers with a country code are found. Unknown regions are ignored.
    public var homeRegions: [String] = []
    /// How readily something is taken for a phone number.
    public var phoneLeniency: PhoneLeniency = .strict
    /// Whether nine bare digits are a social security number even without a word that says so.
    public var takesBareSocialSecurityNumbers = false
    /// The host's own detectors, in order of precedence.
    public var detectors: [any SensitiveDataDetector] = []
    /// How many steps each of them may take for each byte of text, beside a thousand for free.
    public var stepsPerByte = 16

    /// The settings by default: all built-in kinds, format ``MaskFormat/agent``, no home region.
    public init() {}

    /// Settings for customers of some regions.
    /// - Parameters:
    ///   - homeRegions: Two letters of ISO 3166 each.
    ///   - format: How findings are masked.
    public init(homeRegions: [String], format: MaskFormat = .agent) {
      self.homeRegions = homeRegions
      self.format = format
    }
  }
}
