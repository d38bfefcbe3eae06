import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct DialNumberTests {
  private func error(_ text: String, pasted: Bool = false) -> PhoneNumberError.Code? {
    do throws(PhoneNumberError) {
      _ = try pasted ? DialNumber(pasted: text) : DialNumber(text)
      return nil
    } catch { return error.code }
  }

  @Test func `W-33 a dialled number is a plus sign at most, digits, points and hyphens`() throws {
    for text in [
      "4711", "+15555550123", "1-555.555.0123", "0", "+1-", String(repeating: "1", count: 20),
    ] {
      #expect(try DialNumber(text).text == text)
    }
    for text in [
      "", "+", "-1", ".1", "++1", "1+1", "1 2", "(1)", "١٢٣", "1\u{301}", "sip:1", "1,2",
    ] {
      #expect(error(text) != nil, "\(text)")
    }
    #expect(error(String(repeating: "1", count: 21)) == .tooLong)
    #expect(error("+" + String(repeating: "1", count: 19)) == nil)
  }

  @Test func `W-33 what is pasted to sign in by keeps digits and its plus sign alone`() throws {
    for (pasted, kept) in [
      ("+1 (555) 555-0123", "+15555550123"), ("tel:+44 7700 900123", "+447700900123"),
      (" 47 11\u{A0}", "4711"), ("1+2", "12"),
    ] {
      #expect(try DialNumber(pasted: pasted).text == kept)
    }
    #expect(error("no digit", pasted: true) == .tooShort)
    #expect(error(String(repeating: "12 ", count: 11), pasted: true) == .tooLong)
  }

  @Test func `W-33 a stored number is checked when it is read`() throws {
    let number = try DialNumber("+1-555")
    let json = try JSONEncoder().encode([number])
    #expect(try JSONDecoder().decode([DialNumber].self, from: json) == [number])
    #expect(throws: PhoneNumberError.self) {
      try JSONDecoder().decode([DialNumber].self, from: Data(#"["abc"]"#.utf8))
    }
  }
}
