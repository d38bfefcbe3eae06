import Masking
import Testing

/// The Finnish personal identity code: birthday, century sign, individual number, check character.
private struct PersonalIdentityCode: SensitiveDataDetector {
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

/// Gives up, or claims what is not there.
private struct BrokenDetector: SensitiveDataDetector {
  enum Fault: Error { case broken }
  let kind = SensitiveKind(rawValue: "broken")
  var result: Result<[Range<Int>], Fault>

  func ranges(in text: Span<UInt8>, budget: inout DetectionBudget) throws -> [Range<Int>] {
    try result.get()
  }
}

/// Never comes to an end by itself.
private struct EndlessDetector: SensitiveDataDetector {
  let kind = SensitiveKind(rawValue: "endless")

  func ranges(in text: Span<UInt8>, budget: inout DetectionBudget) throws -> [Range<Int>] {
    while true { try budget.spend() }
  }
}

@Suite struct HostDetectorTests {
  private func masker(
    _ detectors: [any SensitiveDataDetector],
    _ format: MaskFormat = .agent
  ) -> Masker {
    var settings = Masker.Settings(homeRegions: ["FI"], format: format)
    settings.detectors = detectors
    return Masker(settings)
  }

  @Test func `a host's detector finds its kind beside the built-in ones`() {
    let text = "Hetu 131052-308T, puh. 041 2399812"
    let masked = masker([PersonalIdentityCode()]).masked(text)
    #expect(masked.text == "Hetu ***********, puh. ******9812")
    #expect(masked.findings.map(\.kind.rawValue) == ["hetu", "phone"])
    #expect(!masked.isWithheld)
    #expect(masker([PersonalIdentityCode()]).mask("131052-308U") == "131052-308U", "wrong check")
    #expect(
      masker([PersonalIdentityCode()], .placeholder).mask(text) == "Hetu [hetu], puh. [phone]"
    )
  }

  @Test func `a host's kind has a style of its own`() {
    var format = MaskFormat.agent
    format[SensitiveKind(rawValue: "hetu")] = .stars(tail: 4)
    #expect(masker([PersonalIdentityCode()], format).mask("131052-308T") == "*******308T")
  }

  @Test func `a detector over its budget hides the whole text, and the result says so`() {
    let masked = masker([EndlessDetector()]).masked("Call +447966197542 now")
    #expect(masked.text == String(repeating: "*", count: 20))
    #expect(masked.isWithheld)
    #expect(masked.findings.isEmpty)
    #expect(masker([EndlessDetector()]).findsAnything(in: "hello"))
    #expect(masker([EndlessDetector()], .placeholder).mask("hello") == "[withheld]")
  }

  @Test func `a detector that fails hides the whole text`() {
    for result: Result<[Range<Int>], BrokenDetector.Fault> in [
      .failure(.broken), .success([0..<100]), .success([-1..<2]),
    ] {
      let masked = masker([BrokenDetector(result: result)]).masked("hello")
      #expect(masked.text == "*****")
      #expect(masked.isWithheld)
    }
  }

  @Test func `a range that cuts a character is widened to it`() {
    let masked = masker([BrokenDetector(result: .success([1..<2]))]).masked("éa中")
    #expect(masked.text == "*a中")
  }

  @Test func `overlapping findings hide everything that any of them covers`() {
    let text = "4111 1111 1111 1111 ok"
    let masked = masker([BrokenDetector(result: .success([15..<21]))]).masked(text)
    #expect(masked.text == "*****************k")
    #expect(masked.findings.map(\.kind) == [.card])
    let before = masker([BrokenDetector(result: .success([0..<4, 2..<3]))]).masked("abcdef")
    #expect(before.text == "****ef")
  }

  @Test func `masking twice changes nothing with a host's detector`() {
    let masker = masker([PersonalIdentityCode()])
    let once = masker.mask("131052-308T 131052-308T 041 2399812")
    #expect(masker.mask(once) == once)
  }

  @Test func `a budget is spent and then exceeded`() throws {
    var budget = DetectionBudget(steps: 3)
    try budget.spend()
    try budget.spend(2)
    #expect(budget.remaining == 0)
    #expect(throws: DetectionBudget.Exceeded.self) { try budget.spend() }
    var other = DetectionBudget(steps: 3)
    #expect(throws: DetectionBudget.Exceeded.self) { try other.spend(-1) }
    #expect(throws: DetectionBudget.Exceeded.self) { try other.spend(4) }
    #expect(other.remaining == 0)
  }
}
