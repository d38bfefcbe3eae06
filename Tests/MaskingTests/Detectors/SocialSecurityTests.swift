import Masking
import Testing

@Suite struct SocialSecurityTests {
  static let numbers = [
    "536-90-4399", "536 90 4399", "078-05-1120", "219-09-9999", "457-55-5462", "123-45-6789",
    "912-70-3456", "912-50-3456", "912-65-3456", "912-88-3456", "912-90-3456", "912-92-3456",
    "912-93-3456", "912-94-3456", "912-99-3456", "292\u{2011}51\u{2011}8027", "123.45.6789",
  ]

  @Test(arguments: numbers)
  func `C-06 E5 finds a number, an ITIN or an ATIN`(text: String) {
    #expect(found(text) == ["ssn \(text)"])
    #expect(found("it is \(text).") == ["ssn \(text)"])
  }

  static let others = [
    "000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "912-66-3456",
    "912-69-3456", "912-89-3456", "1234-56-789", "A123-45-6789", "123-45-67890", "12345-6789",
    "123-45 6789", "12-123-45-6789", "INV-123-45-6789", "123-45-6789-01",
  ]

  @Test(arguments: others)
  func `C-06 leaves other numbers alone`(text: String) {
    #expect(found(text) == [])
  }

  @Test func `E5 nine bare digits want a word beside them`() {
    #expect(found("536904399") == [])
    #expect(found("order 536904399") == [])
    #expect(found("My SSN is 536904399.") == ["ssn 536904399"])
    #expect(found("SSNは536904399です") == ["ssn 536904399"])
    #expect(found("536904399 (SSN)") == ["ssn 536904399"])
    #expect(found("social security: 123-456789") == ["ssn 123-456789"])
    #expect(found("123-456789") == [])
  }

  @Test func `E5 nine bare digits are enough when the host says so`() {
    #expect(found("536904399") { $0.takesBareSocialSecurityNumbers = true } == ["ssn 536904399"])
  }

  @Test func `A-25 a card wins over what looks like a number inside it`() {
    #expect(found("4111-1111-1111-1111").map { $0.prefix(4) } == ["card"])
  }
}
