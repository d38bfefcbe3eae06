import Masking
import Testing

@Suite struct IBANTests {
  static let accounts = [
    "GB82 WEST 1234 5698 7654 32",
    "gb82west12345698765432",
    "GB82-WEST-1234-5698-7654-32",
    "DE89370400440532013000",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
  ]

  @Test(arguments: accounts)
  func `E4 finds an account`(text: String) throws {
    #expect(found(text) == ["iban \(text)"])
    #expect(found("IBAN: \(text).") == ["iban \(text)"])
    let finding = try #require(masker().findings(in: text).first)
    #expect(finding.country == text.prefix(2).uppercased())
    #expect(finding.confidence == .high)
  }

  static let others = [
    "GB82 WEST 1234 5698 7654 33",
    "DE8937040044053201300",
    "XX82WEST12345698765432",
    "DE00370400440532013000",
  ]

  @Test(arguments: others)
  func `E4 leaves other codes alone`(text: String) {
    #expect(found(text) == [])
    #expect(found("\(text) is wrong", regions: ["DE", "NO", "DK"]) == [])
  }

  @Test func `A-25 an account wins over the digits inside it`() {
    #expect(found("DE89370400440532013000", regions: ["DE"]) == ["iban DE89370400440532013000"])
    #expect(
      found("FR14 2004 1010 0505 0001 3M02 606 4111 1111 1111 1111")
        == ["iban FR14 2004 1010 0505 0001 3M02 606", "card 4111 1111 1111 1111"]
    )
  }

  @Test func `E4 an account ends where its country says`() {
    #expect(found("NO93860111179471") == [])
    #expect(found("NO9386011117947 2024") == ["iban NO9386011117947"])
    #expect(found("XNO9386011117947") == [])
    #expect(found("口座NO9386011117947です") == ["iban NO9386011117947"])
    #expect(found("IBANNO9386011117947") == ["iban NO9386011117947"])
  }

  @Test func `E4 takes Brazil's bank code in digits and letters`() {
    #expect(found("BR1800360305000010009795493C1") == ["iban BR1800360305000010009795493C1"])
  }

  @Test func `E4 refuses check digits that are aliases`() {
    #expect(found("DE00370400440532013000") == [])
    #expect(found("DE01370400440532013000") == [])
    #expect(found("DE99370400440532013000") == [])
  }
}
