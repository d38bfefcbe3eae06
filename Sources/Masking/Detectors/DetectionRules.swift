/// What a masker looks for, in the form in which the scanners ask.
struct DetectionRules: Sendable {
  var kinds: BuiltInKinds
  /// The numbering plans of the home regions, in the host's order.
  var plans: [NumberingPlan]
  /// Whether doubtful numbers are phone numbers too.
  var isBroad: Bool
  /// Whether nine bare digits are a social security number without a word that says so.
  var takesBareSocialSecurity: Bool
}
