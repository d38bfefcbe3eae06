import ConversationCore
import Testing

@Suite struct RandomCommandTests {
  static func policies() throws -> [InboxPolicy] {
    let manual = try Fixtures.policy()
    var automatic = try Fixtures.policy(wrapUpAfter: 90, mayBeExtended: true)
    automatic.afterEnd = .reopen()
    var closing = try Fixtures.policy(wrapUpAfter: 60, mayBeExtended: true)
    closing.droppedTransfer = .closeConversation
    var mail = Fixtures.sharedInbox
    mail.absence = AbsencePolicy(grace: 30, requeuesActive: true)
    return [manual, automatic, closing, mail]
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `G6 random commands break no invariant and stay in the table`(seed: UInt64) throws {
    for policy in try Self.policies() {
      var run = try RandomCommands(seed: seed, policy: policy)
      for _ in 0..<2000 { try run.step() }
      #expect(run.refusals > 100)
    }
  }

  @Test func `Every outcome that the table has is reached`() throws {
    var reached = try RareOutcomes.reached()
    for policy in try Self.policies() {
      var run = try RandomCommands(seed: 7, policy: policy)
      for _ in 0..<3000 { try run.step() }
      reached.formUnion(run.steps)
    }
    for row in TransitionTable.rows {
      for outcome in row.leadsTo {
        let step = RandomCommands.Step(
          stage: row.stage,
          command: row.command,
          outcome: outcome
        )
        #expect(reached.contains(step), "\(step)")
      }
    }
  }

  @Test func `G6 the same seed gives the same conversation`() throws {
    let policy = try Fixtures.policy(wrapUpAfter: 45)
    var runs = try [
      RandomCommands(seed: 11, policy: policy), RandomCommands(seed: 11, policy: policy),
    ]
    for index in runs.indices { for _ in 0..<500 { try runs[index].step() } }
    #expect(runs[0].desk.conversation == runs[1].desk.conversation)
    #expect(runs[0].desk.agents == runs[1].desk.agents)
    #expect(runs[0].desk.messages == runs[1].desk.messages)
  }
}
