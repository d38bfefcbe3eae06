import ConversationCore
import Foundation
import Testing

@Suite struct TransitionTableTests {
  /// Commands of an agent's own state and of setting up, and the one that has no stage yet.
  static let apart: Set<CommandKind> = [
    .startConversation, .signIn, .setAvailability, .reportConnectionLost,
    .reportConnectionRestored, .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint,
    .saveCannedResponse, .deleteCannedResponse, .editCustomer, .changeCustomerNotes,
    .setCustomerData, .saveRecording, .mergeCustomers, .setLegalHold, .exportCustomer,
    .eraseCustomer, .saveNotificationSettings,
    .openTicket, .reassignTicket, .closeTicket, .readTicket,
    .sendReply, .saveTeam, .saveRingSchedules, .saveAutoReplies, .saveDisplaySettings,
  ]
  /// What nobody waits for an answer to: where the table does not have it, nothing happens.
  static let silent: Set<CommandKind> = [.endByCustomer, .deleteEntryPoint, .signOut, .advance]

  static func desk(in stage: StageName) throws -> Desk {
    switch stage {
    case .queued: try .waiting()
    case .offered: try .offered()
    case .active: try .active()
    case .interrupted: try .interrupted()
    case .ended: try .ended()
    }
  }

  /// The command as the best placed agent would give it.
  static func give(_ command: CommandKind, to change: inout Transition) throws {
    let now = Date.second(100)
    switch command {
    case .accept: try change.accept(offer: 1, by: "anna", at: now)
    case .decline: try change.decline(offer: 1, by: "anna", at: now)
    case .claim: try change.claim(by: "anna", at: now)
    case .send: try change.say("Hi", by: "anna", at: now)
    case .addNote: try change.addNote("Note", by: "anna", at: now)
    case .transfer: try change.transfer(toAgent: "ben", by: "anna", at: now)
    case .withdrawTransfer: try change.withdrawTransfer(by: "anna", at: now)
    case .requestConference: try change.requestConference(with: "ben", by: "anna", at: now)
    case .withdrawConference: try change.withdrawConference(by: "anna", at: now)
    case .exitConference: try change.exitConference(by: "anna", at: now)
    case .endConference: try change.endConference(by: "anna", at: now)
    case .end: try change.end(by: "anna", at: now)
    case .submitWrapUp: try change.submitWrapUp("resolved", by: "anna", at: now)
    case .extendWrapUp: try change.extendWrapUp(by: "anna", at: now)
    case .receive:
      try change.receive(Fixtures.inbound(id: "in-9"), isVerifiedSender: true, at: now)
    case .endByCustomer: change.endByCustomer(at: now)
    case .route: try change.offer(to: "anna", at: now)
    case .deleteEntryPoint: change.interrupt(at: now)
    case .signOut: change.depart("anna", as: .signedOut, at: now)
    case .advance: change.advance(to: now)
    case .assign: try change.assign(to: "ben", by: "anna", at: now)
    case .unassign: try change.unassign(by: "anna", at: now)
    case .join: try change.join(by: "ben", at: now)
    case .leave: try change.leave(by: "ben", at: now)
    case .resolve: try change.resolve(by: "anna", at: now)
    case .reopen: try change.reopen(by: "anna", in: Fixtures.support, at: now)
    case .snooze: try change.snooze(until: nil, by: "anna", at: now)
    case .unsnooze: try change.unsnooze(by: "anna", at: now)
    case .tag: try change.tag(adding: ["vip"], by: "anna", at: now)
    case .blockVisitor: try change.blockVisitor(by: "anna", at: now)
    case .unblockVisitor: try change.unblockVisitor(by: "anna", at: now)
    case .rate: try change.rate(Rating(5), at: now)
    default: Issue.record("\(command) is not given to a conversation")
    }
  }

  @Test(arguments: StageName.allCases)
  func `W-12 what the table does not have is refused by name and changes nothing`(
    stage: StageName
  ) throws {
    for command in CommandKind.allCases
    where !Self.apart.contains(command) && !TransitionTable.allows(command, in: stage) {
      var desk = try Self.desk(in: stage)
      let before = desk.conversation
      let refusal = desk.refusal { try Self.give(command, to: &$0) }
      if Self.silent.contains(command) {
        #expect(refusal == nil)
        #expect(desk.events.isEmpty)
      } else {
        #expect(refusal == .illegalCommand(command, in: stage))
      }
      #expect(desk.conversation == before)
    }
  }

  @Test(arguments: StageName.allCases)
  func `W-12 what the table has is never refused for its stage, and leads where it says`(
    stage: StageName
  ) throws {
    for command in CommandKind.allCases where TransitionTable.allows(command, in: stage) {
      var desk = try Self.desk(in: stage)
      let refusal = desk.refusal { try Self.give(command, to: &$0) }
      // After the end only a reopened conversation receives: that is a test of its own.
      if command == .receive, stage == .ended { continue }
      #expect(refusal != .illegalCommand(command, in: stage))
      let outcomes = TransitionTable.outcomes(of: command, in: stage)
      #expect(refusal != nil || outcomes.contains(desk.conversation.stage.name))
    }
  }

  @Test func `The table has one row for each pair, and none that leads nowhere`() {
    let pairs = TransitionTable.rows.map { [$0.stage.rawValue, $0.command.rawValue] }
    #expect(Set(pairs).count == pairs.count)
    for row in TransitionTable.rows {
      #expect(!row.leadsTo.isEmpty)
      #expect(TransitionTable.allows(row.command, in: row.stage))
      #expect(TransitionTable.outcomes(of: row.command, in: row.stage) == row.leadsTo)
    }
    #expect(TransitionTable.outcomes(of: .claim, in: .ended).isEmpty)
  }

  @Test func `Every command is in the table, but those that need no conversation`() {
    let listed = Set(TransitionTable.rows.map(\.command))
    #expect(listed.isDisjoint(with: Self.apart))
    #expect(listed.union(Self.apart) == Set(CommandKind.allCases))
  }

  @Test func `V-07, A-9 the table lets an interrupted conversation only be ended`() {
    let leaving = TransitionTable.rows.filter { row in
      row.stage == .interrupted && row.leadsTo != [.interrupted]
    }
    #expect(Set(leaving.map(\.command)) == [.end, .resolve, .signOut])
    for command in [CommandKind.send, .transfer, .requestConference, .receive, .endByCustomer] {
      #expect(!TransitionTable.allows(command, in: .interrupted))
    }
  }
}
