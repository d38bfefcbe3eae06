import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// The tenant's switch, as administrators turn it while agents work.
@Suite struct DisplaySettingsTests {
  private static let secret = "call +447966197542 or melissa@gmail.com"

  /// A conversation of Anna's whose texts hold secrets.
  private func open(_ desk: Desk) async throws -> ConversationID {
    try await desk.write(Self.secret, from: "+447966197542", id: "1")
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    try await desk.center.accept(offer.id, by: "anna")
    return offer.conversation.id
  }

  private func turn(_ desk: Desk, _ isOn: Bool) async throws {
    try await desk.center.save(DisplaySettings(masksForAgents: isOn), by: .administrator)
  }

  private func shows(_ value: Any) -> Bool {
    var written = ""
    dump(value, to: &written)
    return written.contains("7966197542") || written.contains("melissa@")
  }

  @Test func `V-09 A-16 the tenant's switch is saved by administrators, and by the host`()
    async throws
  {
    let desk = try await Desk()
    #expect(try await desk.center.displaySettings() == nil)
    for caller in [Caller.agent("anna"), .supervisor("anna")] {
      await #expect(throws: ConversationError(.notPermitted(.saveDisplaySettings))) {
        try await desk.center.save(DisplaySettings(masksForAgents: false), by: caller)
      }
    }
    for caller in [Caller.administrator, .system, .system] {
      let settings = DisplaySettings(masksForAgents: caller.role == .system)
      try await desk.center.save(settings, by: caller)
      #expect(try await desk.center.displaySettings()?.value == settings)
    }
    let events = try await desk.storage.events(after: .start, limit: 999).map(\.event)
    let turns = events.filter { if case .displayChanged = $0 { true } else { false } }
    #expect(turns == [.displayChanged(isMasked: false), .displayChanged(isMasked: true)])
  }

  @Test func `V-09 what is read for a screen goes by the switch, whatever the call says`()
    async throws
  {
    let desk = try await Desk()
    let id = try await open(desk)
    let center = desk.center
    let search = InMemoryTextSearch()
    while try await center.follow(search) > 0 {}
    func seen() async throws -> [Bool] {
      let transcript = try await desk.storage.transcript(of: id, before: nil, limit: 9)
      let state = try await center.deskState(of: id, for: "anna")
      let feed = center.deskFeed(for: "anna", after: nil)
      var iterator = feed.makeAsyncIterator()
      return [
        shows(TranscriptView(transcript, in: state, for: "anna")),
        shows(try await center.inboxRows([.mine], for: "anna").elements),
        shows(try await center.inboxList([.mine], for: "anna")),
        shows(try await iterator.updatesByNow()),
        try await !center.messages(matching: "melissa", in: search, for: "anna").elements.isEmpty,
      ]
    }
    #expect(try await seen() == [true, true, true, true, true])
    try await turn(desk, true)
    #expect(try await seen() == [false, false, false, false, false])
    let lax = DeskFeedOptions(display: DisplayPolicy(isEnabled: false))
    #expect(shows(try await center.inboxRows([.mine], for: "anna", lax).elements) == false)
    try await turn(desk, false)
    #expect(try await seen() == [true, true, true, true, true])
    let strict = DeskFeedOptions(display: DisplayPolicy(isEnabled: true))
    #expect(shows(try await center.inboxRows([.mine], for: "anna", strict).elements) == false)
  }

  @Test func `V-09 V-10 a running feed follows the switch, and tells the screen anew`()
    async throws
  {
    let desk = try await Desk()
    _ = try await open(desk)
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    #expect(shows(try await feed.updatesByNow()))
    try await desk.write(Self.secret, from: "+447966197542", id: "2")
    try await turn(desk, true)
    try await desk.write(Self.secret, from: "+447966197542", id: "3")
    let told = try await feed.updatesByNow()
    #expect(told.count > 2 && !shows(told))
    let anew = told.lastIndex { if case .opened = $0.view { true } else { false } }
    let index = try #require(anew)
    // Whoever stops before the new screen is drawn comes back to it.
    for update in told[..<index] {
      var again = desk.center.deskFeed(for: "anna", after: update.cursor).makeAsyncIterator()
      let rest = try await again.updatesByNow()
      #expect(rest.contains { if case .opened = $0.view { true } else { false } })
    }
    #expect(try await feed.updatesByNow().isEmpty)
    try await turn(desk, false)
    let open = try await feed.updatesByNow()
    #expect(open.count == 1 && shows(open))
  }

  @Test func `A-27 the switch hides nothing from supervisors`() async throws {
    let desk = try await Desk()
    let id = try await open(desk)
    try await turn(desk, true)
    try await desk.center.save(
      AgentProfile(id: "anna", name: "Anna", role: .supervisor, teams: ["day"])
    )
    let transcript = try await desk.storage.transcript(of: id, before: nil, limit: 9)
    let state = try await desk.center.deskState(of: id, for: "anna")
    #expect(shows(TranscriptView(transcript, in: state, for: "anna")))
  }
}
