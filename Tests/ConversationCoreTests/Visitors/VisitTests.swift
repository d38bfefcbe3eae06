import ConversationCore
import Foundation
import Testing

@Suite struct VisitTests {
  private let start = Date(milliseconds: 1_760_000_000_000)
  private let policy = PresencePolicy()
  private let visitor = ChannelAddress.visitor("user-42", widget: "shop")

  private func at(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

  @Test func `S-09 time alone ends a visit, once`() {
    var visit = Visit(of: visitor, at: start)
    #expect(visit.nextDeadline == at(90))
    let early = visit.advance(under: policy, to: at(89))
    #expect(early.isEmpty && !visit.isOver)
    let late = visit.advance(under: policy, to: at(90))
    #expect(late == [.left])
    #expect(visit.isOver && visit.nextDeadline == nil)
    #expect(visit.documentKeys.map(\.name) == [Visit.visitorKey])
    let again = visit.advance(under: policy, to: at(900))
    #expect(again.isEmpty)
  }

  @Test func `H-29 pages are kept in order, the newest fifty, a reload once`() throws {
    var visit = Visit(
      of: visitor,
      referrer: "https://user:secret@search.example.com/?q=boots#top",
      device: VisitorDevice(browser: SoftwareVersion("Firefox", version: "128.0")),
      at: start
    )
    #expect(visit.referrer == "https://search.example.com/?q=boots")
    for number in 0..<60 {
      let page = try #require(PageView(url: "https://shop.example.com/\(number)", at: start))
      visit.opened(page)
      visit.opened(page)
    }
    #expect(visit.pageCount == 60 && visit.pages.count == Visit.mostPages)
    #expect(visit.pages.first?.url == "https://shop.example.com/10")
    #expect(visit.documentKeys.map(\.rank) == [-1_760_000_000_000, 1_760_000_090_000])
  }

  @Test(arguments: [
    ("https://shop.example.com/a?b=c#d", "https://shop.example.com/a?b=c"),
    ("HTTP://shop.example.com", "HTTP://shop.example.com"),
    ("https://a@b@shop.example.com/x@y", "https://shop.example.com/x@y"),
    ("javascript:alert(1)", nil), ("data:text/html,x", nil), ("//shop.example.com", nil),
    ("https://", nil), ("https:///x", nil), ("https://sh op.example.com", nil),
    ("https://shop.example.com/\u{0}", nil), ("", nil), ("https://user@", nil),
  ])
  func `H-29 only addresses of web pages are kept, without names of users`(
    text: String,
    kept: String?
  ) {
    #expect(PageView.webAddress(text) == kept)
  }

  @Test func `H-29 long addresses and titles are cut, never inside a character`() throws {
    let long = "https://shop.example.com/" + String(repeating: "ü", count: 2000)
    let title = String(repeating: "💬", count: 100) + "\n"
    let page = try #require(PageView(url: long, title: title, at: start))
    #expect(page.url.utf8.count <= PageView.longestURL && page.url.hasSuffix("ü"))
    #expect(page.title == String(repeating: "💬", count: 64))
  }
}
