import Masking
import Testing

@Suite struct PhoneTests {
  static let international = [
    "+ 1 (123) 456 7890", "+447966197542", "+44 20 7946 0958", "+1-202-555-0147",
    "+358 (0)41 2341865", "+49 (30) 123758", "+7 71234 5 98 63",
    "+33\u{A0}6\u{A0}12\u{A0}37\u{A0}19\u{A0}89",
    "+385 92 177 6616", "0041 78 123 50 79", "00358412345678", "+31.612.343875",
    "+44 07700 900123", "＋４４ ７７００ ９００１２３",
  ]

  @Test(arguments: international)
  func `A-25 finds a number with a country code anywhere`(text: String) {
    #expect(found(text) == ["phone \(text)"])
    #expect(found("tel:\(text), please") == ["phone \(text)"])
    #expect(found("我的电话是\(text)请回电") == ["phone \(text)"])
  }

  @Test func `A-25 wants a known country code and a length that fits it`() {
    #expect(found("+999 123 456 789") == [])
    #expect(found("+45 12 34 5") == [])
    #expect(found("+4512345678901") == [])
    #expect(found("+1 202 555 01") == [])
    #expect(found("2023-04-15T04:24:02+0200") == [])
  }

  static let american = [
    "415 555 2671", "(415) 555-2671", "４１５５５５２６７１", "415-555-2671", "1-415-555-2671",
    "(123) 456-7890", "011 44 7700 900123",
  ]

  @Test(arguments: american)
  func `A-25 finds a number of the home region`(text: String) {
    #expect(found(text, regions: ["US"]) == ["phone \(text)"])
    #expect(found(text, regions: ["CA"]) == ["phone \(text)"])
  }

  static let elsewhere: [(String, String)] = [
    ("FI", "041 2399812"), ("FI", "0412601187"), ("SE", "070-129 63 20"), ("SE", "08-80 54 91"),
    ("FR", "06 12 88 72 17"), ("DE", "030/120993"), ("DE", "01512 3454006"),
    ("HU", "(06 1) 289 3908"),
    ("PL", "512 337 363"), ("NO", "40 25 43 19"), ("DK", "34 41 66 52"), ("JP", "090-1231-1061"),
    ("KZ", "8 (71234) 5 31 47"), ("GB", "07700 900123"), ("IT", "312 345 6789"),
    ("BR", "(11) 2345-0998"), ("SI", "031 234 644"), ("TR", "0501 292 89 32"),
  ]

  @Test(arguments: elsewhere)
  func `A-25 knows how numbers are written at home`(region: String, text: String) {
    #expect(found("call \(text) now", regions: [region]) == ["phone \(text)"])
    #expect(found("call \(text) now", regions: [region.lowercased()]) == ["phone \(text)"])
    #expect(found("call \(text) now") == [], "no home region")
  }

  @Test func `A-25 leaves out the extension`() {
    #expect(found("(415) 555-2671 x12", regions: ["US"]) == ["phone (415) 555-2671"])
    #expect(found("+1 415 555 2671x12") == ["phone +1 415 555 2671"])
  }

  static let others = [
    "2026-10-11 12:34", "12345678901234", "192.168.100.200", "3.14159265", "211-227 (2003)",
    "3/10/2011", "2021. 08. 31.", "22/09/2021", "11-02-2026", "1630923606", "1665032119177",
    "6464183866640", "012902375911164", "9400208757634802988846", "4076 4400 5570", "44 649 Ft",
    "$12,060.04", "€31.764,89", "1 234 567,00 kr", "-38.7505, -110.992513", "v10.23.8735-beta.2",
    "09285-8365", "32-473 Warszawa", "SKU 828-147-17", "PN 05-5915-516", "2022-734739",
    "A912-0403094-0230849", "AY1185 16:25-09:09", "17:22:33.520", "INV765062408", "DE632165165",
    "https://example.fi/t?id=142174952940&u=68919", "www.example.se/p/2248721.html",
    "c6c:47b7:a382:a19:4374:53d0:343d:5624", "3840x1080", "order 412345678", "tilaus 7822739",
    "8d236ea28e5cdd190708f89c5f82183bdbca530c", "XX71 2561 4974 1554 7826 6093",
    "1234567812345678",
  ]

  @Test(arguments: others)
  func `A-25 leaves everything alone that is no phone number`(text: String) {
    for region in ["US", "FI", "SE", "DE", "DK", "NO", "PL", "EE"] {
      #expect(found("it says \(text) here", regions: [region]) == [], "\(region)")
    }
  }

  @Test func `A-25 a bare number wants a word that says so, or to stand alone`() {
    #expect(found("Call me at 2015402211", regions: ["US"]) == ["phone 2015402211"])
    #expect(found("my number is 2015402211", regions: ["US"]) == ["phone 2015402211"])
    #expect(found("My order number is 2015402211", regions: ["US"]) == [])
    #expect(found("ticket 2015402211", regions: ["US"]) == [])
    #expect(found(" 2015402211! ", regions: ["US"]) == ["phone 2015402211"])
    #expect(found("Τηλ. 2123436544", regions: ["GR"]) == ["phone 2123436544"])
    #expect(found("Тел. 87123432315", regions: ["KZ"]) == ["phone 87123432315"])
  }

  @Test func `A-25 finds several numbers in a row`() {
    #expect(
      found("040 1234567 050 7654321", regions: ["FI"])
        == ["phone 040 1234567", "phone 050 7654321"]
    )
    #expect(
      found("+358 41 2346870\n+46 70 123 99 71")
        == ["phone +358 41 2346870", "phone +46 70 123 99 71"]
    )
  }

  @Test func `A-25 broad mode takes numbers with a separator`() {
    let broad: (inout Masker.Settings) -> Void = { $0.phoneLeniency = .broad }
    #expect(found("070-176 25 68", broad) == ["phone 070-176 25 68"])
    #expect(found("512 349 300", broad) == ["phone 512 349 300"])
    #expect(found("555-0123 is it", broad) == ["phone 555-0123"])
    #expect(found("on 2021-08-31", broad) == [])
    #expect(found("order 512 349 300", broad) == [])
  }

  @Test func `A-25 says which country a number is of`() {
    let finding = masker(["FI"]).findings(in: "+46 70 123 99 71, 041 2399812")
    #expect(finding.map(\.country) == ["SE", "FI"])
  }

  @Test func `unknown home regions are ignored`() {
    #expect(found("041 2399812", regions: ["", "F", "ZZ", "Finland", "öö"]) == [])
  }
}
