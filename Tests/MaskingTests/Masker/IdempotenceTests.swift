import Masking
import Testing

/// A-1: masking a masked text changes nothing, whatever stands beside what.
@Suite struct IdempotenceTests {
  static let pieces = [
    "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444", "3782 822463 10005",
    "4352 548 869 743", "6759649826438453", "GB82 WEST 1234 5698 7654 32", "no9386011117947",
    "DE89370400440532013000", "FR77 7642 5478 76ZH 50WE T080 A86", "123-45-6789", "536 90 4399",
    "536904399", "SSN", "+ 1 (123) 456 7890", "+447966197542", "0041 78 123 50 79",
    "(415) 555-2671", "415 555 2671", "041 2399812", "0412601187", "070-129 63 20", "08-80 54 91",
    "34 41 66 52", "512 337 363", "melissa@gmail.com", "a@b.co", "用户@例子.公司", "a@b@example.com",
    "tel", "call", "order", "2021-08-31", "12", "7", "1234", "123", "44 649", "192.168.1.20",
    "3.14159", "text", "+", "(", ")", "*", "**", "***", "#", "€", "é", "中文", "\u{200B}", "x12",
    "card", "09285-8365", "900 12 3456", "1 2 3 4", "00", "0",
  ]
  static let joints = [
    " ", " ", " ", "", ", ", "\n", "-", "/", ".", ". ", "  ", "\u{A0}", " - ", "_", ":",
  ]
  static let maskers: [Masker] = {
    var maskers: [Masker] = []
    for format in [MaskFormat.agent, .strict, .placeholder, .pci] {
      for regions in [[], ["US"], ["FI", "SE"], ["DK", "PL", "DE"]] {
        maskers.append(masker(regions, format))
        var broad = Masker.Settings(homeRegions: regions, format: format)
        broad.phoneLeniency = .broad
        broad.takesBareSocialSecurityNumbers = true
        maskers.append(Masker(broad))
      }
    }
    return maskers
  }()

  @Test func `A-1 masking random joins of everything twice changes nothing`() {
    var random = SeededNumbers(2026)
    for round in 0..<6000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
        text += Self.joints.randomElement(using: &random) ?? ""
      }
      let masker = Self.maskers[round % Self.maskers.count]
      let once = masker.mask(text)
      let twice = masker.mask(once)
      #expect(
        once == twice,
        "\(text.debugDescription) \(masker.settings.homeRegions) \(masker.settings.phoneLeniency)"
      )
    }
  }

  @Test func `A-1 masking a masked value twice changes nothing`() {
    for masker in Self.maskers {
      for value in ["+447966197542", "(800) 555-0199", "12345", "123", "1"] {
        let once = masker.mask(.phoneNumber(value))
        #expect(masker.mask(.phoneNumber(once)) == once)
        #expect(masker.mask(once) == once)
      }
      for value in ["melissa@gmail.com", "a@b.co", "a@b@example.com"] {
        let once = masker.mask(.emailAddress(value))
        #expect(masker.mask(.emailAddress(once)) == once)
        #expect(masker.mask(once) == once)
      }
    }
  }

  @Test func `A-1 the tail of a mask begins no match without a proof of its own`() {
    #expect(found("***5551234", regions: ["US"]) == [])
    #expect(found("********** 7890 040 1234567", regions: ["FI"]) == ["phone 040 1234567"])
    #expect(found("***4111111111111111") == [])
  }
}
