import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationTesting
import Foundation
import Masking
import Testing

/// What a customer says after the end is on the agents' screens.
@Suite struct RatedRowTests {
  @Test func `S-06 a rating is told to the desk, its text as it may be seen`() async throws {
    for isMasked in [false, true] {
      let desk = try await SharedDesk()
      let id = try await desk.open(id: "1")
      try await desk.center.claim(id, by: "anna")
      try await desk.center.resolve(id, by: "anna")
      let options = DeskFeedOptions(display: DisplayPolicy(isEnabled: isMasked))
      var feed = desk.center.deskFeed(for: "anna", after: nil, options).makeAsyncIterator()
      _ = try await feed.updatesByNow()
      try await desk.center.rate(id, Rating(2, text: "Call +447966197542"))
      let rows = try await feed.updatesByNow().compactMap { update in
        if case .row(let row) = update.view { row } else { nil }
      }
      let row = try #require(rows.last)
      #expect(row.id == id && row.category == .resolved)
      #expect(row.rating == 2)
      #expect(row.ratingText == (isMasked ? "Call *********7542" : "Call +447966197542"))
      // The same once more is no news.
      try await desk.center.rate(id, Rating(2, text: "Call +447966197542"))
      #expect(try await feed.updatesByNow().isEmpty)
    }
  }
}
