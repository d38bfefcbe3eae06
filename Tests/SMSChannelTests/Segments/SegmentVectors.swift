import SMSChannel

/// Texts and how carriers cut them: ten of Twilio's message-segment-calculator, and boundaries that
/// were computed from the carriers' rule.
enum SegmentVectors {
  struct Vector: Sendable {
    let name: String
    let text: String
    let encoding: SegmentEncoding
    let segments: Int
    let units: Int
    let parts: [Int]?

    init(
      _ name: String,
      _ text: String,
      _ encoding: SegmentEncoding,
      segments: Int,
      units: Int,
      parts: [Int]?
    ) {
      self.name = name
      self.text = text
      self.encoding = encoding
      self.segments = segments
      self.units = units
      self.parts = parts
    }
  }

  static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// `1234567890…`, from some digit on.
  static func digits(from first: Int, _ count: Int) -> String {
    (first..<(first + count)).map { String($0 % 10) }.joined()
  }

  static let all: [Vector] = [
    Vector(
      "GSM-7 in one segment",
      digits(from: 1, 160),
      .gsm7,
      segments: 1,
      units: 160,
      parts: nil
    ),
    Vector(
      "GSM-7 in two segments",
      digits(from: 1, 161),
      .gsm7,
      segments: 2,
      units: 161,
      parts: nil
    ),
    Vector(
      "GSM-7 in three segments",
      digits(from: 1, 307),
      .gsm7,
      segments: 3,
      units: 307,
      parts: nil
    ),
    Vector(
      "UCS-2 message in one segment",
      "\u{1F61C}" + digits(from: 2, 68),
      .ucs2,
      segments: 1,
      units: 70,
      parts: nil
    ),
    Vector(
      "UCS-2 message in two segments",
      "\u{1F61C}" + digits(from: 2, 69),
      .ucs2,
      segments: 2,
      units: 71,
      parts: nil
    ),
    Vector(
      "UCS-2 message in three segments",
      "\u{1F61C}" + digits(from: 2, 133),
      .ucs2,
      segments: 3,
      units: 135,
      parts: nil
    ),
    Vector(
      "UCS-2 with two bytes extended characters in one segments boundary",
      "\u{1F1EE}\u{1F1F9}" + digits(from: 2, 66),
      .ucs2,
      segments: 1,
      units: 70,
      parts: nil
    ),
    Vector(
      "UCS-2 with extended characters in two segments boundary",
      "\u{1F1EE}\u{1F1F9}" + digits(from: 2, 67),
      .ucs2,
      segments: 2,
      units: 71,
      parts: nil
    ),
    Vector(
      "UCS-2 with four bytes extended characters in one segments boundary",
      "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}" + digits(from: 2, 64),
      .ucs2,
      segments: 1,
      units: 70,
      parts: nil
    ),
    Vector(
      "UCS-2 with four bytes extended characters in two segments boundary",
      "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}" + digits(from: 2, 65),
      .ucs2,
      segments: 2,
      units: 71,
      parts: nil
    ),
    Vector("160 GSM", times("a", 160), .gsm7, segments: 1, units: 160, parts: [160]),
    Vector("161 GSM", times("a", 161), .gsm7, segments: 2, units: 161, parts: [153, 8]),
    Vector("306 = 2x153", times("a", 306), .gsm7, segments: 2, units: 306, parts: [153, 153]),
    Vector("307", times("a", 307), .gsm7, segments: 3, units: 307, parts: [153, 153, 1]),
    Vector("459 = 3x153", times("a", 459), .gsm7, segments: 3, units: 459, parts: [153, 153, 153]),
    Vector("460", times("a", 460), .gsm7, segments: 4, units: 460, parts: [153, 153, 153, 1]),
    Vector(
      "extension at boundary: 152 a + euro + 20 a",
      times("a", 152) + "\u{20AC}" + times("a", 20),
      .gsm7,
      segments: 2,
      units: 174,
      parts: [152, 22]
    ),
    Vector(
      "80 euro = 160 septets",
      times("\u{20AC}", 80),
      .gsm7,
      segments: 1,
      units: 160,
      parts: [160]
    ),
    Vector("81 euro", times("\u{20AC}", 81), .gsm7, segments: 2, units: 162, parts: [152, 10]),
    Vector("LF and CR are GSM", "a\r\nb", .gsm7, segments: 1, units: 4, parts: [4]),
    Vector("tab is not GSM", "a\tb", .ucs2, segments: 1, units: 3, parts: [3]),
    Vector("backtick is not GSM", "`", .ucs2, segments: 1, units: 1, parts: [1]),
    Vector("small c-cedilla is not GSM", "\u{E7}", .ucs2, segments: 1, units: 1, parts: [1]),
    Vector("capital C-cedilla is GSM", "\u{C7}", .gsm7, segments: 1, units: 1, parts: [1]),
    Vector("grave e is GSM", "\u{E8}", .gsm7, segments: 1, units: 1, parts: [1]),
    Vector("acute a is not GSM", "\u{E1}", .ucs2, segments: 1, units: 1, parts: [1]),
    Vector("NBSP is not GSM", "a\u{A0}b", .ucs2, segments: 1, units: 3, parts: [3]),
    Vector(
      "typographic apostrophe forces UCS-2",
      "it\u{2019}s",
      .ucs2,
      segments: 1,
      units: 4,
      parts: [4]
    ),
    Vector(
      "Greek capital sigma is GSM, alpha is not",
      "\u{3A3}\u{391}",
      .ucs2,
      segments: 1,
      units: 2,
      parts: [2]
    ),
    Vector("UCS-2 70", times("\u{431}", 70), .ucs2, segments: 1, units: 70, parts: [70]),
    Vector("UCS-2 71", times("\u{431}", 71), .ucs2, segments: 2, units: 71, parts: [67, 4]),
    Vector(
      "UCS-2 134 = 2x67",
      times("\u{431}", 134),
      .ucs2,
      segments: 2,
      units: 134,
      parts: [67, 67]
    ),
    Vector("UCS-2 135", times("\u{431}", 135), .ucs2, segments: 3, units: 135, parts: [67, 67, 1]),
    Vector(
      "emoji straddles 67: 66 + emoji + 10",
      times("\u{431}", 66) + "\u{1F600}" + times("\u{431}", 10),
      .ucs2,
      segments: 2,
      units: 78,
      parts: [66, 12]
    ),
    Vector(
      "35 emoji = 70 units",
      times("\u{1F600}", 35),
      .ucs2,
      segments: 1,
      units: 70,
      parts: [70]
    ),
    Vector("36 emoji", times("\u{1F600}", 36), .ucs2, segments: 2, units: 72, parts: [66, 6]),
    Vector(
      "ZWJ family emoji (7 scalars, 11 units) x7",
      times("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", 7),
      .ucs2,
      segments: 2,
      units: 77,
      parts: [66, 11]
    ),
    Vector("empty", "", .gsm7, segments: 1, units: 0, parts: [0]),
  ]
}
