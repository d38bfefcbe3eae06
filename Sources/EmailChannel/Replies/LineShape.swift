/// What a line of a mail's text looks like, before its neighbours are considered.
enum LineShape: UInt8 {
  case blank
  /// The customer's words, as far as the line itself says.
  case text
  /// Behind a mark such as `>`.
  case quoted
  /// Part of "On …, Anna wrote:".
  case attribution
  /// The beginning of another mail that is not marked line by line.
  case divider
  /// A line of nothing but hyphens or the like.
  case rule
  /// What wraps the text in signed mails, and says nothing to people.
  case wrapping
}

/// The lines of a text and their shapes.
///
/// Lines are looked at by their places in the text, not as slices of it: short ones cost little more a
/// byte than long ones.
struct ShapedLines {
  let bytes: [UInt8]
  private(set) var lines: [Range<Int>] = []
  private(set) var shapes: [LineShape] = []
  /// With which field of a header each line begins; empty as long as nobody has asked.
  var fields: [FieldMark] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
      lines.append(start..<end)
      start = end + 1
    }
    shapes.reserveCapacity(lines.count)
    for line in lines { shapes.append(Self.shape(of: line, in: bytes)) }
  }

  var count: Int { lines.count }

  /// The bytes of a line.
  func line(_ index: Int) -> ArraySlice<UInt8> { bytes[lines[index]] }

  mutating func set(_ shape: LineShape, at index: Int) { shapes[index] = shape }

  mutating func set(_ shape: LineShape, _ range: Range<Int>) {
    for index in range { shapes[index] = shape }
  }

  /// The next line at or behind an index that is not blank.
  func nextWritten(from index: Int) -> Int? {
    guard index < count else { return nil }
    return shapes[index...].firstIndex { $0 != .blank && $0 != .wrapping }
  }

  // MARK: One line

  /// What a line looks like; its first byte rules out most.
  private static func shape(of line: Range<Int>, in bytes: [UInt8]) -> LineShape {
    var first = line.lowerBound
    while first < line.upperBound, bytes[first] <= 0x20 { first += 1 }
    guard first < line.upperBound else { return .blank }
    let indentation = first - line.lowerBound
    switch bytes[first] {
    case UInt8(ascii: ">"): return indentation <= 8 ? .quoted : .text
    case UInt8(ascii: "|"):
      // A bar is a table's as well, which has another one at its end.
      let words = bytes[first..<line.upperBound]
      let last = words.last { $0 > 0x20 }
      let isQuoted = indentation <= 2 && words.count > 1 && last != UInt8(ascii: "|")
      return isQuoted ? .quoted : .text
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      let isQuoted = indentation <= 1 && hasInitials(first..<line.upperBound, in: bytes)
      return isQuoted ? .quoted : .text
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "~"),
      UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "+"):
      return isRule(bytes[first..<line.upperBound]) ? .rule : .text
    case 0x80...:
      let words = bytes[first..<line.upperBound]
      // U+FF1E is the wide form of `>`.
      if words.starts(with: [0xef, 0xbc, 0x9e]) { return .quoted }
      if isRule(words) { return .rule }
      return isBlank(words) ? .blank : .text
    default: return .text
    }
  }

  /// Whether a line begins with initials and `>` as some programs have it.
  private static func hasInitials(_ words: Range<Int>, in bytes: [UInt8]) -> Bool {
    var position = words.lowerBound
    let end = min(position + 4, words.upperBound)
    while position < end, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[position]) {
      position += 1
    }
    guard position < words.upperBound, bytes[position] == UInt8(ascii: ">") else { return false }
    return position + 1 == words.upperBound || bytes[position + 1] == 0x20
  }

  /// Whether a line is drawn with one or two kinds of characters: at least two hyphens, underscores
  /// or dashes, or three of another kind.
  private static func isRule(_ words: ArraySlice<UInt8>) -> Bool {
    var strong = 0
    var weak = 0
    var position = words.startIndex
    while position < words.endIndex {
      switch words[position] {
      case 0x20, 0x09, 0x0d:
        // Blanks may only stand at the end.
        return words[position...].allSatisfy { $0 <= 0x20 } && (strong >= 2 || weak >= 3)
      case UInt8(ascii: "-"), UInt8(ascii: "_"): strong += 1
      case UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "#"),
        UInt8(ascii: "+"):
        weak += 1
      case 0xe2:
        // En and em dash, horizontal bar, box drawings.
        guard position + 2 < words.endIndex,
          words[position + 1] == 0x80 && (0x93...0x95).contains(words[position + 2])
            || words[position + 1] == 0x94 && (0x80...0x81).contains(words[position + 2])
        else { return false }
        strong += 2
        position += 2
      default: return false
      }
      position += 1
    }
    return strong >= 2 || weak >= 3
  }

  /// Whether a line has nothing but no-break spaces and marks without width.
  private static func isBlank(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 24 else { return false }
    var position = words.startIndex
    while position < words.endIndex {
      let rest = words[position...]
      if words[position] <= 0x20 {
        position += 1
      } else if rest.starts(with: [0xc2, 0xa0]) {
        position += 2
      } else if rest.starts(with: [0xe2, 0x80, 0x8b]) || rest.starts(with: [0xef, 0xbb, 0xbf])
        || rest.starts(with: [0xe2, 0x80, 0x8e]) || rest.starts(with: [0xe1, 0x90, 0xa7])
      {
        position += 3
      } else {
        return false
      }
    }
    return true
  }
}
