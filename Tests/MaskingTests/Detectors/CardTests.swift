import Masking
import Testing

@Suite struct CardTests {
  /// Test numbers of payment gateways, with the brand that the ranges say.
  static let cards: [(String, String)] = [
    ("4111111111111111", "visa"),
    ("4242424242424242", "visa"),
    ("4012888888881881", "visa"),
    ("4222222222222", "visa"),
    ("4000056655665556", "visa"),
    ("4988438843884305", "visa"),
    ("5555555555554444", "mastercard"),
    ("5105105105105100", "mastercard"),
    ("2223003122003222", "mastercard"),
    ("2221000000000009", "mastercard"),
    ("2720990000000007", "mastercard"),
    ("378282246310005", "amex"),
    ("371449635398431", "amex"),
    ("378734493671000", "amex"),
    ("6011111111111117", "discover"),
    ("6011000990139424", "discover"),
    ("6445644564456445", "discover"),
    ("30569309025904", "diners"),
    ("38520000023237", "diners"),
    ("36227206271667", "diners"),
    ("3056930009020004", "diners"),
    ("3530111333300000", "jcb"),
    ("3566002020360505", "jcb"),
    ("6200000000000005", "unionpay"),
    ("6200000000000047", "unionpay"),
    ("6205500000000000004", "unionpay"),
    ("6759649826438453", "maestro"),
    ("5018000000000009", "maestro"),
    ("6304000000000000", "maestro"),
    ("2200000000000004", "mir"),
    ("2204000000000000", "mir"),
    ("6362970000457013", "elo"),
    ("5066991111111118", "elo"),
    ("6062826786276634", "hipercard"),
    ("6370950000000005", "hiper"),
    ("5060990580000217499", "verve"),
    ("9792030394440796", "troy"),
    ("9792020000000001", "troy"),
  ]

  @Test(arguments: cards)
  func `A-25 finds a card of each brand`(number: String, brand: String) throws {
    let finding = try #require(masker().findings(in: "card: \(number).").first)
    #expect(finding.kind == .card)
    #expect(finding.brand?.rawValue == brand)
    #expect(found("card: \(number).") == ["card \(number)"])
  }

  static let others = [
    "4111111111111112",  // Luhn fails
    "1234567812345670",  // Luhn ok, no IIN (prefix 1, 16 digits)
    "0000000000000000",  // all zero
    "1760000000005",  // epoch milliseconds, 13 digits, leading 1
    "490154203237518",  // IMEI (15 digits, Luhn ok)
    "8944110065160128345",  // ICCID-like 19 digits, prefix 89
    "4006381333931",  // EAN-13 barcode
    "4111-1111-1111",  // 12 digits only
    "411111111111111111111",  // 21 digits
    "7992739871",  // 10 digits
  ]

  @Test(arguments: others)
  func `A-25 leaves numbers alone that are no cards`(text: String) {
    #expect(found(text) == [])
    #expect(found("it says \(text) here") == [])
  }

  static let writings = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111.1111.1111.1111",
    "4111\u{A0}1111\u{A0}1111\u{A0}1111",
    "4111\u{2009}1111\u{2009}1111\u{2009}1111",
    "4111\u{2013}1111\u{2013}1111\u{2013}1111",
    "4111\u{200B}1111\u{200B}1111\u{200B}1111",
    "\u{FF14}\u{FF11}\u{FF11}\u{FF11} \u{FF11}\u{FF11}\u{FF11}\u{FF11} \u{FF11}\u{FF11}\u{FF11}\u{FF11} \u{FF11}\u{FF11}\u{FF11}\u{FF11}",
    "\u{664}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}\u{661}",
    "4111\n1111\n1111\n1111",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "4111_1111_1111_1111",
    "4111/1111/1111/1111",
    "4111 1111\u{AD} 1111 1111",
  ]

  @Test(arguments: writings)
  func `A-25 finds a card in every writing`(text: String) {
    #expect(found(text) == ["card \(text)"])
    #expect(found("mit \(text) bezahlt") == ["card \(text)"])
  }

  @Test func `E2 finds a card in keycaps, circled and superscript digits`() {
    let keycaps = "4111111111111111".map { "\($0)\u{FE0F}\u{20E3}" }.joined()
    #expect(found("card \(keycaps)!") == ["card \(keycaps)"])
    let circled = "④①①①①①①①①①①①①①①①"
    #expect(found(circled) == ["card \(circled)"])
    let raised = "⁴¹¹¹¹¹¹¹¹¹¹¹¹¹¹¹"
    #expect(found(raised) == ["card \(raised)"])
    let lowered = "₅₅₅₅₅₅₅₅₅₅₅₅₄₄₄₄"
    #expect(found(lowered) == ["card \(lowered)"])
  }

  @Test func `E2 does not take letters for digits`() {
    #expect(found("4l11 1111 1111 1111") == [])
  }

  @Test func `C-05 leaves a number behind a plus sign to the phone rules`() {
    #expect(found("+4111111111111111") == [])
  }

  @Test func `A-25 never takes a slice of a longer run`() {
    #expect(found("94111111111111111") == [])
    #expect(found("4111111111111111 1111") == ["card 4111111111111111"])
    #expect(found("A056-4111111-1111111-11") == [])
    #expect(found("x4111111111111111") == [])
    #expect(found("41111111111111115555555555554444") == [])
  }

  @Test func `A-25 finds cards beside other numbers`() {
    #expect(
      found("4111 1111 1111 1111 5555 5555 5555 4444")
        == ["card 4111 1111 1111 1111", "card 5555 5555 5555 4444"]
    )
    #expect(found("4111 1111 1111 1111 12/27") == ["card 4111 1111 1111 1111"])
    #expect(found("12 4111111111111111") == ["card 4111111111111111"])
    #expect(found("卡号4111111111111111谢谢") == ["card 4111111111111111"])
    #expect(found("card4111111111111111") == ["card 4111111111111111"])
  }

  @Test func `peers 30 leaves timestamps, order numbers and article numbers alone`() {
    for text in [
      "1760000000005", "1630923606", "2023-01-29T18:52:04.123456+02:00", "20240115123045",
      "order 142174952940", "4006381333931", "490154203237518", "358619040258472",
      "8944110065160128345", "00138908296613901550", "JJFI13497989017510735745",
      "9057992e-3a87-4368-9854-cce1c77a9796", "4076 4400 5570",
    ] {
      #expect(found(text) == [], "\(text)")
    }
  }

  @Test func `E1 wants a word for cards before a number of twelve digits`() {
    #expect(found("ref 501800000009") == [])
    #expect(found("my card is 501800000009") == ["card 501800000009"])
  }

  @Test func `E1 is surer of a card with a common length`() throws {
    let sure = try #require(masker().findings(in: "4111 1111 1111 1111").first)
    let unsure = try #require(masker().findings(in: "6759649826438453").first)
    #expect(sure.confidence == .high)
    #expect(unsure.confidence < sure.confidence)
  }
}
