/// What a masker looks for, in the form in which the scanners ask.
///
/// An object, so that handing it on costs one count and not a copy of its arrays.
final class DetectionRules: Sendable {
  let kinds: BuiltInKinds
  /// The numbering plans of the home regions, in the host's order.
  let plans: [NumberingPlan]
  /// The numbers of all of them, for one quick question; empty without a home region.
  private let homeNumbers: [UInt64]
  /// Whether there is a home region.
  let hasHome: Bool
  /// Whether a home region is in North America, in Australia or in Japan: people there dial 011,
  /// 0011 or 010 before a country code.
  let isNorthAmerican: Bool
  let isAustralian: Bool
  let isJapanese: Bool
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
    homeNumbers = plans.dropFirst().reduce(into: plans.first?.bits ?? []) { all, plan in
      for index in all.indices { all[index] |= plan.bits[index] }
    }
    hasHome = !plans.isEmpty
    isNorthAmerican = plans.contains { $0.callingCode == 1 }
    isAustralian = plans.contains { $0.callingCode == 61 }
    isJapanese = plans.contains { $0.callingCode == 81 }
    self.isBroad = isBroad
    self.takesBareSocialSecurity = takesBareSocialSecurity
  }

  /// Whether some home region has numbers of this length with these four leading digits.
  @inline(__always)
  func isHomeNumber(length: Int, prefix: Int) -> Bool {
    hasHome && NumberingPlan.contains(homeNumbers, length: length, prefix: prefix)
  }
}
