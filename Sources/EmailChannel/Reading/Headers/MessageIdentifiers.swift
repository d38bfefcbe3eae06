/// The identifiers in `Message-ID`, `In-Reply-To` and `References`: `<left@right>`.
struct MessageIdentifiers {
  /// The longest identifier, in bytes, angle brackets included: a line holds no more.
  static let longest = 998

  /// The identifiers in their order, with angle brackets; what stands between them is skipped.
  let all: [String]

  /// Reads a field.
  ///
  /// - Throws: ``MailError`` for more identifiers than the limit.
  init(_ value: [UInt8], limit: Int) throws(MailError) {
    var all: [String] = []
    var start: Int?
    for (position, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): start = position
      case UInt8(ascii: ">"):
        if let opened = start, let identifier = Self.identifier(value[opened...position]) {
          guard all.count < limit else { throw MailError(.tooManyReferences(limit: limit)) }
          all.append(identifier)
        }
        start = nil
      // Blanks end nothing: some programs fold inside of an identifier.
      default: continue
      }
    }
    self.all = all
  }

  private static func identifier(_ bytes: ArraySlice<UInt8>) -> String? {
    let bytes = bytes.filter { $0 != 0x20 && $0 != 0x09 }
    guard bytes.count <= longest, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f }),
      let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 1, at < bytes.count - 2
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
