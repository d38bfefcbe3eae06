/// What a masker looks for, in the form in which the scanners ask.
///
/// An object, so that handing it on costs one count and not a copy of its arrays.
final class DetectionRules: Sendable {
  let kinds: BuiltInKinds
  /// The numbering plans of the home regions, in the host's order.
  let plans: [NumberingPlan]
  /// The numbers of all of them.
  let anyPlan: NumberingPlan?
  /// Whether doubtful numbers are phone numbers too.
  let isBroad: Bool
  /// Whether nine bare digits are a social security number without a word that says so.
  let takesBareSocialSecurity: Bool

  /// How many characters a mask leaves at most at the end of a number.
  let longestTail: Int

  init(
    kinds: BuiltInKinds,
    plans: [NumberingPlan],
    isBroad: Bool,
    takesBareSocialSecurity: Bool,
    longestTail: Int
  ) {
    self.longestTail = longestTail
    self.kinds = kinds
    self.plans = plans
    anyPlan = plans.dropFirst().reduce(into: plans.first) { $0?.formUnion($1) }
    self.isBroad = isBroad
    self.takesBareSocialSecurity = takesBareSocialSecurity
  }
}
