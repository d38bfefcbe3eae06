import Masking
import Testing

@Suite struct WholeValueTests {
  @Test func `A-25 a whole value is masked by the kind of its address`() {
    #expect(masker().mask(.phoneNumber("not found by any rule 12")) == "***************le12")
    #expect(masker().mask(.shortCode("72727")) == "*2727")
    #expect(masker().mask(.numericID("24681012141618")) == "**********1618")
    #expect(masker().mask(.emailAddress("jo@localhost")) == "j*@localhost")
    #expect(masker().mask(.emailAddress("@localhost")) == "@localhost")
    #expect(masker().mask(.text("Ring +447966197542")) == "Ring *********7542")
  }

  @Test func `A-26 a page's name is no number and stays`() {
    #expect(masker().mask(.text("Example Shop Helsinki")) == "Example Shop Helsinki")
    #expect(masker().mask(.text("Shop 24")) == "Shop 24")
  }

  static let escaped = [
    ("write melissa%40gmail.com", "write m******@gmail.com"),
    ("melissa%2540gmail.com", "m******@gmail.com"),
    ("call %2B447966197542 at 50% off", "call *********7542 at 50% off"),
    ("card=4111%201111%201111%201111&a=%C3%A9", "card=************1111&a=%C3%A9"),
    ("4111%C2%A01111%C2%A01111%C2%A01111", "************1111"),
    ("GB82%20WEST%201234%205698%207654%2032", "******************5432"),
    // One that is found as it stands, and one that is not; bytes that are no text.
    ("+447966197542, melissa%40gmail.com", "*********7542, m******@gmail.com"),
    ("%E9 melissa%40gmail.com", "%E9 m******@gmail.com"),
    ("100%25 of %2B and %zz", "100%25 of %2B and %zz"),
  ]

  @Test(arguments: escaped)
  func `V-10 V-23 what is written with percent signs is masked where it stands`(
    text: String,
    shown: String
  ) {
    #expect(masker().mask(.text(text)) == shown)
    #expect(masker().mask(.text(shown)) == shown)
  }

  @Test func `V-30 a name that is a number with percent signs is masked`() {
    #expect(masker().mask(.name("%2B447966197542")) == "*********7542")
    #expect(masker().mask(.name("Mia %26 Max")) == "Mia %26 Max")
  }

  @Test func `V-09 percent signs hide nothing from a host's detector`() {
    var settings = Masker.Settings()
    settings.detectors = [OrderDetector()]
    #expect(Masker(settings).mask(.text("about o%2D17 and %20")) == "about **** and %20")
  }

  static let numbers = [
    "+447966197542", "079 6619 7542", "(800) 555-0199", "5550199", " 555 01 99 ",
  ]

  @Test(arguments: numbers)
  func `A-17 a name in the shape of a phone number is masked`(name: String) {
    #expect(DisplayName(name).isNumber(ofCustomer: nil))
    #expect(masker().mask(.name(name)) != name)
    #expect(DisplayName(name).initials() == "#", "A-13")
  }

  static let names = [
    "Melissa", "Melissa 2", "R2-D2", "", " ", "555019", "1234567890123456", "Agent 5550199",
    "7+5550199",
    "五五五",
  ]

  @Test(arguments: names)
  func `A-17 any other name is never touched`(name: String) {
    #expect(!DisplayName(name).isNumber(ofCustomer: nil))
    #expect(masker().mask(.name(name)) == name)
  }

  @Test func `A-17 a name with the digits of the customer's number is masked`() {
    #expect(DisplayName("72727").isNumber(ofCustomer: "72727"))
    #expect(DisplayName("#72-727").isNumber(ofCustomer: "7 2727"))
    #expect(masker().mask(.name("72727", customerNumber: "72727")) == "*2727")
    #expect(!DisplayName("7272").isNumber(ofCustomer: "7272"), "four digits are too few")
    #expect(!DisplayName("No 72727").isNumber(ofCustomer: "72727"), "it has letters")
    #expect(!DisplayName("").isNumber(ofCustomer: ""), "two empty strings are not equal")
    #expect(!DisplayName("72727").isNumber(ofCustomer: "72728"))
  }

  static let initials: [(String, String)] = [
    ("Melissa Smith", "MS"), ("melissa", "M"), ("Anna Maria von der Au", "AA"), ("", "#"),
    ("  ", "#"),
    ("+447966197542", "#"), ("ärla öberg", "ÄÖ"), ("李 小龙", "李小"), ("(bob) \"x\" [carl]", "BC"),
    ("72727", "#"), ("ßa", "S"),
  ]

  @Test(arguments: initials)
  func `A-13 initials never show digits`(name: String, shown: String) {
    #expect(DisplayName(name).initials(ofCustomer: "72727") == shown)
  }
}

/// Finds `o-17`, and nothing else.
private struct OrderDetector: SensitiveDataDetector {
  let kind = SensitiveKind(rawValue: "order")

  func ranges(
    in text: Span<UInt8>,
    budget: inout DetectionBudget
  ) throws -> [Range<Int>] {
    let wanted = Array("o-17".utf8)
    guard text.count >= wanted.count else { return [] }
    return (0...text.count - wanted.count)
      .filter { start in wanted.indices.allSatisfy { text[start + $0] == wanted[$0] } }
      .map { $0..<$0 + wanted.count }
  }
}
