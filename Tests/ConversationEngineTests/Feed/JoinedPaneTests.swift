import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Whoever has joined takes part, and has a pane as the assignee has.
@Suite struct JoinedPaneTests {
  private static func panes(_ updates: [DeskUpdate]) -> [InteractionPane] {
    updates.compactMap { if case .pane(let pane) = $0.view { pane } else { nil } }
  }

  @Test func `S-05 who has joined has a pane from which to answer, until they leave`() async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "ben")
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    try await desk.center.join(id, by: "anna")
    let pane = try #require(Self.panes(try await feed.updatesByNow()).last)
    #expect(pane.id == id && pane.hasJoined && pane.role == nil)
    #expect(pane.allows(.send) && pane.allows(.leave) && !pane.allows(.resolve))
    // A desk that is opened now has it, too.
    var opening = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    guard case .opened(let screen) = try await opening.next()?.view else { throw NoOffer() }
    #expect(screen.panes.map(\.id) == [id])
    try await desk.center.leave(id, by: "anna")
    for updates in [try await feed.updatesByNow(), try await opening.updatesByNow()] {
      #expect(updates.map(\.view).contains(.paneClosed(id)))
      #expect(Self.panes(updates).isEmpty)
    }
  }

  @Test func `S-05 H-04 resolving closes the panes of everybody who has joined`() async throws {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.join(id, by: "anna")
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    guard case .opened(let screen) = try await feed.next()?.view else { throw NoOffer() }
    #expect(screen.panes.map(\.id) == [id], "of a conversation that is nobody's")
    try await desk.center.resolve(id, by: "carla")
    #expect(try await feed.updatesByNow().map(\.view).contains(.paneClosed(id)))
  }
}
