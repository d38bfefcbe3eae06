/// A URL as text, and the spellings in which Twilio may have signed it.
///
/// Nothing is parsed and written anew: a signature is over characters, and every URL type changes
/// some of them.
struct SignedURL {
  /// The URL as it is configured, without the fragment, which holds Twilio's connection overrides
  /// and is never sent.
  let asConfigured: String

  init(_ url: String) {
    asConfigured = String(decoding: url.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
  }

  /// What stands behind the first `?`.
  var query: Substring {
    guard let mark = asConfigured.firstIndex(of: "?") else { return "" }
    return asConfigured[asConfigured.index(after: mark)...]
  }

  /// As configured, with the port taken out or put in, and each of these with the other spelling
  /// of single quotes in the query, which Twilio's back ends do not agree on.
  var variants: [String] {
    let ports = [asConfigured] + (otherPort.map { [$0] } ?? [])
    return ports + ports.compactMap(Self.withOtherQuotes)
  }

  /// Without the port if there is one, with the standard one of the scheme if there is none.
  private var otherPort: String? {
    guard let schemeEnd = asConfigured.firstRange(of: "://") else { return nil }
    let scheme = asConfigured[..<schemeEnd.lowerBound].lowercased()
    let rest = asConfigured[schemeEnd.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    let portStart = Self.portStart(in: host ?? authority)
    if let portStart {
      return String(asConfigured[..<portStart]) + asConfigured[authority.endIndex...]
    }
    guard let port = ["https": ":443", "http": ":80"][scheme] else { return nil }
    return String(asConfigured[..<authority.endIndex]) + port + asConfigured[authority.endIndex...]
  }

  /// Where the colon of a port stands; those inside of an IPv6 address are none.
  private static func portStart(in host: Substring) -> String.Index? {
    guard let colon = host.lastIndex(of: ":") else { return nil }
    let port = host[host.index(after: colon)...].utf8
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return !port.isEmpty && port.allSatisfy(digits.contains) ? colon : nil
  }

  private static func withOtherQuotes(_ url: String) -> String? {
    guard let mark = url.firstIndex(of: "?") else { return nil }
    let query = url[mark...]
    let other =
      query.contains("'")
      ? query.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "%27")
      : query.split(separator: "%27", omittingEmptySubsequences: false).joined(separator: "'")
    return other == query ? nil : String(url[..<mark]) + other
  }
}
