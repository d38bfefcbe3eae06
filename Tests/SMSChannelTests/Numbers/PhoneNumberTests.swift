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

  @Test(arguments: [
    ("020 7946 0018", "GB", "+442079460018"), ("(0)7700 900123", "GB", "+447700900123"),
    ("06 1234 5678", "IT", "+390612345678"), ("(202) 555-0123", "US", "+12025550123"),
    ("1 202 555 0123", "US", "+12025550123"), ("011 44 20 7946 0018", "US", "+442079460018"),
    ("00 44 20 7946 0018", "DE", "+442079460018"), ("+1 202 555 0123", "DE", "+12025550123"),
    ("041 2399812", "fi", "+358412399812"), ("070-174 06 05", "SE", "+46701740605"),
    ("8 912 345-67-89", "RU", "+79123456789"), ("12345", "US", "12345"),
    ("11 96123-4567", "BR", "+5511961234567"), ("800 555-01-23", "RU", "+78005550123"),
    ("06 1 234 5678", "HU", "+3612345678"),
  ])
  func `A7 a national number is read as its country writes it`(
    _ text: String,
    _ region: String,
    _ normalized: String
  ) throws {
    let number = try PhoneNumber(text, in: region)
    #expect(number.normalized == normalized)
    #expect(number.raw == text)
  }

  @Test(arguments: [
    ("555 0123", "US", PhoneNumberError.Code.wrongLength), ("020 7946", "XX", .unknownRegion),
    ("020 7946 0018 0018", "GB", .wrongLength), ("+1 202 555", "GB", .wrongLength),
    ("+999 1234567", "GB", .unknownCountry), ("call me", "GB", .forbiddenCharacter),
    ("+44 20 7946 0018 0000 0", "GB", .tooLong),
  ])
  func `A7 a number that no country has is refused`(
    _ text: String,
    _ region: String,
    _ code: PhoneNumberError.Code
  ) {
    let error = #expect(throws: PhoneNumberError.self) { try PhoneNumber(text, in: region) }
    #expect(error?.code == code)
  }

  @Test func `A7 lengths are those of each country; providers' numbers are taken anyway`() throws {
    for text in ["+12025550123", "+442079460018", "+6834002", "+390612345678", "+4930123456"] {
      #expect(try PhoneNumber(text).hasPossibleLength)
    }
    for text in ["+1202555012", "+99912345678", "+44207946"] {
      let number = try PhoneNumber(text)
      #expect(!number.hasPossibleLength)
      #expect(throws: PhoneNumberError.self) { try number.checkLength() }
    }
    #expect(try PhoneNumber("12345").hasPossibleLength)
    #expect(try PhoneNumber("+442079460018").callingCode == "44")
    #expect(try PhoneNumber("+442079460018").regions == ["GB", "GG", "IM", "JE"])
    #expect(try PhoneNumber("+12025550123").regions.count > 20)
    #expect(try PhoneNumber("12345").callingCode == nil)
    #expect(try PhoneNumber("+80012345678").kind == .tollFree)
  }

  @Test func `A7 a sender's name has at most eleven characters, and a letter among them`() {
    for name in ["ACME", "Acme Shop 1", "A", "24Seven"] {
      #expect(AlphanumericSender(name)?.name == name)
    }
    for name in ["", "12345", "Acme Shop 12", "Acm\u{E9}", "AC-ME", " 1 ", "Acme\n"] {
      #expect(AlphanumericSender(name) == nil)
    }
  }

  @Test func `a number prints nothing of itself`() throws {
    let number = try PhoneNumber("+15555550123")
    var dumped = ""
    dump(number, to: &dumped)
    #expect(!"\(number) \(number.debugDescription) \(dumped)".contains("555"))
  }
}
