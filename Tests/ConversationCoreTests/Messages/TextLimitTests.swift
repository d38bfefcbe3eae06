import ConversationCore
import Foundation
import Testing

@Suite struct TextLimitTests {
  static func refusal(
    of text: String,
    under limit: TextLimit = TextLimit(),
    isEmptyAllowed: Bool = false
  ) -> ConversationError.Code? {
    do {
      try limit.check(text, isEmptyAllowed: isEmptyAllowed)
      return nil
    } catch {
      return error.code
    }
  }

  /// One character each, of more than one scalar or byte.
  static let characters = ["x", "é", "e\u{301}", "👩‍👩‍👧‍👦", "🇫🇮", "👍🏽", "\r\n", "한", "क्षि"]

  @Test(arguments: characters)
  func `A-8, F-12, V-08, L-07 a character is what a person calls one`(character: String) {
    let fits = 16 * 1024 / character.utf8.count
    let thousand = String(repeating: character, count: min(fits, 999)) + "."
    #expect(TextMeasure.characters.count(thousand) == min(fits, 999) + 1)
    guard fits > 1001 else { return }
    #expect(Self.refusal(of: thousand) == nil)
    #expect(
      Self.refusal(of: thousand + "x")
        == .textTooLong(maximum: 1000, actual: 1001, unit: "characters")
    )
  }

  @Test func `A-8 ASCII is counted like every other text, line ends too`() {
    let texts = ["", "abc", "a\r\nb", "\r\n\r\n", "\n\n", "\r", "a\u{0}b", "\t", "a\r\n\nb"]
    for text in texts { #expect(TextMeasure.characters.count(text) == text.count) }
    let lines = String(repeating: "\r\n", count: 999) + "x"
    #expect(Self.refusal(of: lines) == nil)
    #expect(
      Self.refusal(of: lines + "yz")
        == .textTooLong(maximum: 1000, actual: 1002, unit: "characters")
    )
  }

  @Test(arguments: [
    "", " ", "\n", "\r\n", "\t \n", "\u{A0}", "\u{3000}", "\u{2028}", "\u{2009}\u{85}",
  ])
  func `A-8 empty and white space alone are refused, except beside a file`(text: String) {
    #expect(Self.refusal(of: text) == .textEmpty)
    #expect(Self.refusal(of: text, isEmptyAllowed: true) == nil)
    #expect(Self.refusal(of: text + ".") == nil)
  }

  @Test func `A-8 nothing is trimmed before counting`() {
    let padded = String(repeating: " ", count: 1000) + "x"
    #expect(
      Self.refusal(of: padded) == .textTooLong(maximum: 1000, actual: 1001, unit: "characters")
    )
  }

  @Test func `A-8 a text has at most 16 KiB of UTF-8, whatever the measure`() {
    let none = TextLimit(maximum: .max, measure: TextMeasure(unit: "nothing") { _ in 0 })
    let full = String(repeating: "x", count: 16_384)
    #expect(Self.refusal(of: full, under: none) == nil)
    #expect(
      Self.refusal(of: full + "x", under: none)
        == .textTooLarge(maximumBytes: 16_384, actual: 16_385)
    )
    // One character of thousands of scalars is one character, and too large.
    let tower = "a" + String(repeating: "\u{301}", count: 9000)
    #expect(TextMeasure.characters.count(tower) == 1)
    #expect(Self.refusal(of: tower) == .textTooLarge(maximumBytes: 16_384, actual: 18_001))
  }

  @Test func `A-8 the measure can be another one`() {
    let family = "👩‍👩‍👧‍👦"
    #expect(TextMeasure.unicodeScalars.count(family) == 7)
    #expect(TextMeasure.utf16.count(family) == 11)
    let browser = TextLimit(maximum: 10, measure: .utf16)
    #expect(
      Self.refusal(of: family, under: browser)
        == .textTooLong(maximum: 10, actual: 11, unit: "UTF-16 units")
    )
    #expect(Self.refusal(of: family, under: TextLimit(maximum: 7, measure: .unicodeScalars)) == nil)
  }
}
