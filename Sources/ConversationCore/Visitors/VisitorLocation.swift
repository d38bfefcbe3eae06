/// Where a visitor is, as far as the host can tell from their connection (H-25).
public struct VisitorLocation: Hashable, Sendable, Codable {
  /// The longest name of a place that is kept, in bytes of UTF-8; longer ones are cut.
  public static let longestName = 128

  /// The city.
  public let city: String?
  /// The state or province.
  public let region: String?
  /// The country.
  public let country: String?

  /// Names a place; `nil` if nothing of it is known.
  public init?(city: String? = nil, region: String? = nil, country: String? = nil) {
    self.city = city.flatMap { Self.kept($0) }
    self.region = region.flatMap { Self.kept($0) }
    self.country = country.flatMap { Self.kept($0) }
    if self.city == nil, self.region == nil, self.country == nil { return nil }
  }

  /// The place in one line, from the smallest part to the largest.
  public var text: String {
    [city, region, country].compactMap(\.self).joined(separator: ", ")
  }

  /// A name without control characters, cut between two scalars; `nil` for a blank one.
  private static func kept(_ name: String) -> String? {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in name.unicodeScalars where scalar.properties.generalCategory != .control {
      count += UTF8.width(scalar)
      if count > longestName { break }
      result.append(scalar)
    }
    let isBlank = result.allSatisfy(\.properties.isWhitespace)
    return isBlank ? nil : String(result)
  }
}
