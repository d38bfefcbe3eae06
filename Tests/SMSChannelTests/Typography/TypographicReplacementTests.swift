import SMSChannel
import Testing

@Suite struct TypographicReplacementTests {
  @Test func `A5 there are 270 replacements, and each is plain GSM-7`() {
    var count = 0
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value),
        let plain = TypographicReplacement.replacement(of: scalar)
      else { continue }
      count += 1
      #expect(GSMAlphabet.septets(of: scalar) == nil)
      #expect(plain.unicodeScalars.allSatisfy { GSMAlphabet.septets(of: $0) != nil })
    }
    #expect(count == 270)
  }

  @Test(arguments: [
    ("\u{201C}It\u{2019}s 5 \u{2013} 6\u{2026}\u{201D}", "\"It's 5 - 6...\""),
    ("a\u{A0}b\u{2009}c", "a b c"), ("\u{200B}x\u{FEFF}", "x"),
    ("\u{BD} \u{2022} \u{AB}", "1/2 - \""),
    ("\u{FF33}\u{FF34}\u{FF2F}\u{FF30}\u{FF01}", "STOP!"), ("\u{203C}", "!!"), ("a\tb", "a b"),
    ("caf\u{E9} \u{20AC}5", "caf\u{E9} \u{20AC}5"), ("\u{1F600} \u{431}", "\u{1F600} \u{431}"),
    ("`a`", "'a'"),
  ])
  func `A5 typographic characters become plain, all others stay`(_ text: String, _ plain: String) {
    #expect(TypographicReplacement.replacing(in: text).utf8.elementsEqual(plain.utf8))
  }

  @Test func `A5 a letter and its accent become the one letter that GSM-7 has`() {
    let text = "cafe\u{301} an\u{303}o Mu\u{308}ller A\u{30A} c\u{327}"
    let plain = TypographicReplacement.replacing(in: text)
    #expect(plain.utf8.elementsEqual("caf\u{E9} a\u{F1}o M\u{FC}ller \u{C5} c\u{327}".utf8))
  }

  @Test func `A5 what is not cheaper is left as it was written`() {
    let policy = TypographicReplacement.Policy.whenCheaper
    let long = "It\u{2019}s " + String(repeating: "a", count: 100)
    #expect(policy.apply(to: long).hasPrefix("It's"))
    let emoji = "It\u{2019}s \u{1F600} " + String(repeating: "a", count: 100)
    #expect(policy.apply(to: emoji).hasPrefix("It\u{2019}s"))
    #expect(policy.apply(to: "It\u{2019}s") == "It\u{2019}s")
    #expect(TypographicReplacement.Policy.never.apply(to: long) == long)
    #expect(TypographicReplacement.Policy.always.apply(to: emoji).hasPrefix("It's \u{1F600}"))
  }
}
