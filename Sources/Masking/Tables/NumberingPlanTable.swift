/// How phone numbers are written at home, region by region: two letters and the calling code, then
/// `TRUNK/LENGTHS:PREFIXES` for each trunk prefix and set of lengths.
///
/// Lengths and prefixes are those of the national number behind the trunk prefix.
///
/// All regions of the North American plan (code 1) share one entry, `US`.
enum NumberingPlanTable {
  static let all: [StaticString] = [europe, americas, africa, asia, pacific]

  /// The regions of the North American plan beside the United States.
  static let northAmerican: Set<String> = [
    "AG", "AI", "AS", "BB", "BM", "BS", "CA", "DM", "DO", "GD", "GU", "JM", "KN", "KY", "LC", "MP",
    "MS", "PR", "SX", "TC", "TT", "VC", "VG", "VI",
  ]
}
