public import ChannelAdapters

/// The sites whose pages may hold a widget: exact origins, and nothing like them.
///
/// A browser states the origin of the page for WebSockets and for requests to other servers alike;
/// check both. An origin is never answered back unless it is on the list, and cookies play no part.
public struct OriginList: Hashable, Sendable {
  private let origins: Set<String>

  /// Makes a list of origins such as `https://shop.example.com`.
  ///
  /// - Throws: ``OriginError`` for a text that is no origin: one with a path, a wildcard or without
  ///   a scheme.
  public init(_ origins: some Sequence<String>) throws(OriginError) {
    var good: Set<String> = []
    for origin in origins {
      guard let normal = Self.normalised(origin) else { throw OriginError() }
      good.insert(normal)
    }
    self.origins = good
  }

  /// Whether a page of this origin may hold the widget; `nil` and `null` never.
  public func admits(_ origin: String?) -> Bool {
    origin.flatMap { Self.normalised($0) }.map { origins.contains($0) } ?? false
  }

  /// What a request of another origin is answered with (CORS): leave to read for an origin on the
  /// list, and for every other one only that the answer depends on the origin.
  public func headers(for origin: String?) -> HeaderFields {
    var fields = HeaderFields()
    try? fields.append(name: "Vary", value: "Origin")
    if let origin, admits(origin) {
      try? fields.append(name: "Access-Control-Allow-Origin", value: origin)
    }
    return fields
  }

  /// Scheme and host in lower case, the port unless it is the scheme's own; `nil` for anything else.
  private static func normalised(_ origin: String) -> String? {
    guard origin.utf8.count <= 300, origin.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    let text = origin.lowercased()
    let schemes = [("https://", ":443"), ("http://", ":80")]
    guard let (scheme, port) = schemes.first(where: { text.hasPrefix($0.0) }) else { return nil }
    var host = text.dropFirst(scheme.count)
    if host.hasSuffix(port) { host = host.dropLast(port.count) }
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        true
      default: false
      }
    }
    guard isPlain, let first = host.utf8.first, first != UInt8(ascii: ":") else { return nil }
    return scheme + host
  }
}

/// An origin that is none.
public struct OriginError: Error, Hashable, Sendable, CustomStringConvertible {
  init() {}

  /// What to write instead.
  public var description: String {
    "An origin has a scheme, a host, at most a port, and nothing else: https://shop.example.com"
  }
}
