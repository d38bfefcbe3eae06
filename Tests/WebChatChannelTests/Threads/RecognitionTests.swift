import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import EmailChannel
import Testing
import WebChatChannel

@Suite struct RecognitionTests {
  private func hello(_ scene: ChatScene, _ user: String, session: String? = nil) throws -> String {
    let token = try VisitorToken(
      visitor: user,
      widget: "shop",
      name: "Cora",
      email: "cora@work.example.com",
      issuedAt: scene.time.now
    )
    .signed(with: scene.secrets)
    return (session.map { #","session":"\#($0)""# } ?? "") + #","identity":"\#(token)""#
  }

  private func customer(_ scene: ChatScene, at address: ChannelAddress) async throws -> Customer? {
    var request = LoadRequest()
    request.uniqueKeys = [
      UniqueKey(kind: Customer.documentKind, name: Customer.addressKey, value: address.key)
    ]
    let read = try await scene.storage.load(request).uniqueDocuments.first
    return try read?.document.value.value(as: Customer.self)
  }

  private func conversation(
    _ scene: ChatScene,
    of visitor: ChannelAddress
  ) async throws -> ConversationID? {
    var request = LoadRequest()
    request.threadKeys = [.address(visitor, at: "shop", channel: .webChat)]
    return try await scene.storage.load(request).threads.first?.conversation
  }

  private func write(_ browser: ChatBrowser, _ id: String, _ text: String) async {
    await browser.send(#"{"v":1,"type":"message","id":"\#(id)","text":"\#(text)"}"#)
  }

  private let user = ChannelAddress.visitor("user-7", widget: "shop")

  @Test func `D a visitor who logs in is the user, and goes on in the same conversation`()
    async throws
  {
    let scene = try await ChatScene()
    // The user is known from another day.
    let before = try await scene.greet(hello(scene, "user-7"))
    await write(before, "a-1", "Earlier")
    let earlier = try await scene.accept()
    try await scene.center.end(earlier, by: "anna")
    try await scene.center.submitWrapUp(earlier, reason: "solved", by: "anna")
    let known = try #require(try await customer(scene, at: user))
    // Now they write without logging in, then do.
    let browser = try await scene.greet(network: "192.0.2.9")
    await write(browser, "b-1", "Hello")
    let session = try #require(browser.welcome?.session)
    let anonymous = try #require(await browser.line?.visitor)
    let id = try await scene.accept()
    let nobody = try #require(try await customer(scene, at: anonymous))
    let again = try await scene.greet(hello(scene, "user-7", session: session))
    await write(again, "b-2", "It is me")
    let merged = try #require(try await customer(scene, at: anonymous))
    #expect(merged.id == known.id && merged.addresses.map(\.address) == [user, anonymous])
    #expect(merged.email?.address == "cora@work.example.com" && merged.name?.text == "Cora")
    var request = LoadRequest()
    request.documents = [
      CustomerMerge.documentID(of: nobody.id), Customer.documentID(nobody.id),
    ]
    let documents = try await scene.storage.load(request).documents
    let merge = try documents.first?.value.value(as: CustomerMerge.self)
    #expect(documents.count == 1 && merge?.into == known.id && merge?.proof == .signedIdentity)
    // In another browser the user finds what they have begun in this one.
    #expect(try await conversation(scene, of: user) == id)
    let phone = try await scene.greet(hello(scene, "user-7"), network: "198.51.100.4")
    #expect(phone.messages.map(\.text) == ["Hello", "It is me"])
    await write(phone, "c-1", "From my phone")
    let transcript = try await scene.transcript(of: id)
    #expect(transcript.compactMap(\.text) == ["Hello", "It is me", "From my phone"])
    #expect(transcript.last?.isVerifiedSender == true)
    #expect(try await scene.events().contains(.conversation(id, .customerRecognised)))
  }

  @Test func `D two users are never one, whatever a browser says`() async throws {
    let scene = try await ChatScene()
    for name in ["user-7", "user-8"] {
      let browser = try await scene.greet(hello(scene, name), network: name)
      await write(browser, "a-1", "I am \(name)")
    }
    let other = ChannelAddress.visitor("user-8", widget: "shop")
    await #expect(throws: ConversationError.self) {
      try await scene.center.recognise(other, as: user, proof: .signedIdentity)
    }
    // Nor does a user become another one of whom nothing is known yet.
    let unknown = ChannelAddress.visitor("user-9", widget: "shop")
    await #expect(throws: ConversationError.self) {
      try await scene.center.recognise(other, as: unknown, proof: .signedIdentity)
    }
    #expect(try await customer(scene, at: unknown) == nil)
    let seven = try await customer(scene, at: user)
    let eight = try await customer(scene, at: other)
    #expect(seven != nil && eight != nil && seven?.id != eight?.id)
    #expect(try await conversation(scene, of: user) != conversation(scene, of: other))
  }

  @Test func `D an open conversation of the user's own stays theirs`() async throws {
    let scene = try await ChatScene()
    let own = try await scene.greet(hello(scene, "user-7"))
    await write(own, "a-1", "At work")
    let ownID = try #require(try await conversation(scene, of: user))
    let browser = try await scene.greet(network: "192.0.2.9")
    await write(browser, "b-1", "At home")
    let session = try #require(browser.welcome?.session)
    _ = try await scene.greet(hello(scene, "user-7", session: session))
    #expect(try await conversation(scene, of: user) == ownID)
    #expect(try await scene.transcript(of: ownID).compactMap(\.text) == ["At work"])
  }

  @Test func `D recognising somebody twice, or nobody, changes nothing`() async throws {
    let scene = try await ChatScene()
    let nobody = ChannelAddress.anonymousVisitor("none", widget: "shop")
    #expect(
      try await scene.center.recognise(nobody, as: user, proof: .userHash) == nil
    )
    let browser = try await scene.greet()
    await write(browser, "a-1", "Hello")
    let anonymous = try #require(await browser.line?.visitor)
    for _ in 0..<3 {
      #expect(
        try await scene.center.recognise(anonymous, as: user, proof: .userHash) == nil
      )
    }
    let recognised = try await scene.events().filter { event in
      if case .conversation(_, .customerRecognised) = event { true } else { false }
    }
    #expect(recognised.count == 1)
  }

  @Test func `H-16 the email goes to a user wherever else they are not`() async throws {
    let mail = try MailScene()
    let scene = try await ChatScene(mail: mail)
    let browser = try await scene.greet()
    await write(browser, "a-1", "Hello")
    let session = try #require(browser.welcome?.session)
    let id = try await scene.accept()
    let again = try await scene.greet(hello(scene, "user-7", session: session))
    // The same user is still there on a phone: nobody who can read it gets a mail.
    let phone = try await scene.greet(hello(scene, "user-7"), network: "198.51.100.4")
    try await scene.leave(again)
    await phone.send(#"{"v":1,"type":"page","url":"https://shop.example.com/cart"}"#)
    try await scene.center.send("It has shipped", in: id, by: "anna")
    scene.time.advance(by: 70)
    await phone.send(#"{"v":1,"type":"ping"}"#)
    try await scene.center.runDue()
    #expect(try mail.sent().isEmpty)
    try await scene.leave(phone)
    scene.time.advance(by: 60)
    try await scene.center.runDue()
    #expect(try mail.sent().map(\.text) == ["It has shipped"])
  }
}
