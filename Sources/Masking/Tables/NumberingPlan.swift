/// The numbers of one region as people there write them, ready to be asked.
struct NumberingPlan: Sendable {
  /// The shortest and the longest number, trunk prefix included.
  static let lengths = 7...15
  /// Numbers are told apart by their first four digits.
  private static let wordsPerLength = (10_000 + 63) / 64

  /// The region as two letters.
  let region: UInt16
  let callingCode: Int
  /// One bit for each length and each four leading digits.
  private(set) var bits: [UInt64]

  /// The plan of a region, or nothing if the region has none.
  /// - Parameter region: Two letters of ISO 3166, of either case.
  init?(region: String) {
    let name = region.uppercased()
    let wanted = NumberingPlanTable.northAmerican.contains(name) ? "US" : name
    guard wanted.utf8.count == 2,
      let clauses = Self.clauses(of: wanted), let head = clauses.first,
      let code = Int(head.dropFirst(2))
    else { return nil }
    let letters = Array(name.utf8)
    self.region = CountryLetters.pack(letters[0], letters[1])
    callingCode = code
    var bits = [UInt64](repeating: 0, count: Self.lengths.count * Self.wordsPerLength)
    for clause in clauses.dropFirst() { Self.read(clause, into: &bits) }
    // No exchange of the North American plan begins with 0 or 1.
    if code == 1 {
      for prefix in 0..<10_000 where prefix % 10 < 2 {
        let word = (10 - Self.lengths.lowerBound) * Self.wordsPerLength + prefix / 64
        bits[word] &= ~(1 << UInt64(prefix % 64))
      }
    }
    self.bits = bits
  }

  /// Whether numbers of this length with these four leading digits exist.
  func contains(length: Int, prefix: Int) -> Bool {
    Self.contains(bits, length: length, prefix: prefix)
  }

  /// The same for the bits of one plan or of several.
  @inline(__always)
  static func contains(_ bits: [UInt64], length: Int, prefix: Int) -> Bool {
    guard lengths.contains(length) else { return false }
    let word = (length - lengths.lowerBound) * wordsPerLength + prefix / 64
    return bits[word] >> UInt64(prefix % 64) & 1 != 0
  }

  private static func clauses(of region: String) -> ArraySlice<String>? {
    for table in NumberingPlanTable.all {
      let words = TableText.words(of: table)
      guard let start = words.firstIndex(where: { isHead($0) && $0.hasPrefix(region) }) else {
        continue
      }
      let end = words[(start + 1)...].firstIndex(where: isHead) ?? words.endIndex
      return words[start..<end]
    }
    return nil
  }

  private static func isHead(_ word: String) -> Bool {
    word.utf8.first.map(Ascii.isLetter) ?? false
  }

  private static func read(_ clause: String, into bits: inout [UInt64]) {
    let parts = clause.split(separator: ":")
    let head = clause.prefix { $0 != ":" }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, head.count == 2 else { return }
    let trunk = head[0]
    let lengths = TableText.lengths(head[1])
    for (low, high) in TableText.ranges(parts[1]) {
      let span = TableText.span(
        Substring(trunk + low),
        Substring(trunk + high),
        width: 4
      )
      for national in 1..<16 where lengths >> UInt32(national) & 1 != 0 {
        let length = national + trunk.count
        guard Self.lengths.contains(length) else { continue }
        let base = (length - Self.lengths.lowerBound) * wordsPerLength
        for prefix in span { bits[base + prefix / 64] |= 1 << UInt64(prefix % 64) }
      }
    }
  }
}
