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
struct DigitRun {
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

  /// Reads the run whose first digit begins at `start`, not beyond `limit`.
  mutating func read(_ text: ByteView, from start: Int, limit: Int) {
    count = 0
    digitCount = 0
    isCut = false
    var index = start
    var separators: Separators = []
    while true {
      if count == Self.groupRoom || digitCount + Self.longestGroup > Self.digitRoom {
        isCut = true
        return
      }
      index = readGroup(text, from: index, limit: limit, separators)
      guard let next = nextDigit(text, from: index, limit: limit) else { return }
      separators = next.separators
      index = next.index
    }
  }

  private mutating func readGroup(
    _ text: ByteView, from start: Int, limit: Int, _ separators: Separators
  ) -> Int {
    let firstDigit = digitCount
    var index = start
    var end = start
    while index < limit {
      let byte = text[index]
      if Ascii.isDigit(byte) {
        if digitCount - firstDigit < Self.longestGroup {
          unsafe digitBase[digitCount] = byte &- 0x30
          digitCount += 1
        }
        index += 1
        end = index
      } else if byte < 0x80 {
        break
      } else if let (value, length) = text.digit(at: index) {
        if digitCount - firstDigit < Self.longestGroup {
          unsafe digitBase[digitCount] = value
          digitCount += 1
        }
        index += length
        end = index
      } else {
        let (value, length) = text.scalar(at: index)
        guard ScalarClass.isInvisible(value) else { break }
        index += length
        // Marks upon a digit go with it; a joiner before a word does not.
        if end == index - length, Self.isMark(value) { end = index }
      }
    }
    unsafe groupBase[count] = DigitGroup(
      start: start, length: Int32(truncatingIfNeeded: end - start),
      firstDigit: UInt8(firstDigit), count: UInt8(digitCount - firstDigit),
      separators: separators)
    count += 1
    return end
  }

  /// Variation selectors and the keycap: what an emoji digit is made of.
  private static func isMark(_ value: UInt32) -> Bool {
    value == 0x20E3 || (value >= 0xFE00 && value <= 0xFE0F)
  }

  /// The next digit behind at most two separators (three if one is a parenthesis).
  private func nextDigit(
    _ text: ByteView, from start: Int, limit: Int
  ) -> (index: Int, separators: Separators)? {
    var index = start
    var seen: Separators = []
    var scalars = 0
    while index < limit {
      let byte = text[index]
      var length = 1
      switch byte {
      case 0x30...0x39: return scalars > 0 ? (index, seen) : nil
      case Ascii.space, 0x09: seen.insert(.space)
      case Ascii.hyphen: seen.insert(.dash)
      case Ascii.dot: seen.insert(.dot)
      case Ascii.slash: seen.insert(.slash)
      case Ascii.underscore: seen.insert(.underscore)
      case Ascii.leftParenthesis, Ascii.rightParenthesis:
        if seen.contains(.parenthesis) && scalars > 1 { return nil }
        seen.insert(.parenthesis)
      case Ascii.lineFeed, Ascii.carriageReturn:
        if seen.contains(.newline) { return nil }
        seen.insert(.newline)
        if byte == Ascii.carriageReturn && text[index + 1] == Ascii.lineFeed { length = 2 }
      case 0x80...:
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
      default: return nil
      }
      scalars += 1
      index += length
      if scalars > 1 { seen.insert(.several) }
      if scalars > (seen.contains(.parenthesis) ? 3 : 2) { return nil }
    }
    return nil
  }
}
