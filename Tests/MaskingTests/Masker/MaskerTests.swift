import Masking
import Testing

@Suite struct MaskerTests {
  @Test func `A-25 leaves the text around a match byte for byte`() {
    let text =
      "e\u{301}\u{0}\r\n\t🇫🇮 4111 1111 1111 1111\u{FEFF}\u{200D}\r\n\u{1F600} +447966197542!"
    let masked = masker().mask(text)
    #expect(
      Array(masked.utf8)
        == Array(
          "e\u{301}\u{0}\r\n\t🇫🇮 ************1111\u{FEFF}\u{200D}\r\n\u{1F600} *********7542!".utf8
        )
    )
  }

  @Test func `a clean text comes back as it is`() {
    for text in ["", " ", "Haluaisin perua tilaukseni.", "日本語", "12.5.2024 klo 14", "@sofia79"] {
      let masked = masker(["FI"]).masked(text)
      #expect(masked.text == text)
      #expect(masked.findings.isEmpty)
      #expect(!masked.isWithheld)
      #expect(!masker(["FI"]).findsAnything(in: text))
    }
  }

  @Test func `V-16 V-23 finds all five kinds in one text`() {
    let text =
      "card 4111 1111 1111 1111, IBAN NO9386011117947, SSN 123-45-6789, +447966197542, jo@x.org"
    #expect(
      found(text).map { $0.prefix { $0 != " " } } == ["card", "iban", "ssn", "phone", "email"]
    )
    #expect(masker().findsAnything(in: text))
  }

  @Test func `V-09 V-10 only the wanted kinds are looked for`() {
    let text = "4111 1111 1111 1111 NO9386011117947 jo@x.org"
    #expect(found(text) { $0.kinds = [.iban] } == ["iban NO9386011117947"])
    #expect(found(text) { $0.kinds = [] } == [])
    #expect(found(text) { $0.kinds = [.email] } == ["email jo@x.org"])
  }

  @Test func `findings and masked text belong together`() {
    let text = "Puh. 041 2399812, s-posti pekka@example.fi"
    let masked = masker(["FI"]).masked(text)
    #expect(masked.text == "Puh. ******9812, s-posti p****@example.fi")
    #expect(masked.findings == masker(["FI"]).findings(in: text))
    #expect(masked.findings.map { String(text[$0.range]) } == ["041 2399812", "pekka@example.fi"])
  }

  @Test func `a substring and a bridged text are searched like any other`() {
    let long = "xx 4111 1111 1111 1111 yy"
    #expect(masker().mask(String(long.dropFirst(3).dropLast(3))) == "************1111")
  }

  @Test func `a finding's description holds no digit of what it found`() {
    let finding = masker().findings(in: "4929 0000 0000 6")
    #expect(!String(describing: finding).contains("4929"))
  }
}
