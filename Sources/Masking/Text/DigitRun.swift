/// What stands between two groups of digits, as a set of bits.
struct Separators: OptionSet, Sendable {
  let rawValue: UInt16

  static let space = Separators(rawValue: 1)
  static let dash = Separators(rawValue: 2)
  static let dot = Separators(rawValue: 4)
  static let slash = Separators(rawValue: 8)
  static let underscore = Separators(rawValue: 16)
  static let newline = Separators(rawValue: 32)
  static let parenthesis = Separators(rawValue: 64)
  /// Two scalars or more stand between the groups.
  static let several = Separators(rawValue: 128)

  /// What an ASCII byte is as a separator; empty for one that is none.
  @inline(__always)
  static func plain(_ byte: UInt8) -> Separators {
    Separators(rawValue: UInt16(ByteTable.separators[byte]))
  }
}

/// Digits without anything visible between them.
struct DigitGroup {
  var start: Int
  /// How many bytes it takes, the marks upon its last digit included.
  var length: Int32
  /// Where its digits lie in the run.
  var firstDigit: UInt8
  /// How many digits it has; stops counting at ``DigitRun/longestGroup``.
  var count: UInt8
  /// What stands before it.
  var separators: Separators

  var end: Int { start + Int(length) }
}

/// A run of digit groups with at most two separators between them, and room to hold them.
///
/// Memory is lent by the caller, so that reading a run allocates nothing. A run that outgrows it is
/// read in pieces which overlap by more groups than any number can have.
@safe
struct DigitRun: ~Copyable {
  static let groupRoom = 48
  static let digitRoom = 240
  /// A longer group is no number of any kind; 20 digits prove that.
  static let longestGroup = 20
  /// Groups from which a cut run goes on: the longest card has 19 digits.
  static let overlap = 20
  static let byteCount = groupRoom * MemoryLayout<DigitGroup>.stride + digitRoom

  private let groupBase: UnsafeMutablePointer<DigitGroup>
  private let digitBase: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private(set) var digitCount = 0
  /// Whether the run goes on behind the last group that fitted.
  private(set) var isCut = false

  init(memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count >= Self.byteCount)
    guard let base = memory.baseAddress else { preconditionFailure("no memory for a run") }
    let groups = unsafe base.bindMemory(to: DigitGroup.self, capacity: Self.groupRoom)
    let behind = unsafe base + Self.groupRoom * MemoryLayout<DigitGroup>.stride
    unsafe groupBase = groups
    unsafe digitBase = behind.bindMemory(to: UInt8.self, capacity: Self.digitRoom)
  }

  @inline(__always)
  subscript(_ index: Int) -> DigitGroup {
    assert(index >= 0 && index < count)
    return unsafe groupBase[index]
  }

  /// The value of a digit, counted over the whole run.
  @inline(__always)
  func digit(_ index: Int) -> UInt8 {
    assert(index >= 0 && index < digitCount)
    return unsafe digitBase[index]
  }

  var start: Int { self[0].start }
  var end: Int { self[count - 1].end }

  /// How many digits the groups `first` to `last` have together.
  @inline(__always)
  func digitCount(from first: Int, through last: Int) -> Int {
    Int(self[last].firstDigit) + Int(self[last].count) - Int(self[first].firstDigit)
  }

  /// Whether a group has more digits than any number.
  @inline(__always)
  func isTooLong(_ index: Int) -> Bool { Int(self[index].count) >= Self.longestGroup }

  /// Where the group that begins at `start` ends, if its run has fewer than seven digits: too few
  /// for anything.
  ///
  /// Most digits in messages are in such runs. With at most two separators between them, seven
  /// digits lie within 24 bytes, so that counting the digits of three words decides; only text
  /// beyond ASCII has to be read.
  @inline(__always)
  static func endOfShortRun(_ text: ByteView, from start: Int) -> Int? {
    guard start &+ 24 <= text.count else { return nil }
    let first = text.word(at: start)
    let second = text.word(at: start &+ 8)
    let third = text.word(at: start &+ 16)
    guard (first | second | third) & ByteView.highBits == 0 else { return nil }
    let digits = ByteView.digits(inASCII: first)
    let count =
      digits.nonzeroBitCount &+ ByteView.digits(inASCII: second).nonzeroBitCount
      &+ ByteView.digits(inASCII: third).nonzeroBitCount
    guard count < 7 else { return nil }
    // Fewer than seven digits leave a byte in the first word that is none.
    return start &+ (~digits & ByteView.highBits).trailingZeroBitCount >> 3
  }

  /// Reads the run whose first digit begins at `start`, not beyond the end of `text`.
  @inline(__always)
  mutating func read(_ text: ByteView, from start: Int) {
    var index = start
    var groups = 0
    var digits = 0
    var separators: Separators = []
    isCut = false
    while true {
      if groups == Self.groupRoom || digits > Self.digitRoom - Self.longestGroup {
        isCut = true
        break
      }
      let groupStart = index
      let firstDigit = digits
      var value = text[index] &- 0x30
      while value < 10 && digits &- firstDigit < Self.longestGroup {
        unsafe digitBase[digits] = value
        digits = digits &+ 1
        index = index &+ 1
        value = text[index] &- 0x30
      }
      // Digits that are too many are not kept.
      while value < 10 {
        index = index &+ 1
        value = text[index] &- 0x30
      }
      if text[index] >= 0x80 {
        (index, digits) = readForeignDigits(text, from: index, firstDigit, digits)
      }
      unsafe groupBase[groups] = DigitGroup(
        start: groupStart,
        length: Int32(truncatingIfNeeded: index &- groupStart),
        firstDigit: UInt8(truncatingIfNeeded: firstDigit),
        count: UInt8(truncatingIfNeeded: digits &- firstDigit),
        separators: separators
      )
      groups = groups &+ 1
      // Most groups are followed by one plain separator and a digit, or by none.
      let plain = Separators.plain(text[index])
      if plain.rawValue == 0 && text[index] < 0x80 { break }
      if plain.rawValue != 0 && Ascii.isDigit(text[index &+ 1]) {
        separators = plain
        index = index &+ 1
        continue
      }
      guard let next = nextDigit(text, from: index) else { break }
      separators = next.separators
      index = next.index
    }
    count = groups
    digitCount = digits
  }

  /// Goes on with a group at a scalar beyond ASCII: digits of other scripts, and scalars that leave
  /// no trace.
  ///
  /// Gives where the group ends and how many digits there are.
  @inline(never)
  private func readForeignDigits(
    _ text: ByteView,
    from start: Int,
    _ firstDigit: Int,
    _ digits: Int
  ) -> (end: Int, digits: Int) {
    var digits = digits
    var index = start
    var end = start
    while index < text.count {
      if let (value, length) = text.digit(at: index) {
        if digits - firstDigit < Self.longestGroup {
          unsafe digitBase[digits] = value
          digits += 1
        }
        index += length
        end = index
        continue
      }
      let (value, length) = text.scalar(at: index)
      guard value >= 0x80, ScalarClass.isInvisible(value) else { break }
      index += length
      // Marks upon a digit go with it; a joiner before a word does not.
      if end == index - length, Self.isMark(value) { end = index }
    }
    return (end, digits)
  }

  /// Variation selectors and the keycap: what an emoji digit is made of.
  private static func isMark(_ value: UInt32) -> Bool {
    value == 0x20E3 || (value >= 0xFE00 && value <= 0xFE0F)
  }

  /// The next digit behind at most two separators (three if one is a parenthesis).
  private func nextDigit(
    _ text: ByteView,
    from start: Int
  ) -> (index: Int, separators: Separators)? {
    var index = start
    var seen: Separators = []
    var scalars = 0
    while index < text.count {
      let byte = text[index]
      var length = 1
      if byte < 0x80 {
        if Ascii.isDigit(byte) { return scalars > 0 ? (index, seen) : nil }
        let plain = Separators.plain(byte)
        if plain.rawValue == 0 { return nil }
        if plain == .newline && seen.contains(.newline) { return nil }
        if plain == .parenthesis && seen.contains(.parenthesis) && scalars > 1 { return nil }
        if byte == Ascii.carriageReturn && text[index + 1] == Ascii.lineFeed { length = 2 }
        seen.insert(plain)
      } else {
        if text.digit(at: index) != nil { return scalars > 0 ? (index, seen) : nil }
        let (value, width) = text.scalar(at: index)
        length = width
        if ScalarClass.isWideSpace(value) {
          seen.insert(.space)
        } else if ScalarClass.isWideDash(value) {
          seen.insert(.dash)
        } else if ScalarClass.isInvisible(value) {
          scalars -= 1
        } else {
          return nil
        }
      }
      scalars += 1
      index += length
      if scalars > 1 { seen.insert(.several) }
      if scalars > (seen.contains(.parenthesis) ? 3 : 2) { return nil }
    }
    return nil
  }
}
