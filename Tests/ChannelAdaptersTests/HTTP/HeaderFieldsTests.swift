import ChannelAdapters
import Testing

@Suite struct HeaderFieldsTests {
  @Test func `Names are found without regard to case, order and duplicates are kept`() throws {
    let headers = try HeaderFields([
      ("X-Signature", "one"), ("Content-Type", "text/plain"), ("x-signature", "two"),
    ])
    #expect(headers["x-SIGNATURE"] == "one")
    #expect(headers.values(of: "X-SIGNATURE") == ["one", "two"])
    #expect(headers.map(\.name) == ["X-Signature", "Content-Type", "x-signature"])
    #expect(headers["Missing"] == nil)
  }

  @Test func `Only ASCII letters have a case in names`() throws {
    let field = try HeaderField(name: "X-[".replacing("[", with: "^"), value: "")
    #expect(field.isNamed("x-^"))
    #expect(!field.isNamed("x-~"))
    #expect(!field.isNamed("x-^^"))
  }

  @Test(arguments: [
    "a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "\r\n", "tab\u{b}", "\u{7f}", "é\n",
  ])
  func `A line end or control character in a value is refused`(value: String) {
    let error = #expect(throws: HeaderFieldError.self) {
      try HeaderField(name: "X-Name", value: value)
    }
    #expect(error?.code == .controlCharacterInValue)
  }

  @Test(arguments: ["", "a b", "a:", "a\n", "ä", "a\0", "(a)", "\"a\"", "a/b"])
  func `A name that is no token is refused`(name: String) {
    let error = #expect(throws: HeaderFieldError.self) { try HeaderField(name: name, value: "v") }
    #expect(error?.code == .invalidName)
  }

  @Test func `Overlong names and values are refused, the longest are taken`() throws {
    let name = String(repeating: "n", count: HeaderField.longestName)
    let value = String(repeating: "v", count: HeaderField.longestValue)
    #expect(try HeaderField(name: name, value: value).value == value)
    #expect(throws: HeaderFieldError.self) { try HeaderField(name: name + "n", value: "") }
    #expect(throws: HeaderFieldError.self) { try HeaderField(name: "n", value: value + "v") }
  }

  @Test func `White space around a value is not part of it`() throws {
    #expect(try HeaderField(name: "a", value: " \t b c\t ").value == "b c")
    #expect(try HeaderField(name: "a", value: " \t ").value == "")
    #expect(try HeaderField(name: "a", value: "Grüße").value == "Grüße")
  }

  @Test func `Fields are added, replaced and taken out by name`() throws {
    var headers = HeaderFields()
    try headers.append(name: "A", value: "1")
    try headers.append(name: "B", value: "2")
    try headers.append(name: "a", value: "3")
    headers.replace(with: try HeaderField(name: "a", value: "4"))
    #expect(headers.map(\.value) == ["2", "4"])
    headers.removeAll(named: "b")
    #expect(headers.map(\.name) == ["a"])
    #expect(throws: HeaderFieldError.self) { try headers.append(name: "a", value: "\n") }
  }

  @Test func `Equality knows no case in names, but bytes in values`() throws {
    let field = try HeaderField(name: "Name", value: "\u{e9}")
    #expect(try field == HeaderField(name: "NAME", value: "\u{e9}"))
    #expect(try field != HeaderField(name: "Name", value: "e\u{301}"))
    #expect(try Set([field, HeaderField(name: "NAME", value: "\u{e9}")]).count == 1)
  }

  @Test func `Values are not printed`() throws {
    let headers = try HeaderFields([("Authorization", "Bearer made-up-token")])
    var dumped = ""
    dump(headers, to: &dumped)
    for text in ["\(headers)", String(reflecting: headers), dumped, "\([headers[0]])"] {
      #expect(text.contains("Authorization"))
      #expect(!text.contains("made-up"))
    }
  }

  @Test func `Basic and bearer credentials are written as their RFCs say`() throws {
    let basic = try HeaderField.basicAuthorization(
      user: "Aladdin",
      password: Secret("open sesame")
    )
    #expect(basic.value == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    let bearer = try HeaderField.bearerAuthorization(Secret("made-up-token"))
    #expect(bearer.name == "Authorization")
    #expect(bearer.value == "Bearer made-up-token")
  }

  @Test func `Credentials that a header cannot hold are refused`() throws {
    let secret = try Secret("made-up")
    let brokenLine = try Secret("made-up\nX-Evil: 1")
    let noText = try Secret(bytes: [0xff])
    #expect(throws: HeaderFieldError.self) {
      try HeaderField.basicAuthorization(user: "a:b", password: secret)
    }
    #expect(throws: HeaderFieldError.self) {
      try HeaderField.basicAuthorization(user: "a\n", password: secret)
    }
    #expect(throws: HeaderFieldError.self) { try HeaderField.bearerAuthorization(brokenLine) }
    #expect(throws: HeaderFieldError.self) { try HeaderField.bearerAuthorization(noText) }
  }
}
