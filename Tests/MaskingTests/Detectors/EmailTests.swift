import Masking
import Testing

@Suite struct EmailTests {
  static let addresses = [
    "a@b.co", "first.last+tag@sub.example.co.uk", "a..b@example.com", "a@[192.0.2.1]",
    "\"quoted local\"@example.com", "用户@例子.公司", "user@xn--fsqu00a.xn--55qx5d",
    "o'brien@shop-example.fi", "s.martin%ext@poczta.example.pl", "пользователь@level.example.hu",
    "åsa.öberg@example.com", "oksana@почта.example.ua", "YUKI.Horvat@Shop-Example.Fi",
    "olli7509@example.museum", "p@t.me", "x@163.com", "a＠example.com", "a@example．com",
    String(repeating: "x", count: 64) + "@example.com",
    String(repeating: "x", count: 65) + "@example.com",
  ]

  @Test(arguments: addresses)
  func `E6 finds an address`(text: String) {
    #expect(found(text) == ["email \(text)"])
    #expect(found("<\(text)>, thanks") == ["email \(text)"])
    #expect(found("mailto:\(text).") == ["email \(text)"])
  }

  static let others = [
    "x@localhost", "a@b", "@handle", "name at example dot com", "user @ example . com",
    "icon@2x.png", "lodash@4.17.21", "5@10", "@sofia79", "a@", "@", "a@.com", "a@b.c",
  ]

  @Test(arguments: others)
  func `A-25 leaves other uses of the sign alone`(text: String) {
    #expect(found(text) == [])
    #expect(found("see \(text) here") == [])
  }

  @Test func `E6 trims dots around an address`() {
    #expect(found(".a@example.com") == ["email a@example.com"])
    #expect(found("a@example.com.") == ["email a@example.com"])
    #expect(found("a@example.com...") == ["email a@example.com"])
    #expect(found("*a@example.com*") == ["email a@example.com"])
    #expect(found("a@example.com.5 times") == ["email a@example.com"])
  }

  @Test func `A-2 the last at sign decides in running text`() {
    #expect(found("a@b@example.com") == ["email b@example.com"])
    #expect(masker().mask("a@b@example.com") == "a@*@example.com")
    #expect(found("m@b.co.用户@例子.公司") == ["email m@b.co", "email 用户@例子.公司"])
    #expect(found("a@b.co@example.com") == ["email a@b.co"])
  }

  @Test func `A-25 letters of scripts without spaces bound an address`() {
    #expect(found("我的邮箱是abc@example.com请回复") == ["email abc@example.com"])
    #expect(found("メールはabc@example.jpです") == ["email abc@example.jp"])
    #expect(found("이메일은 abc@example.kr입니다") == ["email abc@example.kr"])
  }

  @Test func `A-25 an address wins over everything inside it`() {
    #expect(found("4111111111111111@example.com") == ["email 4111111111111111@example.com"])
    #expect(found("+14155552671@example.com") == ["email 14155552671@example.com"])
    #expect(
      found("4111 1111 1111 1111 a@b.co") == ["card 4111 1111 1111 1111", "email a@b.co"]
    )
  }

  @Test func `a path or a scheme before an address is no part of it`() {
    #expect(found("https://user@example.com/x") == ["email user@example.com"])
    #expect(found("ftp/john@example.com") == ["email john@example.com"])
  }
}
