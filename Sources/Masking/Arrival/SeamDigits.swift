/// The run of digits that is nearest to one end of a text.
struct SeamDigits {
  struct Group {
    var digits: [UInt8]
    var range: Range<Int>
  }

  /// The groups of the run; none if something glued to it makes it another thing.
  private(set) var groups: [Group] = []
  /// Whether the text has no digit anywhere.
  private(set) var isWithoutDigits = true
  /// Whether the run is all there is, but for white space and punctuation.
  private(set) var isWholeText = false
  /// Whether no word stands between the run and that end of the text.
  private(set) var touchesSeam = false

  /// How many digits there are.
  var count: Int { groups.reduce(0) { $0 + $1.digits.count } }

  /// The first run of a text.
  init(firstOf text: String) {
    ByteView.lend(text) { bytes in read(bytes, takesLast: false) }
  }

  /// The last run of a text.
  init(lastOf text: String) {
    ByteView.lend(text) { bytes in read(bytes, takesLast: true) }
  }

  /// Whether a text has a digit anywhere.
  static func hasDigit(_ text: String) -> Bool {
    ByteView.lend(text) { bytes in
      var position = 0
      while let start = bytes.firstDigitOrAt(from: position, to: bytes.count) {
        if !bytes.isAt(at: start) { return true }
        position = start + 1
      }
      return false
    }
  }

  private mutating func read(_ bytes: ByteView, takesLast: Bool) {
    var position = 0
    while let start = bytes.firstDigitOrAt(from: position, to: bytes.count) {
      guard !bytes.isAt(at: start) else {
        position = start + 1
        continue
      }
      isWithoutDigits = false
      groups = Self.groups(in: bytes, from: start)
      position = groups.last?.range.upperBound ?? bytes.count
      if !takesLast { break }
    }
    guard let first = groups.first, let last = groups.last else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    let hasWordBefore = Self.hasWord(bytes, 0..<range.lowerBound)
    let hasWordAfter = Self.hasWord(bytes, range.upperBound..<bytes.count)
    touchesSeam = takesLast ? !hasWordAfter : !hasWordBefore
    isWholeText = !hasWordBefore && !hasWordAfter
    if bytes.isMaskedLeft(at: range.lowerBound) || bytes.isGluedLeft(at: range.lowerBound)
      || bytes.isGluedRight(at: range.upperBound)
    {
      groups = []
    }
  }

  /// The run that begins at `start`; a run too long to be read at once counts as far as it was read.
  private static func groups(in bytes: ByteView, from start: Int) -> [Group] {
    unsafe withUnsafeTemporaryAllocation(
      byteCount: DigitRun.byteCount,
      alignment: MemoryLayout<DigitGroup>.alignment
    ) { memory in
      var run = unsafe DigitRun(memory: memory)
      run.read(bytes, from: start)
      return (0..<run.count).map { index in
        let group = run[index]
        let first = Int(group.firstDigit)
        return Group(
          digits: (first..<(first + Int(group.count))).map { run.digit($0) },
          range: group.start..<group.end
        )
      }
    }
  }

  /// Whether a letter or a digit stands in a part of the text.
  private static func hasWord(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = bytes.scalar(at: index)
      if ScalarClass.isSpacedLetter(value) || ScalarClass.isAddressLetter(value)
        || bytes.digit(at: index) != nil
      {
        return true
      }
      index += length
    }
    return false
  }

  /// The text with some of the groups redacted.
  func redacted(_ text: String, groups chosen: Range<Int>) -> String {
    guard let first = groups[chosen].first, let last = groups[chosen].last else { return text }
    let match = Match(
      kind: .card,
      confidence: .medium,
      detail: 0,
      start: first.range.lowerBound,
      end: last.range.upperBound
    )
    return ByteView.lend(text) { Self.redactor.replace([match], in: $0) }
  }

  private static let redactor: Masker = {
    var settings = Masker.Settings()
    settings.format = .strict
    return Masker(settings)
  }()
}
