/// One segment of a text message.
public struct Segment: Hashable, Sendable {
  /// The part of the text that travels in it.
  ///
  /// The cut is one between scalars: a flag or a family of emoji may lie on both sides of it, and is
  /// whole again on the telephone.
  public let text: Substring
  /// How many units it takes: septets or units of UTF-16.
  public let units: Int
}

/// A text cut into segments where carriers cut it.
///
/// To know only how many there are, ``SegmentCount`` is faster. To send a long text as several
/// messages, use ``MessageSplitter``, which does not cut what a person calls one character.
public struct Segmentation: Hashable, Sendable {
  /// How the text travels.
  public let encoding: SegmentEncoding
  /// The segments in their order, at least one.
  public let segments: [Segment]

  /// Cuts a text.
  public init(_ text: String, joinedBy header: ConcatenationHeader = .eightBit) {
    let tally = TextTally(text)
    encoding = tally.encoding
    guard tally.units > encoding.unitsInSingle else {
      segments = [Segment(text: text[...], units: tally.units)]
      return
    }
    var walk = SegmentWalk(capacity: encoding.unitsInEach(joinedBy: header))
    var found: [Segment] = []
    var start = text.startIndex
    var units = 0
    for index in text.unicodeScalars.indices {
      if walk.take(encoding.units(of: text.unicodeScalars[index])) {
        found.append(Segment(text: text[start..<index], units: units))
        start = index
      }
      units = walk.unitsInLast
    }
    found.append(Segment(text: text[start...], units: units))
    segments = found
  }

  /// How many units each segment takes.
  public var units: [Int] { segments.map(\.units) }
}
