import ConversationCore
import Foundation
import Testing

@Suite struct RuleSamples {
  @Test func `ConversationCore: a change of a conversation is a value`() throws {
    let now = Scene.morning
    let policy = try Scene.policy()
    let (conversation, anna) = try Scene.offered(to: try Scene.agent("anna"))
    var change = Transition(conversation, agents: [anna], policy: policy)
    try change.accept(offer: 1, by: "anna", at: now)
    #expect(change.conversation.owner == "anna")
    #expect(change.agent("anna")?.load == 1)
    #expect(change.events.count == 2)
  }

  @Test func `RulesAreValues: a conversation to begin with`() throws {
    let now = Scene.morning
    let policy = try Scene.policy()
    let message = InboundMessage(
      channel: .webChat,
      recipient: "shop",
      sender: .visitor("v-7", widget: "shop"),
      text: "Do you ship to Norway?",
      externalID: "c-1"
    )
    let (entryPoint, queue) = (Scene.entryPoint, Scene.queue)
    let opened = Transition.open(
      ConversationID(bits: 1),
      for: CustomerID(bits: 1),
      with: message,
      at: entryPoint,
      queue: queue,
      policy: policy,
      now: now
    )
    #expect(opened.conversation.stage == .queued)
    #expect(opened.messages.first?.text == "Do you ship to Norway?")

    var anna = Agent(id: "anna", name: "Anna", teams: ["day"], createdAt: now)
    _ = try anna.signIn(at: now)
    _ = try anna.choose(.available, by: .agent("anna"), at: now)
    #expect(anna.isReady(for: .chat))
  }

  @Test func `RulesAreValues: a missed offer in three lines`() throws {
    let now = Scene.morning
    let policy = try Scene.policy()
    let (offered, anna) = try Scene.offered(to: try Scene.agent("anna"))
    var change = Transition(offered, agents: [anna], policy: policy)
    change.advance(to: now.addingTimeInterval(30))
    #expect(change.agent("anna")?.availability[.chat].state == .rona)
  }

  @Test func `RulesAreValues: a refusal says why`() throws {
    let now = Scene.morning
    let policy = try Scene.policy()
    let (offered, anna) = try Scene.offered(to: try Scene.agent("anna"))
    var change = Transition(offered, agents: [anna], policy: policy)
    #expect(throws: ConversationError(.offerForSomebodyElse)) {
      try change.accept(offer: 1, by: "ben", at: now)
    }
  }

  @Test func `RulesAreValues: the page's table is the table of transitions`() throws {
    let page = try guide("Sources/ConversationCore/Documentation.docc/RulesAreValues.md")
    var rows: Set<String> = []
    for line in page.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let command = cells.first.flatMap(CommandKind.init(rawValue:)) else { continue }
      for (stage, cell) in zip(StageName.allCases, cells.dropFirst()) where !cell.isEmpty {
        rows.insert("\(command.rawValue), \(stage): \(cell)")
      }
    }
    let table = TransitionTable.rows.map { row in
      let leadsTo = StageName.allCases.filter(row.leadsTo.contains).map(\.rawValue)
      return "\(row.command.rawValue), \(row.stage): \(leadsTo.joined(separator: ", "))"
    }
    #expect(rows == Set(table))
  }

  @Test func `RulesAreValues: a rule of one's own`() throws {
    let now = Scene.morning
    let waiting = try Scene.waiting()
    #expect(!isLate(waiting, at: now.addingTimeInterval(899)))
    #expect(isLate(waiting, at: now.addingTimeInterval(900)))
  }
}

/// Our promise to customers: somebody takes them up within a quarter of an hour.
func isLate(_ conversation: Conversation, at now: Date) -> Bool {
  conversation.stage == .queued && now >= conversation.place.enqueuedAt.addingTimeInterval(900)
}
