import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import EmailChannel
import Testing

@Suite struct OwnMessageIDTests {
  private let names: OwnMessageIDs

  init() throws { names = try EmailFixture().names }

  @Test func `a name is the same each time and is recognised`() throws {
    let name = names.messageID(of: EmailFixture.message)
    #expect(name == names.messageID(of: EmailFixture.message))
    #expect(name.hasPrefix("<\(EmailFixture.message)."))
    #expect(name.hasSuffix("@mail.example.com>"))
    #expect(names.message(named: name) == EmailFixture.message)
    #expect(names.message(named: name.uppercased()) == EmailFixture.message)
    // What stands before the @ has at most 64 bytes (RFC 5321), 16 of them 80 bits of code.
    let local = try #require(name.dropFirst().split(separator: "@").first)
    #expect(local.utf8.count <= 64)
    #expect(local.split(separator: ".").last?.utf8.count == 16)
  }

  @Test func `names of an older secret are recognised, those of a stranger are not`() throws {
    func others(_ secret: String, domain: String = "mail.example.com") throws -> String {
      try OwnMessageIDs(domain: domain, newest: Secret(secret)).messageID(of: EmailFixture.message)
    }
    #expect(try names.message(named: others("made-up-old")) == EmailFixture.message)
    #expect(try names.message(named: others("made-up-stranger")) == nil)
    #expect(try names.message(named: others("made-up-new", domain: "example.com")) == nil)
  }

  @Test func `no changed name is recognised as another message`() throws {
    let name = Array(names.messageID(of: EmailFixture.message).utf8)
    var random = SeededGenerator(seed: 20_260_106)
    for _ in 0..<2000 {
      let changed = String(decoding: random.mutated(name), as: UTF8.self)
      let found = names.message(named: changed)
      #expect(found == nil || found == EmailFixture.message)
    }
    let next = MessageID(conversation: EmailFixture.message.conversation, sequence: 4)
    let text = names.messageID(of: EmailFixture.message)
    #expect(names.message(named: text.replacing(".3.", with: ".4.")) == nil)
    #expect(names.messageID(of: next) != text)
  }

  @Test(arguments: ["", "a b", "example.com>", "exämple.com", "a\nb"])
  func `what is no domain is refused`(_ domain: String) {
    #expect(throws: EmailSetupError.self) {
      try OwnMessageIDs(domain: domain, newest: Secret("made-up"))
    }
  }
}
