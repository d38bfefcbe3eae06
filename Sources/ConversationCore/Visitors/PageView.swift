#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A page that a visitor has looked at (H-29).
public struct PageView: Hashable, Sendable, Codable {
  /// The longest address that is kept, in bytes of UTF-8; longer ones are cut.
  public static let longestURL = 2048
  /// The longest title that is kept, in bytes of UTF-8; longer ones are cut.
  public static let longestTitle = 256

  /// The address of the page, without a user's name and without a fragment.
  public let url: String
  /// The title, if the page has one.
  public let title: String?
  /// When it was opened.
  public let at: Date

  /// Describes a page; `nil` for what is no address of a web page.
  ///
  /// Only `http` and `https` are taken: what a card shows as a link must not be a script.
  public init?(url: String, title: String? = nil, at: Date) {
    guard let url = Self.webAddress(url) else { return nil }
    self.url = url
    let title = title.map { Self.cut($0, to: Self.longestTitle) }
    self.title = title?.isEmpty == true ? nil : title
    self.at = at.inWholeMilliseconds
  }

  /// The address of a web page as it may be kept; `nil` for anything else.
  public static func webAddress(_ text: String) -> String? {
    var bytes = Array(text.utf8.prefix(longestURL))
    guard let scheme = ["https://", "http://"].first(where: { hasPrefix(bytes, $0) }),
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    if let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes.removeSubrange(fragment...) }
    let start = scheme.utf8.count
    let end = bytes[start...].firstIndex { "/?\\".utf8.contains($0) } ?? bytes.endIndex
    if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) {
      bytes.removeSubrange(start...at)
    }
    guard start < bytes.count, !"/?\\".utf8.contains(bytes[start]) else { return nil }
    return cut(String(decoding: bytes, as: UTF8.self), to: longestURL)
  }

  private static func hasPrefix(_ bytes: [UInt8], _ prefix: String) -> Bool {
    zip(bytes, prefix.utf8).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
      && bytes.count >= prefix.utf8.count
  }

  /// The text without control characters, cut between two scalars.
  private static func cut(_ text: String, to limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control {
      count += UTF8.width(scalar)
      if count > limit { break }
      // What was cut inside a character reads as one that stands for it.
      if scalar == "\u{FFFD}", count > limit - 4 { break }
      result.append(scalar)
    }
    return String(result)
  }
}
