/// How many segments a text takes, counted as carriers do: what a message costs (C-01).
///
/// ```swift
/// let count = SegmentCount("Your parcel is on its way 📦")
/// count.encoding  // .ucs2
/// count.segments  // 1
/// count.room      // 42 units are left
/// ```
///
/// An empty text takes one empty segment. ``Segmentation`` says where a text is cut.
public struct SegmentCount: Hashable, Sendable {
  /// How the text travels.
  public let encoding: SegmentEncoding
  /// The number of segments, at least one.
  public let segments: Int
  /// The number of units in all segments: septets or units of UTF-16.
  public let units: Int
  /// The number of units in the last segment.
  public let unitsInLast: Int
  /// How many more units the last segment holds, if one character more would not change the
  /// encoding.
  public let room: Int

  /// Counts a text's segments, scalar by scalar.
  ///
  /// An escape sequence or a surrogate pair that does not fit at the end of a segment moves to the
  /// next one as a whole. Nothing is allocated.
  public init(_ text: String, joinedBy header: ConcatenationHeader = .eightBit) {
    let tally = TextTally(text)
    let encoding = tally.encoding
    self.encoding = encoding
    units = tally.units
    let single = encoding.unitsInSingle
    guard units > single else {
      segments = 1
      unitsInLast = units
      room = single - units
      return
    }
    let capacity = encoding.unitsInEach(joinedBy: header)
    var walk = SegmentWalk(capacity: capacity)
    if tally.hasPairs {
      var text = text
      text.withUTF8 { bytes in unsafe walk.take(bytes, encoding) }
    } else {
      walk.take(singles: units)
    }
    segments = walk.segments
    unitsInLast = walk.unitsInLast
    room = capacity - unitsInLast
  }

  /// Whether the header of a segment can count so many: a message of more than 255 segments cannot
  /// be sent as one.
  public var isSendable: Bool { segments <= ConcatenationHeader.maximumSegments }
}

/// A walk through several segments.
struct SegmentWalk {
  let capacity: Int
  private(set) var segments = 1
  private(set) var unitsInLast = 0

  init(capacity: Int) { self.capacity = capacity }

  /// Takes a character; returns whether it begins a segment.
  @discardableResult
  mutating func take(_ units: Int) -> Bool {
    if unitsInLast + units > capacity {
      segments += 1
      unitsInLast = units
      return true
    }
    unitsInLast += units
    return false
  }

  /// Takes the characters of a text, which are all in the alphabet of the encoding.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: SegmentEncoding) {
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      guard byte & 0xC0 != 0x80 else { continue }
      switch encoding {
      case .ucs2: take(byte >= 0xF0 ? 2 : 1)
      // Of what GSM-7 has beyond ASCII, only the euro sign has three bytes, or two septets.
      case .gsm7: take(byte < 0x80 ? GSMAlphabet.cost(ofASCII: byte) : byte >= 0xE0 ? 2 : 1)
      }
    }
  }

  /// Takes characters of one unit each.
  mutating func take(singles count: Int) {
    segments = (count + capacity - 1) / capacity
    unitsInLast = count - (segments - 1) * capacity
  }
}

extension SegmentEncoding {
  /// The units of a scalar, which is in the alphabet of the encoding.
  @inline(__always)
  func units(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .gsm7: GSMAlphabet.cost(of: scalar.value)
    case .ucs2: scalar.value > 0xFFFF ? 2 : 1
    }
  }
}
