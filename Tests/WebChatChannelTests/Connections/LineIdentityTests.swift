import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Who is at the other end of a line.
@Suite struct LineIdentityTests {
  private func message(_ id: String, _ text: String) -> String {
    #"{"v":1,"type":"message","id":"\#(id)","text":"\#(text)"}"#
  }

  @Test func `D a user who is recognised keeps the conversation; another one does not`()
    async throws
  {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(message("c-1", "Hello"))
    let session = try #require(browser.welcome?.session)
    func token(_ user: String) throws -> String {
      try VisitorToken(
        visitor: user,
        widget: "shop",
        email: "\(user)@example.com",
        issuedAt: scene.time.now
      ).signed(with: scene.secrets)
    }
    let anna = try await scene.greet(
      #","session":"\#(session)","identity":"\#(try token("anna"))""#
    )
    #expect(anna.messages.map(\.text) == ["Hello"] && anna.welcome?.isContinued == true)
    let renamed = try #require(anna.welcome?.session)
    #expect(renamed != session)
    let recognised = scene.host.happenings.contains {
      if case .recognised(let found) = $0 { found.user.value == "anna" } else { false }
    }
    #expect(recognised)
    // The token before is good until the new one is used.
    #expect(try await scene.greet(#","session":"\#(session)""#).messages.count == 1)
    #expect(try await scene.greet(#","session":"\#(renamed)""#).messages.count == 1)
    #expect(try await scene.greet(#","session":"\#(session)""#).messages.isEmpty)
    let omar = try await scene.greet(
      #","session":"\#(renamed)","identity":"\#(try token("omar"))""#
    )
    #expect(omar.messages.isEmpty && omar.welcome?.session != nil)
    #expect(await omar.line?.visitor == .visitor("omar", widget: "shop"))
  }

  @Test func `D whoever is somebody else now begins with their own transcript`() async throws {
    let scene = try await ChatScene()
    func greet(_ user: String, after: MessageID? = nil) async throws -> ChatBrowser {
      let token = try VisitorToken(visitor: user, widget: "shop", issuedAt: scene.time.now)
      let cursor = after.map { #","after":"\#($0)""# } ?? ""
      return try await scene.greet(
        #","identity":"\#(token.signed(with: scene.secrets))"\#(cursor)"#
      )
    }
    let anna = try await greet("anna")
    await anna.send(message("c-1", "Hello"))
    scene.time.advance(by: 60)
    let guest = try await scene.greet()
    await guest.send(message("c-1", "I am not logged in"))
    let last = try #require(guest.messages.last?.id)
    // The browser still has the guest's last message, which is newer than all of Anna's.
    let back = try await greet("anna", after: last)
    #expect(back.welcome?.isContinued == false)
    #expect(back.messages.map(\.text) == ["Hello"])
  }

  @Test func `D a proof that does not hold lets nobody in`() async throws {
    let scene = try await ChatScene()
    let forged = try await scene.greet(#","identity":"v1.AAAA.AAAA""#)
    #expect(forged.refusals == [.identityRefused] && forged.welcome == nil)
    #expect(await forged.line?.isClosed == true)
    let zeros = String(repeating: "0", count: 64)
    let hash = try await scene.greet(#","user":{"id":"anna","hash":"\#(zeros)"}"#)
    #expect(hash.refusals == [.identityRefused])
    let secrets = SecretSet(newest: try Secret("made-up-hash-secret"))
    let good = UserHash.hash(of: "anna", with: secrets)
    let anna = try await scene.greet(#","user":{"id":"anna","hash":"\#(good)"}"#)
    #expect(await anna.line?.visitor == .visitor("anna", widget: "shop"))
  }

  @Test func `D whoever logs out leaves nothing that opens the session`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(message("c-1", "Hello"))
    let session = try #require(browser.welcome?.session)
    await browser.send(#"{"v":1,"type":"logout"}"#)
    #expect(await browser.line?.isClosed == true)
    let next = try await scene.greet(#","session":"\#(session)""#)
    #expect(next.messages.isEmpty && next.welcome?.isContinued == false)
  }
}
