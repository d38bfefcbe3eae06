import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Agents of a shared inbox who do the same thing at the same time.
@Suite struct InboxRaceTests {
  @Test func `S-05 of agents who claim at once one has it, and the others are told so`()
    async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    let agents = SharedDesk.access.map(\.id)
    let refused = await withTaskGroup(of: Bool.self) { group in
      for agent in agents {
        group.addTask {
          do {
            try await desk.center.claim(id, by: agent)
            return false
          } catch {
            return (error as? ConversationError)?.code == .illegalCommand(.claim, in: .active)
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == agents.count - 1)
    let conversation = try #require(try await desk.conversation(id))
    #expect(conversation.owner != nil && conversation.legs.count == 1)
  }

  @Test func `H-06 what is tagged, snoozed, resolved and joined at once is whole afterwards`()
    async throws
  {
    for round in 1...8 {
      let desk = try await SharedDesk()
      let id = try await desk.open(id: "1")
      try await desk.center.claim(id, by: "anna")
      await withTaskGroup(of: Void.self) { group in
        let center = desk.center
        let work: [@Sendable () async throws -> Void] = [
          { try await center.tag(id, adding: ["a"], by: "ben") },
          { try await center.tag(id, adding: ["b"], by: "carla") },
          { try await center.join(id, by: "ben") },
          { try await center.snooze(id, by: "anna") },
          { try await center.resolve(id, by: round.isMultiple(of: 2) ? "anna" : "carla") },
          { try await center.addNote("Hm", mentioning: ["sam"], in: id, by: "olga") },
          { try await desk.write("Again", id: "2") },
          { try await center.blockVisitor(of: id, by: "olga") },
        ]
        // Some are refused, since it is over by then.
        for step in work { group.addTask { try? await step() } }
      }
      let after = try #require(try await desk.conversation(id))
      #expect(after.tags == ["a", "b"])
      #expect(after.visitorBlock?.by == "olga")
      #expect(after.isOpen || (after.snooze == nil && after.joined.isEmpty))
      #expect(after.waitingSince == nil)
      // Every message is there once, in order, and the lists count what they hold.
      let texts = try await desk.desk.storage.transcript(of: id, before: nil, limit: 99)
      #expect(texts.map(\.id.sequence) == Array(1...after.messageCount))
      let list = try await desk.center.inboxList(Set(InboxCategory.allCases), for: "anna")
      for section in list.sections { #expect(section.count == section.rows.count) }
    }
  }
}
