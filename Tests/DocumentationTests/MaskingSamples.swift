import Masking
import Testing

@Suite struct MaskingSamples {
  @Test func `Masking: any string, on its own`() {
    let masker = Masker(.init(homeRegions: ["FI", "SE"]))
    #expect(masker.mask("Call + 1 (123) 456 7890 today") == "Call **********7890 today")
    #expect(masker.mask("puh. 041 2399812") == "puh. ******9812")
    #expect(masker.findings(in: "IBAN NO9386011117947").first?.kind == .iban)
  }

  @Test func `WritingADetector: a kind that only the host knows`() {
    var settings = Masker.Settings(homeRegions: ["FI"])
    settings.detectors = [PersonalIdentityCode()]
    #expect(Masker(settings).mask("Hetu 131052-308T") == "Hetu ***********")
    settings.format[SensitiveKind(rawValue: "hetu")] = .stars(tail: 4)
    #expect(Masker(settings).mask("Hetu 131052-308T") == "Hetu *******308T")
  }
}

struct PersonalIdentityCode: SensitiveDataDetector {
  let kind = SensitiveKind(rawValue: "hetu")
  private static let signs = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
  private static let centuries = Set("+-ABCDEFUVWXY".utf8)

  func ranges(in text: Span<UInt8>, budget: inout DetectionBudget) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start + 11 <= text.count {
      try budget.spend()
      if isCode(text, start) {
        found.append(start..<(start + 11))
        start += 11
      } else {
        start += 1
      }
    }
    return found
  }

  private func isCode(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var number = 0
    for place in 0..<10 where place != 6 {
      let digit = text[start + place] &- 0x30
      guard digit < 10 else { return false }
      number = number * 10 + Int(digit)
    }
    return Self.centuries.contains(text[start + 6]) && Self.signs[number % 31] == text[start + 10]
  }
}
