import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Colleagues are called by their names wherever a desk shows them, also those who take no part.
@Suite struct DeskNameTests {
  @Test func `S-02 notices and notes name colleagues who take no part in the conversation`()
    async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    try await desk.center.assign(id, to: "anna", by: "carla")
    try await desk.center.addNote("Mind her tone", in: id, by: "olga")
    try await desk.center.join(id, by: "ben")
    try await desk.center.leave(id, by: "ben")
    let bubbles = try await feed.updatesByNow().compactMap { update in
      if case .appended(let bubble) = update.view { bubble } else { nil }
    }
    #expect(
      bubbles.map(\.text) == [
        "Carla has assigned the conversation to Anna", "Mind her tone",
        "Ben has joined the conversation", "Ben has left the conversation",
      ]
    )
    #expect(bubbles.first { $0.side == .note }?.author == "Olga")
    #expect(bubbles.first { $0.side == .note }?.initials == "O")
    // Read as a page, they are called the same.
    let messages = try await desk.center.conversation(id, for: "anna").messages
    let state = try await desk.center.deskState(of: id, for: "anna", showing: messages)
    let view = TranscriptView(messages, in: state, for: "anna")
    #expect(Array(view.bubbles.map(\.text).suffix(4)) == bubbles.map(\.text))
    #expect(view.bubbles.first { $0.side == .note }?.author == "Olga")
  }

  @Test func `H-21 H-27 H-28 the card names who wrote its notes and led earlier conversations`()
    async throws
  {
    let desk = try await SharedDesk()
    let earlier = try await desk.open(to: "outlet", id: "1")
    try await desk.center.claim(earlier, by: "carla")
    try await desk.center.resolve(earlier, by: "carla")
    let id = try await desk.open(id: "2")
    try await desk.center.claim(id, by: "anna")
    let customer = try #require(try await desk.conversation(id)).customer
    try await desk.center.addNote("Likes boots", about: customer, by: "ben")
    let file = try await desk.center.customerFile(of: id, for: "anna")
    let note = try #require(file.notes.first)
    try await desk.center.editNote(note.id, to: "Likes shoes", about: customer, by: "olga")
    let card = VisitorCard(
      try await desk.center.customerFile(of: id, for: "anna"),
      in: try await desk.center.deskState(of: id, for: "anna"),
      at: desk.desk.time.now
    )
    #expect(card.notes.map(\.author) == ["Ben"])
    #expect(card.notes.map(\.editor) == ["Olga"])
    #expect(card.conversations.cards.first { $0.id == earlier }?.agents == ["Carla"])
  }
}
