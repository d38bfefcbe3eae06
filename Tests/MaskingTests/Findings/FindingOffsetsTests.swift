import Masking
import Testing

@Suite struct FindingOffsetsTests {
  @Test func `offsets are counted in scalars and in UTF-16 units`() {
    let text = "😀é中 +447966197542, 😀 jo@x.org"
    let findings = masker().findings(in: text)
    #expect(Finding.scalarOffsets(of: findings, in: text) == [4..<17, 21..<29])
    #expect(Finding.utf16Offsets(of: findings, in: text) == [5..<18, 23..<31])
    #expect(Finding.scalarOffsets(of: [], in: text) == [])
  }

  @Test func `CRLF counts as two scalars`() {
    let text = "\r\n\r\n+447966197542"
    let findings = masker().findings(in: text)
    #expect(Finding.scalarOffsets(of: findings, in: text) == [4..<17])
  }

  @Test func `confidence has an order`() {
    #expect(Finding.Confidence.allCases == Finding.Confidence.allCases.sorted())
  }
}
