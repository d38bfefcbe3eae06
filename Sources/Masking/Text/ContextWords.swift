/// The words before a number that say what it is.
///
/// Only words between the number and whatever precedes it count: the search stops at a digit, a
/// pair of stars, a closing bracket and an at sign, so that masking one number never changes the meaning of
/// the next, at the end of the match before, and after ``reach`` bytes.
enum ContextWords {
  /// How far back a word may stand, in bytes.
  static let reach = 72

  /// What the nearest word that means anything says.
  enum Meaning {
    case phone
    /// A word such as "number", which says so unless another word says what it numbers.
    case number
    /// An order, an article, an amount: some other number.
    case other
    case none
  }

  /// What a word in the lists says.
  enum Label: UInt8 {
    case phone
    case number
    case other
    /// As `other`, but only as a whole word.
    case wholeOther
  }

  /// What the words before `position` say about a number there.
  static func meaning(_ text: ByteView, before position: Int, floor: Int) -> Meaning {
    var meaning = Meaning.none
    forEachWord(text, before: position, floor, inSentence: true) { word in
      guard let (label, length) = labels.prefix(of: text, word) else { return true }
      switch Label(rawValue: label) {
      case .phone: meaning = .phone
      case .other: meaning = .other
      case .wholeOther where length == word.count: meaning = .other
      // Words come nearest first, and "number" waits for what it belongs to.
      case .number:
        if meaning == .none { meaning = .number }
        return true
      default: return true
      }
      return false
    }
    return meaning
  }

  /// Whether a word of `list` begins one of the words before `position`.
  static func contains(
    _ list: WordIndex,
    _ text: ByteView,
    before position: Int,
    floor: Int
  ) -> Bool {
    var isFound = false
    forEachWord(text, before: position, floor, inSentence: false) { word in
      isFound = list.prefix(of: text, word) != nil
      return !isFound
    }
    return isFound
  }

  /// Whether a word of `list` begins one of the words shortly behind `position`.
  static func contains(_ list: WordIndex, _ text: ByteView, after position: Int) -> Bool {
    var index = position
    while index < min(position + 24, text.count) {
      let byte = text[index]
      if Ascii.isDigit(byte) || byte == Ascii.star || byte == Ascii.leftBracket { return false }
      if Ascii.isLetter(byte), !text.isGluedLeft(at: index),
        list.prefix(of: text, index..<min(index + 16, text.count)) != nil
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Gives the words before `position`, nearest first, until `body` has had enough.
  ///
  /// In scripts without spaces every letter begins a "word" that reaches to the next break.
  private static func forEachWord(
    _ text: ByteView,
    before position: Int,
    _ start: Int,
    inSentence: Bool,
    _ body: (Range<Int>) -> Bool
  ) {
    let floor = max(start, position - reach)
    var end = position
    var index = position
    var hasWord = false
    func offer(_ start: Int) -> Bool {
      hasWord = true
      return body(start..<end)
    }
    while index > floor {
      let start = text.start(before: index)
      let byte = text[start]
      if byte < 0x80 {
        if Ascii.isLetter(byte) {
          if !Ascii.isLetter(text[start - 1]) && !isWordByte(text, before: start) {
            if !offer(start) { return }
          }
        } else {
          // Another sentence speaks of something else; "tel." is none.
          if inSentence && hasWord && endsSentence(text, start) { return }
          if stops(byte) || (byte == Ascii.star && text[start - 1] == Ascii.star) { return }
          end = start
        }
      } else {
        let (value, _) = text.scalar(at: start)
        if ScalarClass.isSpacedLetter(value) {
          if !isWordByte(text, before: start) && !offer(start) { return }
        } else if ScalarClass.isAddressLetter(value) {
          if !offer(start) { return }
        } else {
          if text.digit(at: start) != nil { return }
          end = start
        }
      }
      index = start
    }
  }

  private static func endsSentence(_ text: ByteView, _ index: Int) -> Bool {
    switch text[index] {
    case Ascii.lineFeed, Ascii.carriageReturn: true
    case Ascii.dot, 0x21, 0x3F: ScalarClass.isSpace(UInt32(text[index + 1]))
    default: false
    }
  }

  private static func stops(_ byte: UInt8) -> Bool {
    Ascii.isDigit(byte) || byte == Ascii.rightBracket || byte == Ascii.at
  }

  private static func isWordByte(_ text: ByteView, before index: Int) -> Bool {
    guard index > 0 else { return false }
    let (value, _) = text.scalar(at: text.start(before: index))
    return ScalarClass.isSpacedLetter(value)
  }
}
