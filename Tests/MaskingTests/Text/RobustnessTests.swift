import Masking
import Testing

/// Whatever comes in: a result comes out, soon, and the rest of the text is as it was.
@Suite struct RobustnessTests {
  static let masker: Masker = {
    var settings = Masker.Settings(homeRegions: ["US", "FI", "SE", "DK"])
    settings.phoneLeniency = .broad
    return Masker(settings)
  }()

  /// Findings are in order, do not overlap, and lie on scalars.
  private func check(_ text: String) {
    let masked = Self.masker.masked(text)
    var last = text.startIndex
    for finding in masked.findings {
      #expect(finding.range.lowerBound >= last)
      #expect(!finding.range.isEmpty)
      #expect(finding.range.lowerBound.samePosition(in: text.unicodeScalars) != nil)
      #expect(finding.range.upperBound.samePosition(in: text.unicodeScalars) != nil)
      last = finding.range.upperBound
    }
    #expect(last <= text.endIndex)
  }

  @Test func `random bytes give a result`() {
    var random = SeededNumbers(7)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func `random scalars near digits and separators give a result`() {
    var random = SeededNumbers(11)
    let likely: [Unicode.Scalar] = Array(
      "0123456789 -./_()+@*#:,\n\r\tabGB\u{A0}\u{200B}\u{20E3}\u{FE0F}٤４④⁴é中ａ@＠".unicodeScalars
    )
    for _ in 0..<6000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        if Int.random(in: 0..<20, using: &random) == 0 {
          text.append(Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "x")
        } else if let scalar = likely.randomElement(using: &random) {
          text.append(scalar)
        }
      }
      check(String(text))
    }
  }

  static let units = [
    "1", "12 ", "1 ", "1-", "4111 ", "4111-1111-1111-1111 ", "1.", "(", "(1", "+", "+1", "+1 ", "@",
    "a@", "a@b", "a@b.", "a@b.co@", "a.", "GB82", "GB82 ", "GB82WEST", "G8", "123-45-", "9 ", "0",
    "00 ", "\u{200B}", "1\u{200B}", "\u{301}", "1\u{20E3}", "é", "中", "中@", "٤", "４ ", "④", "*",
    "***1",
    "\"", "\"@", "1/", "_1", "\n1", "tel 1", "order 12345678 ", "040 1234567 ", "xn--a.", "@[", "ſ",
  ]

  @Test(arguments: units)
  func `a megabyte of the same ends soon`(unit: String) {
    let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
    check(text)
  }

  @Test func `a megabyte between two digits ends soon`() {
    for filler in ["\u{200B}", "\u{301}", " ", "(", "中", "a"] {
      check("4" + String(repeating: filler, count: (1 << 20) / filler.utf8.count) + "1")
    }
  }
}
