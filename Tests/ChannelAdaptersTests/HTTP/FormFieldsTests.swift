import ChannelAdapters
import ChannelTestSupport
import Testing

@Suite struct FormFieldsTests {
  @Test(arguments: [
    ("a=1+2", [FormField(name: "a", value: "1 2")]),
    ("a=1%2B2", [FormField(name: "a", value: "1+2")]),
    ("a=%2b%2B%20+", [FormField(name: "a", value: "++  ")]),
    ("a=", [FormField(name: "a", value: "")]),
    ("a", [FormField(name: "a", value: "")]),
    ("=b", [FormField(name: "", value: "b")]),
    ("=", [FormField(name: "", value: "")]),
    ("a=b=c", [FormField(name: "a", value: "b=c")]),
    ("", []),
    ("&&", []),
    ("&a=1&&b=2&", [FormField(name: "a", value: "1"), FormField(name: "b", value: "2")]),
    ("a=1&a=1&a=", ["1", "1", ""].map { FormField(name: "a", value: $0) }),
    ("a+b=%0D%0A", [FormField(name: "a b", value: "\r\n")]),
    ("a=%00", [FormField(name: "a", value: "\0")]),
    ("%61=%C3%A9%F0%9F%98%80", [FormField(name: "a", value: "\u{e9}😀")]),
    ("a=é;b", [FormField(name: "a", value: "é;b")]),
    ("Body=++hi++", [FormField(name: "Body", value: "  hi  ")]),
  ])
  func `A form is read byte by byte`(text: String, fields: [FormField]) throws {
    #expect(try Array(FormFields(decoding: text.utf8)) == fields)
  }

  @Test(arguments: [
    ("a=%", FormDecodingError.Code.invalidPercentEncoding, 2),
    ("a=%4", .invalidPercentEncoding, 2),
    ("a=%&b=41", .invalidPercentEncoding, 2),
    ("a=1&b=%4&c=1", .invalidPercentEncoding, 6),
    ("a=xx%zz", .invalidPercentEncoding, 4),
    ("a=%+1", .invalidPercentEncoding, 2),
    ("%=1", .invalidPercentEncoding, 0),
    ("a=1&b=xx%FF", .invalidUTF8, 6),
    ("a=%C3", .invalidUTF8, 2),
    ("a=%C3&b=%A9", .invalidUTF8, 2),
    ("a=%ED%A0%80", .invalidUTF8, 2),
    ("a=%C0%AF", .invalidUTF8, 2),
    ("a=1&%80=1", .invalidUTF8, 4),
  ])
  func `Broken encodings are refused with their position`(
    text: String,
    code: FormDecodingError.Code,
    position: Int
  ) {
    let error = #expect(throws: FormDecodingError.self) { try FormFields(decoding: text.utf8) }
    #expect(error?.code == code)
    #expect(error?.position == position)
  }

  @Test func `Raw bytes that are no UTF-8 are refused`() {
    #expect(throws: FormDecodingError.self) { try FormFields(decoding: [0x61, 0x3d, 0xff]) }
  }

  @Test func `The limits hold to the byte and to the field`() throws {
    let limits = FormFields.Limits(byteCount: 7, fieldCount: 2)
    #expect(try FormFields(decoding: "a=1&b=2".utf8, limits: limits).count == 2)
    #expect(try FormFields(decoding: "a=1&b&&".utf8, limits: limits).count == 2)
    let long = #expect(throws: FormDecodingError.self) {
      try FormFields(decoding: "a=1&b=23".utf8, limits: limits)
    }
    #expect(long?.code == .tooManyBytes(limit: 7))
    let many = #expect(throws: FormDecodingError.self) {
      try FormFields(decoding: "a&b&c".utf8, limits: limits)
    }
    #expect(many?.code == .tooManyFields(limit: 2))
    #expect(many?.position == 4)
  }

  @Test func `Names are compared by bytes`() throws {
    let form = try FormFields(decoding: "%C3%A9=1&e%CC%81=2&E=3".utf8)
    #expect(form["\u{e9}"] == "1")
    #expect(form["e\u{301}"] == "2")
    #expect(form["e"] == nil)
    #expect(form.values(of: "\u{e9}") == ["1"])
    #expect(form[0] != FormField(name: "e\u{301}", value: "1"))
  }

  @Test func `Encoding writes what browsers write`() {
    var form = FormFields()
    form.append(name: "Body", value: "50% off + free\n*-._~é")
    form.append(name: "", value: "")
    form.append(name: "a&b", value: "c=d")
    let text = String(decoding: form.encoded(), as: UTF8.self)
    #expect(text == "Body=50%25+off+%2B+free%0A*-._%7E%C3%A9&=&a%26b=c%3Dd")
    #expect(FormFields().encoded().isEmpty)
  }

  @Test func `Any fields survive the round trip`() throws {
    var generator = SeededGenerator(seed: 4)
    let scalars = Array("aZ09 +%&=*-._~\r\n\0é😀\u{301}؀".unicodeScalars)
    func text() -> String {
      let picked = (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
        scalars.randomElement(using: &generator)
      }
      return String(String.UnicodeScalarView(picked))
    }
    for _ in 0..<2000 {
      let count = Int.random(in: 0...5, using: &generator)
      let form = FormFields((0..<count).map { _ in FormField(name: text(), value: text()) })
      #expect(try FormFields(decoding: form.encoded()) == form)
    }
  }

  @Test func `Random bytes give a form or an error, and errors point into the input`() {
    var generator = SeededGenerator(seed: 5)
    let alphabet = Array("a%4=&+".utf8) + [0xc3, 0xa9, 0x00]
    var readable = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...10, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      }
      do {
        _ = try FormFields(decoding: bytes)
        readable += 1
      } catch {
        #expect((0..<bytes.count).contains(error.position))
      }
    }
    #expect((1000..<19_000).contains(readable))
  }

  @Test func `Values are not printed`() throws {
    let form = try FormFields(decoding: "From=%2B12025550100".utf8)
    var dumped = ""
    dump(form, to: &dumped)
    for text in ["\(form)", String(reflecting: form), dumped] {
      #expect(text.contains("From"))
      #expect(!text.contains("555"))
    }
  }
}
