import ConversationCore
import ConversationTesting

extension PlantedBug {
  /// Bugs that some steps lead to, which random ones seldom meet, or meet in other ways first.
  static let directed: [(bug: Self, operations: [SimulatedOperation])] = [
    (Self(.noDoubleAccept, IgnoresVersions.self) { IgnoresVersions(base: $0) }, claimedTwice),
    (Self(.monotony, IgnoresVersions.self) { IgnoresVersions(base: $0) }, changedTwice),
    (Self(.noPhantom, MovesThreadKeys.self) { MovesThreadKeys(base: $0) }, writtenTwice),
    (Self(.order, HasNoDoubts.self) { HasNoDoubts(base: $0) }, stoppedWhileSending),
    (Self(.legality, ReadsWhatWas.self) { ReadsWhatWas(base: $0) }, movedAfterItsEnd),
    (Self(.autoReply, ForgetsReplies.self) { ForgetsReplies(base: $0) }, writtenAfterHours),
    (Self(.autoReply, HidesOptOuts.self) { HidesOptOuts(base: $0) }, calledAfterOptOut),
    (Self(.masking, AmendsNothing.self) { AmendsNothing(base: $0) }, numberInTwoMessages),
    (Self(.liveness, HidesAnAgent.self) { HidesAnAgent(base: $0) }, moreCallsThanAgents),
  ]

  private static let chat = ConversationName(customer: 0, ordinal: 1)
  private static let shared = ConversationName(customer: 5, ordinal: 1)

  /// Two agents claim the same conversation of a shared inbox at once.
  private static let claimedTwice: [SimulatedOperation] = [
    .write(customer: 5, numbers: [0]),
    .race(.claim(shared, by: .agent(3)), against: .claim(shared, by: .agent(1))),
  ]

  /// An agent's state is changed by two commands at once.
  private static let changedTwice: [SimulatedOperation] = [
    .race(.signOut(agent: 7), against: .choose(agent: 7, isAvailable: false, for: nil))
  ]

  /// A customer whose conversation has ended writes twice at once.
  private static let writtenTwice: [SimulatedOperation] = [
    .write(customer: 0, numbers: [0]), .customerEnds(customer: 0),
    .race(.write(customer: 0, numbers: [1]), against: .write(customer: 0, numbers: [2])),
  ]

  /// A worker stops at each moment between taking a message and saying what became of it.
  private static let stoppedWhileSending: [SimulatedOperation] =
    [.write(customer: 0, numbers: [0]), .accept(chat, by: .offered, offersBack: 0)]
    + (0..<16).flatMap { calls -> [SimulatedOperation] in
      [
        .send(chat, by: .owner, times: 1), .stop(.work, after: calls),
        .wait(milliseconds: 61_000), .work,
      ]
    }

  /// What has ended is put into a queue.
  private static let movedAfterItsEnd: [SimulatedOperation] = [
    .write(customer: 0, numbers: [0]), .accept(chat, by: .offered, offersBack: 0),
    .end(chat, by: .owner), .submitWrapUp(chat, by: .wrappingUp),
    .transferToQueue(chat, by: .agent(0), queue: 0),
    .transferToQueue(chat, by: .agent(1), queue: 0),
  ]

  /// A customer writes twice in the same closed period.
  private static let writtenAfterHours: [SimulatedOperation] = [
    .write(customer: 1, numbers: [0]), .write(customer: 1, numbers: [1]),
  ]

  /// A customer who has opted out calls, and nobody answers.
  private static let calledAfterOptOut: [SimulatedOperation] = [
    .consent(customer: 1, isOptOut: true), .call(customer: 1, number: 0, .ended),
  ]

  /// A customer sends a card number in two messages.
  private static let numberInTwoMessages: [SimulatedOperation] = [
    .write(customer: 0, numbers: [0, 1]), .write(customer: 0, numbers: [2]),
  ]

  /// One after the other, customers call whom seven agents serve.
  private static let moreCallsThanAgents: [SimulatedOperation] =
    (0..<7).map { .write(customer: 6 + 10 * $0, numbers: [0]) }
}
