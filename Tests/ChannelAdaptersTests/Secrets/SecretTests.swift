import ChannelAdapters
import Testing

@Suite struct SecretTests {
  private struct Settings {
    let token: Secret
    let all: SecretSet
  }

  @Test func `A secret is printed as redacted by everything that prints`() throws {
    let secret = try Secret("made-up-token")
    #expect("\(secret)" == "‹redacted›")
    #expect(String(describing: secret) == "‹redacted›")
    #expect(String(reflecting: secret) == "‹redacted›")
    #expect(Mirror(reflecting: secret).children.isEmpty)
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(dumped.contains("‹redacted›"))
    #expect(!showsToken(dumped))
  }

  @Test func `A value that holds secrets does not print them either`() throws {
    let secret = try Secret("made-up-token")
    let settings = Settings(token: secret, all: SecretSet(newest: secret, older: [secret]))
    var dumped = ""
    dump(settings, to: &dumped)
    for text in ["\(settings)", String(reflecting: settings), dumped, "\([secret])"] {
      #expect(text.contains("‹redacted›"))
      #expect(!showsToken(text))
    }
  }

  @Test func `A keyed hasher does not print what it made of its key`() throws {
    let hasher = KeyedHasher<SHA256Hasher>(key: "made-up-token".utf8)
    var dumped = ""
    dump(hasher, to: &dumped)
    for text in ["\(hasher)", String(reflecting: hasher), dumped] {
      #expect(text.contains("‹redacted›"))
      #expect(!text.contains("chain"))
    }
  }

  @Test func `A secret is neither encodable nor hashable`() throws {
    let secret: Any = try Secret("made-up-token")
    #expect(!(secret is any Encodable))
    #expect(!(secret is any Hashable))
  }

  @Test func `An empty secret is refused`() {
    #expect(throws: SecretError.self) { try Secret("") }
    #expect(throws: SecretError.self) { try Secret(bytes: []) }
  }

  @Test func `Secrets are equal when their bytes are`() throws {
    #expect(try Secret("abc") == Secret(bytes: [0x61, 0x62, 0x63]))
    #expect(try Secret("abc") != Secret("abd"))
    // Two spellings of one letter are equal as strings, but not as keys.
    #expect(try Secret("\u{e9}") != Secret("e\u{301}"))
  }

  @Test func `The bytes are lent exactly as they were given`() throws {
    let lent = try Secret(" token\n").withBytes { $0 }
    #expect(lent == Array(" token\n".utf8))
  }

  /// Whether the token stands in the text, as text or as a list of its bytes.
  private func showsToken(_ text: String) -> Bool {
    text.contains("made-up") || text.contains("109, 97, 100")
  }
}
