/// Cuts a long text into several messages, each of which stands by itself.
///
/// Carriers join segments again, and may cut anywhere between scalars. Messages are not joined: what
/// a person calls one character is never torn, and where a blank is near the end, the cut is there.
public struct MessageSplitter: Sendable {
  /// How many segments each message may take, at least 1.
  public let segments: Int
  /// Whether a message ends behind a blank where one lies in the last quarter of it.
  public let prefersBlanks: Bool

  /// Sets up a splitter.
  public init(segments: Int = 1, prefersBlanks: Bool = true) {
    self.segments = max(1, min(segments, ConcatenationHeader.maximumSegments))
    self.prefersBlanks = prefersBlanks
  }

  /// The messages, in their order: one for a text that fits, and for an empty one.
  ///
  /// Each message travels in an encoding of its own. Nothing is dropped: joined, the messages are
  /// the text. A single character that is longer than a whole message, such as a letter under a
  /// heap of accents, is cut between scalars.
  public func split(_ text: String) -> [Substring] {
    var messages: [Substring] = []
    var rest = text[...]
    while true {
      let end = end(of: rest)
      messages.append(rest[..<end])
      guard end < rest.endIndex else { return messages }
      rest = rest[end...]
    }
  }

  /// Where the first message of a text ends.
  private func end(of text: Substring) -> Substring.Index {
    var room = Room(segments: segments)
    var end = text.startIndex
    // A blank that is met while there is room is where the message ends if there is not for all.
    var blank: Substring.Index?
    var unitsAtBlank = 0
    for index in text.indices {
      let character = text[index]
      guard room.take(character.unicodeScalars) else {
        guard end > text.startIndex else { return Self.tornEnd(of: text, segments) }
        if prefersBlanks, let blank, unitsAtBlank * 4 >= room.units * 3 { return blank }
        return end
      }
      end = text.index(after: index)
      if character.isWhitespace {
        blank = end
        unitsAtBlank = room.units
      }
    }
    return end
  }

  /// Where a character that is too long for a message is cut.
  private static func tornEnd(of text: Substring, _ segments: Int) -> Substring.Index {
    var room = Room(segments: segments)
    var end = text.startIndex
    for index in text.unicodeScalars.indices {
      guard room.take(CollectionOfOne(text.unicodeScalars[index])) else { break }
      end = text.unicodeScalars.index(after: index)
    }
    return end
  }
}

/// The room in a message, whose encoding changes with the first character that GSM-7 lacks.
private struct Room {
  private var walks: (gsm7: SegmentWalk?, ucs2: SegmentWalk)
  private var totals = (gsm7: 0, ucs2: 0)
  private let segments: Int

  init(segments: Int) {
    self.segments = segments
    walks = (Self.walk(.gsm7, segments), Self.walk(.ucs2, segments))
  }

  /// How many units were taken, in the encoding that the message has by now.
  var units: Int { walks.gsm7 == nil ? totals.ucs2 : totals.gsm7 }

  /// Takes a character if there is room for all of it.
  mutating func take(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    let before = self
    for scalar in scalars {
      let septets = GSMAlphabet.cost(of: scalar.value)
      if septets == 0 { walks.gsm7 = nil }
      walks.gsm7?.take(septets)
      totals.gsm7 += septets
      let units = SegmentEncoding.ucs2.units(of: scalar)
      walks.ucs2.take(units)
      totals.ucs2 += units
      guard walks.gsm7?.segments ?? walks.ucs2.segments <= segments else {
        self = before
        return false
      }
    }
    return true
  }

  private static func walk(_ encoding: SegmentEncoding, _ segments: Int) -> SegmentWalk {
    SegmentWalk(capacity: segments == 1 ? encoding.unitsInSingle : encoding.unitsInEach())
  }
}
