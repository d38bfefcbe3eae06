/// How telephone numbers of a country are made (ITU-T E.164; the facts of libphonenumber).
struct Country: Sendable {
  /// The code of the region in two letters, `001` for codes of no country.
  let region: String
  /// The calling code, such as `44`.
  let callingCode: String
  /// Which lengths a national number may have: bit 7 for seven digits.
  let lengths: UInt32
  /// What is dialled before a national number inside of the country.
  let trunkPrefix: String?
  /// What is dialled before a number of another country.
  let internationalPrefix: String?

  /// Whether a national number of so many digits is possible.
  func mayHave(digits count: Int) -> Bool { count < 32 && lengths >> UInt32(count) & 1 == 1 }

  /// The country of a region, such as `GB`.
  static func of(region: String) -> Country? { byRegion[region.uppercased()] }

  /// The calling code with which the digits of an international number begin, and all countries
  /// that share it.
  static func sharing(digits: Substring) -> (code: String, countries: [Country])? {
    for length in 1...3 {
      let code = String(digits.prefix(length))
      if let countries = byCode[code] { return (code, countries) }
    }
    return nil
  }

  private static let all: [Country] = CountryTable.text.split { $0 == ";" || $0 == "\n" }
    .compactMap { Country($0) }
  private static let byRegion = Dictionary(all.map { ($0.region, $0) }) { first, _ in first }
  private static let byCode = Dictionary(grouping: all, by: \.callingCode)

  private init?(_ row: Substring) {
    let columns = row.split(separator: " ")
    guard columns.count == 5 else { return nil }
    region = String(columns[0])
    callingCode = String(columns[1])
    trunkPrefix = columns[3] == "-" ? nil : String(columns[3])
    internationalPrefix = columns[4] == "-" ? nil : String(columns[4])
    lengths = columns[2].split(separator: ",").reduce(0) { bits, range in
      let ends = range.split(separator: "-").compactMap { UInt32($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return bits }
      return (first...last).reduce(bits) { $0 | 1 << $1 }
    }
  }
}
