import ConversationCore
import SMSChannel
import Testing

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("+15555550123", "+15555550123"),
    ("+1 (555) 555-0123", "+15555550123"),
    (" +44 7700 900123 ", "+447700900123"),
    ("+39 06 1234 5678", "+390612345678"),
    ("+1\u{A0}555\u{2011}555.0123", "+15555550123"),
    ("+6834002", "+6834002"),
    ("12345", "12345"),
    ("123", "123"),
  ])
  func `a number is normalised without losing a zero`(_ raw: String, _ normalized: String) throws {
    let number = try PhoneNumber(raw)
    #expect(number.normalized == normalized)
    #expect(number.raw == raw)
    #expect(number == (try PhoneNumber(normalized)))
  }

  @Test(arguments: [
    ("", PhoneNumberError.Code.tooShort),
    ("12", .tooShort),
    ("+123456", .tooShort),
    ("+1234567890123456", .tooLong),
    ("+0123456789", .countryMissing),
    ("0555 5550123", .countryMissing),
    ("1234567", .countryMissing),
    ("++15555550123", .forbiddenCharacter),
    ("1+5555550123", .forbiddenCharacter),
    ("ACME", .forbiddenCharacter),
    ("+1555555012\u{0663}", .forbiddenCharacter),
    ("whatsapp:+15555550123", .forbiddenCharacter),
    ("+1555555\u{0}0123", .forbiddenCharacter),
  ])
  func `what is no number is refused with a reason`(_ raw: String, _ code: PhoneNumberError.Code) {
    let error = #expect(throws: PhoneNumberError.self) { try PhoneNumber(raw) }
    #expect(error?.code == code)
  }

  @Test(arguments: [
    ("+18005550123", NumberKind.tollFree), ("+18335550123", .tollFree), ("+18885550123", .tollFree),
    ("+18015550123", .longCode), ("+15555550123", .longCode), ("+448005550123", .longCode),
    ("+1800555012", .longCode), ("24725", .shortCode), ("247250", .shortCode),
  ])
  func `F-02 tells toll-free numbers and short codes from others`(
    _ text: String,
    _ kind: NumberKind
  )
    throws
  {
    #expect(try PhoneNumber(text).kind == kind)
  }

  @Test func `a number prints nothing of itself`() throws {
    let number = try PhoneNumber("+15555550123")
    var dumped = ""
    dump(number, to: &dumped)
    #expect(!"\(number) \(number.debugDescription) \(dumped)".contains("555"))
  }
}
