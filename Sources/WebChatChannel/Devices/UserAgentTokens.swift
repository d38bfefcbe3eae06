/// Reads the products of a `User-Agent` (RFC 9110 section 10.1.5): `NAME/VERSION`, and the comments
/// in brackets between them.
///
/// One pass over the bytes, of which no more than ``longest`` are looked at.
struct UserAgentTokens {
  static let longest = 1024

  /// A product, and what stands behind its slash.
  struct Product {
    let name: Substring
    let version: Substring
  }

  private(set) var products: [Product] = []
  /// What stands between semicolons in the comments, trimmed.
  private(set) var comments: [Substring] = []

  init(_ text: String) {
    // Cut at a byte: everything that is looked for is ASCII.
    let text = String(decoding: text.utf8.prefix(Self.longest), as: UTF8.self)
    let bytes = text.utf8
    var start = bytes.startIndex
    var depth = 0
    func end(at index: String.Index) {
      guard start < index else { return }
      let piece = text[start..<index]
      if depth > 0 {
        let trimmed = piece.trimmed
        if !trimmed.isEmpty { comments.append(trimmed) }
      } else if let slash = piece.utf8.firstIndex(of: UInt8(ascii: "/")) {
        let version = piece[piece.utf8.index(after: slash)...]
        products.append(Product(name: piece[..<slash], version: version))
      } else {
        products.append(Product(name: piece, version: ""))
      }
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let ends: Bool
      var step = 0
      switch byte {
      case UInt8(ascii: "("): (ends, step) = (true, 1)
      case UInt8(ascii: ")"): (ends, step) = (true, depth > 0 ? -1 : 0)
      case UInt8(ascii: ";"): ends = true
      case 0x09, 0x20: ends = depth == 0
      default: ends = false
      }
      if ends {
        end(at: index)
        depth += step
        start = bytes.index(after: index)
      }
      index = bytes.index(after: index)
    }
    end(at: bytes.endIndex)
  }

  /// The version of the first product of a name; `nil` if there is none.
  func version(of name: String) -> Substring? {
    products.first { $0.name == name }?.version
  }

  /// The rest of the first comment that begins with a text.
  func comment(_ prefix: String) -> Substring? {
    comments.first { $0.hasPrefix(prefix) }?.dropFirst(prefix.count)
  }
}

extension Substring {
  /// Without blanks around it.
  fileprivate var trimmed: Substring {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }

  /// Digits and full stops at the beginning, at most 32, with underscores read as full stops.
  var leadingVersion: String? {
    let digits = utf8.prefix(32).prefix { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
    }
    var text = digits.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }
    while text.last == UInt8(ascii: ".") { text.removeLast() }
    guard let first = text.first, first != UInt8(ascii: ".") else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
