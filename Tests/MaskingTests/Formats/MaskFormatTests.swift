import Masking
import Testing

@Suite struct MaskFormatTests {
  /// The vectors of: value, kind, what an agent sees, how many stars.
  static let vectors: [(ContactValue, String, Int)] = [
    (.phoneNumber("+ 1 (123) 456 7890"), "**********7890", 10),
    (.phoneNumber("+447966197542"), "*********7542", 9),
    (.emailAddress("melissa@gmail.com"), "m******@gmail.com", 6),
    (.phoneNumber("(800) 555-0199"), "*********0199", 9),
    (.phoneNumber("+1-202-555-0147"), "***********0147", 11),
    (.shortCode("12345"), "*2345", 1),
    (.phoneNumber("123"), "***", 3),
    (.emailAddress("a@b.co"), "*@b.co", 1),
    (.emailAddress("jo@x.org"), "j*@x.org", 1),
    (.emailAddress("john.doe+tag@mail.example.com"), "j***********@mail.example.com", 11),
    (.text("4111 1111 1111 1111"), "************1111", 12),
    (.text("4111-1111-1111-1111"), "***************1111", 15),
    (.text("GB82 WEST 1234 5698 7654 32"), "******************5432", 18),
    (.text("123-45-6789"), "***********", 11),
    (.text("Call + 1 (123) 456 7890 today"), "Call **********7890 today", 10),
    (.text("1234567812345678"), "1234567812345678", 0),
  ]

  @Test(arguments: vectors)
  func `V-11 V-12 V-13 A-1 A-2 A-18 masks as the documents show`(
    value: ContactValue,
    shown: String,
    stars: Int
  ) {
    let masked = masker().mask(value)
    #expect(masked == shown)
    #expect(masked.count { $0 == "*" } == stars)
  }

  @Test func `V-11 V-12 V-13 are found in running text too`() {
    #expect(masker().mask("+ 1 (123) 456 7890") == "**********7890")
    #expect(masker().mask("+447966197542") == "*********7542")
    #expect(masker().mask("melissa@gmail.com") == "m******@gmail.com")
  }

  @Test func `A-18 strict shows nothing of card, account and social security number`() {
    let strict = masker([], .strict)
    #expect(strict.mask("4111-1111-1111-1111") == String(repeating: "*", count: 19))
    #expect(strict.mask("GB82 WEST 1234 5698 7654 32") == String(repeating: "*", count: 22))
    #expect(strict.mask("123-45-6789") == "***********")
    #expect(strict.mask("+447966197542") == "*********7542")
    #expect(strict.mask("melissa@gmail.com") == "m******@gmail.com")
  }

  @Test func `A-18 placeholder names the kind`() {
    let text =
      "4111111111111111, GB82WEST12345698765432, 123-45-6789, +447966197542, melissa@gmail.com"
    #expect(masker([], .placeholder).mask(text) == "[card], [iban], [ssn], [phone], [email]")
  }

  @Test func `A-18 pci shows first six and last four of a long card`() {
    let pci = masker([], .pci)
    #expect(pci.mask("4111-1111-1111-1111") == "411111******1111")
    #expect(pci.mask("3782 822463 10005") == "378282*****0005")
    #expect(pci.mask("card 3056 930902 5904") == "card **********5904")
    #expect(pci.mask("４１１１１１１１１１１１１１１１") == "411111******1111")
    #expect(pci.mask("+447966197542") == "*********7542")
    #expect(pci.mask("123-45-6789") == "***********")
  }

  @Test func `A-18 each tail can be changed`() {
    var format = MaskFormat.agent
    format[.card] = .stars(tail: 0)
    format[.iban] = .stars(tail: 2)
    format[.ssn] = .stars(tail: 4)
    format[.phone] = .placeholder
    let masked = masker([], format).mask(
      "4111111111111111, NO9386011117947, 123-45-6789, +447966197542"
    )
    #expect(masked == "****************, *************47, *******6789, [phone]")
    #expect(format[.ssn] == .stars(tail: 4))
  }

  @Test func `A-1 drops invisible scalars and marks with the white space`() {
    #expect(masker().mask("4111\u{200B}1111\u{200B}1111\u{200B}1111") == "************1111")
    #expect(masker().mask("4111\u{A0}1111\u{202F}1111\u{AD}1111") == "************1111")
    #expect(masker().mask(.phoneNumber("\u{200E}+44 7966\u{A0}197542")) == "*********7542")
  }

  @Test func `A-1 never shows a whole value`() {
    #expect(masker().mask(.phoneNumber("1234")) == "****")
    #expect(masker().mask(.phoneNumber("")) == "")
    #expect(masker().mask(.phoneNumber("   ")) == "")
    #expect(masker().mask(.shortCode("66")) == "**")
  }

  @Test func `A-2 counts scalars without marks`() {
    #expect(masker().mask("e\u{301}milie@example.com") == "e*****@example.com")
    #expect(masker().mask("åsa@example.com") == "å**@example.com")
    #expect(masker().mask("用户@例子.公司") == "用*@例子.公司")
    #expect(masker().mask(.emailAddress("a@b@example.com")) == "a**@example.com")
  }

  @Test func `a negative tail shows nothing`() {
    var format = MaskFormat.agent
    format[.card] = .stars(tail: -3)
    #expect(masker([], format).mask("4111111111111111") == "****************")
  }
}
