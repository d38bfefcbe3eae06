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

/// Visits, as a line writes them down.
@Suite struct LineVisitTests {
  private func message(_ id: String, _ text: String) -> String {
    #"{"v":1,"type":"message","id":"\#(id)","text":"\#(text)"}"#
  }

  private func visit(of browser: ChatBrowser, in scene: ChatScene) async throws -> Visit? {
    let visitor = try #require(await browser.line?.visitor)
    let query = DocumentQuery(
      kind: Visit.documentKind,
      name: Visit.visitorKey,
      value: visitor.key
    )
    return try await scene.storage.documents(query, after: nil, limit: 1).elements.first?
      .value.value(as: Visit.self)
  }

  @Test func `H-26, H-29 a visit has the pages, the referrer and what they are seen with`()
    async throws
  {
    let scene = try await ChatScene()
    let browser = try scene.connect(
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    )
    await browser.send(
      #"{"v":1,"type":"hello","page":{"url":"https://shop.example.com/","title":"Shop","#
        + #""referrer":"https://search.example.com/?q=boots"}}"#
    )
    await browser.send(#"{"v":1,"type":"page","url":"https://shop.example.com/boots#red"}"#)
    let visit = try #require(await visit(of: browser, in: scene))
    #expect(visit.referrer == "https://search.example.com/?q=boots")
    #expect(
      visit.pages.map(\.url) == ["https://shop.example.com/", "https://shop.example.com/boots"]
    )
    #expect(visit.device?.browser == SoftwareVersion("Firefox", version: "128.0"))
    #expect(visit.device?.system == SoftwareVersion("Linux"))
  }

  @Test func `S-09 whoever comes back after leaving is on another visit`() async throws {
    let scene = try await ChatScene()
    let browser = try await scene.greet()
    await browser.send(message("c-1", "Hello"))
    await browser.send(#"{"v":1,"type":"goodbye"}"#)
    scene.time.advance(by: 30)
    let id = try #require(await visit(of: browser, in: scene)).documentID
    #expect(try await scene.server.advanceVisit(id) == [.left])
    #expect(try await scene.server.advanceVisit(id).isEmpty)
    await browser.send(message("c-2", "Thanks"))
    #expect(try #require(await visit(of: browser, in: scene)).documentID != id)
  }
}
