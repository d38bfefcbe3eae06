import ConversationCore
import Foundation

/// Outcomes of the table that random commands seldom reach, each by a script of its own.
enum RareOutcomes {
  typealias Step = RandomCommands.Step

  static func reached() throws -> Set<Step> {
    [
      try step(.send, in: answeredByMail()) { change in
        try change.send(
          MessageDraft("Dear Ms Example"),
          by: "anna",
          from: mailbox,
          capabilities: Fixtures.capabilities,
          at: .second(40)
        )
      },
      try step(.endConference, in: .conferring()) {
        try $0.endConference(by: "anna", at: .second(60))
      },
      try step(.advance, in: .transferring(closing())) { $0.advance(to: .second(160)) },
      try step(.decline, in: ownerless(closing())) {
        try $0.decline(offer: 2, by: "ben", at: .second(60))
      },
      try step(.advance, in: ownerless(closing())) { $0.advance(to: .second(160)) },
      try step(.advance, in: offeredAgain()) { $0.advance(to: .second(100)) },
      try step(.extendWrapUp, in: offeredAgain()) {
        try $0.extendWrapUp(by: "anna", at: .second(60))
      },
      try step(.signOut, in: offeredAgain()) {
        $0.depart("anna", as: .removed, at: .second(60))
      },
      try step(.advance, in: interruptedAfterTransfer()) { $0.advance(to: .second(100)) },
      try step(.extendWrapUp, in: interruptedAfterTransfer()) {
        try $0.extendWrapUp(by: "anna", at: .second(70))
      },
      try step(.submitWrapUp, in: interruptedAfterTransfer()) {
        try $0.submitWrapUp("resolved", by: "anna", at: .second(70))
      },
      try step(.signOut, in: interruptedAfterTransfer()) {
        $0.depart("anna", as: .removed, at: .second(70))
      },
    ]
  }

  private static let mailbox = EntryPoint(
    id: "box",
    channel: .email,
    identity: .mailbox("service@example.com"),
    displayName: "Service",
    inbox: "service",
    queue: "support"
  )

  private static func step<Result>(
    _ command: CommandKind,
    in desk: Desk,
    _ give: (inout Transition) throws -> Result
  ) throws -> Step {
    var after = desk
    try after.perform(give)
    return Step(
      stage: desk.conversation.stage.name,
      command: command,
      outcome: after.conversation.stage.name
    )
  }

  private static func closing() throws -> InboxPolicy {
    var policy = try Fixtures.policy()
    policy.droppedTransfer = .closeConversation
    return policy
  }

  private static func answeredByMail() throws -> Desk {
    var policy = try Fixtures.policy()
    policy.endsWithEmailReply = true
    var desk = try Desk.waiting(policy, at: mailbox)
    try desk.perform { try $0.offer(to: "anna", at: .second(20)) }
    try desk.perform { try $0.accept(offer: 1, by: "anna", at: .second(30)) }
    return desk
  }

  /// Anna is through, and Ben has not answered.
  private static func ownerless(_ policy: InboxPolicy) throws -> Desk {
    var desk = try Desk.transferring(policy)
    try desk.perform { try $0.submitWrapUp("resolved", by: "anna", at: .second(50)) }
    return desk
  }

  /// Anna wraps up until second 100, and Ben has an offer from the queue.
  private static func offeredAgain() throws -> Desk {
    var desk = try Desk.active(Fixtures.policy(wrapUpAfter: 60, mayBeExtended: true))
    try desk.perform { try $0.transfer(toQueue: Fixtures.sales, by: "anna", at: .second(40)) }
    try desk.perform { try $0.offer(to: "ben", at: .second(50)) }
    return desk
  }

  /// Anna wraps up until second 100, and Ben owns what was interrupted.
  private static func interruptedAfterTransfer() throws -> Desk {
    var desk = try Desk.transferring(Fixtures.policy(wrapUpAfter: 60, mayBeExtended: true))
    try desk.perform { try $0.accept(offer: 2, by: "ben", at: .second(50)) }
    desk.perform { $0.interrupt(at: .second(60)) }
    return desk
  }
}
