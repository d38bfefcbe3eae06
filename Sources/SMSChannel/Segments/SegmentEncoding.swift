/// How the characters of a text message travel, which decides how many fit into one segment (C-01).
///
/// The carriers' rule (3GPP TS 23.038): a text travels in GSM-7 if its every Unicode scalar is in
/// that alphabet; a single other one makes the whole text travel in UCS-2.
@nonexhaustive
public enum SegmentEncoding: String, Hashable, Sendable, Codable {
  /// Septets: 160 in one segment, 153 in each of several. ``GSMAlphabet`` has the characters.
  case gsm7 = "GSM-7"
  /// Units of UTF-16: 70 in one segment, 67 in each of several.
  case ucs2 = "UCS-2"

  /// How many units a message of one segment holds.
  public var unitsInSingle: Int {
    switch self {
    case .gsm7: 160
    case .ucs2: 70
    }
  }

  /// How many units each of several segments holds, beside the header that joins them.
  public func unitsInEach(joinedBy header: ConcatenationHeader = .eightBit) -> Int {
    switch (self, header) {
    case (.gsm7, .eightBit): 153
    case (.gsm7, .sixteenBit): 152
    case (.ucs2, .eightBit): 67
    case (.ucs2, .sixteenBit): 66
    }
  }
}

/// The header by which a telephone joins several segments into one message
/// (3GPP TS 23.040, section 9.2.3.24).
@nonexhaustive
public enum ConcatenationHeader: Hashable, Sendable {
  /// A reference number of one byte: six bytes a segment. What providers use.
  case eightBit
  /// A reference number of two bytes: seven bytes a segment.
  case sixteenBit

  /// The largest number of segments that one message can have: the header counts in one byte.
  public static let maximumSegments = 255
}
