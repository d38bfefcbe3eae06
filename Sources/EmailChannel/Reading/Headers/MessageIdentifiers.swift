/// The identifiers in `Message-ID`, `In-Reply-To` and `References`: `<left@right>`.
struct MessageIdentifiers {
  /// The longest identifier, in bytes, angle brackets included: a line holds no more.
  static let longest = 998

  /// The identifiers in their order, with angle brackets; what stands between them is skipped.
  let all: [String]
  /// Whether something stands in angle brackets that is no identifier, or is left open.
  let isDamaged: Bool

  /// Reads a field.
  ///
  /// - Throws: ``MailError`` for more identifiers than the limit.
  init(_ value: [UInt8], limit: Int) throws(MailError) {
    var all: [String] = []
    var start: Int?
    var isDamaged = false
    for (position, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "<"):
        isDamaged = isDamaged || start != nil
        start = position
      case UInt8(ascii: ">"):
        if let opened = start, let identifier = Self.identifier(value[opened...position]) {
          guard all.count < limit else { throw MailError(.tooManyReferences(limit: limit)) }
          all.append(identifier)
        } else {
          isDamaged = true
        }
        start = nil
      // Blanks end nothing: some programs fold inside of an identifier.
      default: continue
      }
    }
    self.all = all
    self.isDamaged = isDamaged || start != nil
  }

  private static func identifier(_ bytes: ArraySlice<UInt8>) -> String? {
    let bytes = bytes.filter { $0 != 0x20 && $0 != 0x09 }
    guard bytes.count <= longest, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f }),
      let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 1, at < bytes.count - 2
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
