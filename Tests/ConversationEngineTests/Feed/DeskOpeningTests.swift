import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationTesting
import Foundation
import Testing

/// A desk that is opened, or opened again after a restart, stands where it stood.
@Suite struct DeskOpeningTests {
  private static func open(_ desk: Desk) async throws -> DeskOpening {
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    guard case .opened(let opening) = try await feed.next()?.view else { throw NoOffer() }
    return opening
  }

  @Test func `W-03 W-04 the opening has the state of each class, since when, and what is to come`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    _ = try await desk.activeConversation()
    desk.time.advance(by: 30)
    try await desk.center.setIdle("anna", reason: "lunch")
    desk.time.advance(by: 12)
    let opening = try await Self.open(desk)
    #expect(opening.availability[.social] == .available)
    #expect(opening.pendingIdle == [.social: "lunch"], "when the contact is over")
    #expect(opening.inState[.social]?.text == "0:42")
    #expect(opening.availability[.chat] == .idle("lunch"))
    #expect(opening.inState[.chat]?.text == "0:12")
    // Whoever thinks better of it has nothing to come.
    try await desk.center.setAvailable("anna")
    #expect(try await Self.open(desk).pendingIdle.isEmpty)
  }
}
