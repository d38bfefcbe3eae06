/// What a desk of a few agents does when they come one after the other: an owner, an open offer, a
/// number of messages and who wraps up for each conversation, and whom of the agents has had enough.
///
/// It is written from the rules as the documents state them, not from the code that is checked with it:
/// manual wrap-up, dropped transfers are kept, one contact at a time for each agent, and nobody routes.
struct RaceModel: SequentialModel {
  struct Conversation: Hashable, Sendable {
    var seen: RacedConversation
    /// How many offers were made.
    var offers: Int
    /// Who has asked for the transfer that is open.
    var giver: Int?

    func wrapsUp(_ agent: Int) -> Bool { seen.wrappingUp.contains(agent) }

    mutating func set(_ agent: Int, wrapsUp: Bool) {
      seen.wrappingUp.removeAll { $0 == agent }
      if wrapsUp { seen.wrappingUp = (seen.wrappingUp + [agent]).sorted() }
    }
  }

  struct State: Hashable, Sendable {
    var conversations: [Conversation]
    /// Who has declined something, and is idle from then on.
    var idle: Set<Int> = []

    /// Whether an agent has an offer, a conversation or a wrap-up: room for one, and it is taken.
    func isBusy(_ agent: Int) -> Bool {
      conversations.contains {
        $0.seen.owner == agent || $0.seen.offer?.agent == agent || $0.wrapsUp(agent)
      }
    }
  }

  let initialState: State

  func step(_ state: State, _ operation: RacedOperation, _ outcome: RacedAnswer?) -> State? {
    let (answer, next) = answer(to: operation, in: state)
    guard let outcome else { return next }
    return outcome == answer ? next : nil
  }

  /// The one answer there is to an operation, and the state after it.
  func answer(to operation: RacedOperation, in state: State) -> (RacedAnswer, State) {
    var next = state
    do throws(Refused) {
      let answer = try carryOut(operation, on: &next)
      return (answer, next)
    } catch {
      return (.refused(error.why), state)
    }
  }

  /// Whether an operation is not refused.
  func carriesOut(_ operation: RacedOperation, in state: State) -> Bool {
    if case .refused = answer(to: operation, in: state).0 { false } else { true }
  }

  private struct Refused: Error {
    let why: RacedRefusal

    init(_ why: RacedRefusal) { self.why = why }
  }

  private func carryOut(
    _ operation: RacedOperation,
    on state: inout State
  ) throws(Refused) -> RacedAnswer {
    let agent = operation.agent
    var conversation = state.conversations[operation.conversation]
    var answer = RacedAnswer.done
    switch operation.deed {
    case .accept(let number):
      try requireOffer(number, to: agent, in: conversation)
      // The transcript says that it was handed on.
      if conversation.giver != nil { conversation.seen.messages += 1 }
      conversation.seen.stage = .active
      conversation.seen.owner = agent
      conversation.closeOffer()
    case .decline(let number):
      try requireOffer(number, to: agent, in: conversation)
      conversation.giveUpOffer()
      state.idle.insert(agent)
    case .transfer(let target):
      try requireOwner(agent, of: conversation)
      try requireNoTransfer(of: conversation)
      if target == agent || conversation.wrapsUp(target) {
        throw Refused(.alreadyParticipant)
      }
      if state.idle.contains(target) { throw Refused(.notAvailable) }
      if state.isBusy(target) { throw Refused(.noCapacity) }
      conversation.offers += 1
      conversation.seen.offer = .init(number: conversation.offers, agent: target)
      conversation.giver = agent
      conversation.set(agent, wrapsUp: true)
    case .withdrawTransfer:
      try requireOwner(agent, of: conversation)
      guard conversation.seen.offer != nil else { throw Refused(.noTransfer) }
      conversation.giveUpOffer()
    case .send:
      try require([.active], in: conversation)
      guard conversation.seen.owner == agent else { throw Refused(.notParticipant) }
      try requireNoTransfer(of: conversation)
      conversation.seen.messages += 1
      answer = .sent(position: conversation.seen.messages)
    case .end:
      try requireOwner(agent, of: conversation)
      try requireNoTransfer(of: conversation)
      conversation.seen.stage = .ended
      conversation.seen.owner = nil
      conversation.set(agent, wrapsUp: true)
    case .submitWrapUp:
      guard conversation.wrapsUp(agent) else { throw Refused(.noWrapUp) }
      conversation.set(agent, wrapsUp: false)
      // The giver is through before the other has answered: it is nobody's.
      if conversation.seen.owner == agent {
        conversation.seen.owner = nil
        conversation.seen.stage = .offered
      }
    case .look: answer = .seen(conversation.seen)
    }
    state.conversations[operation.conversation] = conversation
    return answer
  }

  // MARK: What has to be so

  private func require(
    _ stages: [RacedConversation.Stage],
    in conversation: Conversation
  ) throws(Refused) {
    let stage = conversation.seen.stage
    guard stages.contains(stage) else { throw Refused(.stage(stage)) }
  }

  private func requireOffer(
    _ number: Int,
    to agent: Int,
    in conversation: Conversation
  ) throws(Refused) {
    guard let offer = conversation.seen.offer, offer.number == number else {
      try require([.offered, .active], in: conversation)
      throw Refused(.offerNotOpen)
    }
    guard offer.agent == agent else { throw Refused(.offerForSomebodyElse) }
  }

  private func requireOwner(_ agent: Int, of conversation: Conversation) throws(Refused) {
    try require([.active], in: conversation)
    guard conversation.seen.owner == agent else { throw Refused(.notOwner) }
  }

  private func requireNoTransfer(of conversation: Conversation) throws(Refused) {
    if conversation.seen.offer != nil { throw Refused(.transferInProgress) }
  }
}

extension RaceModel.Conversation {
  /// The open offer is accepted.
  mutating func closeOffer() {
    seen.offer = nil
    giver = nil
  }

  /// The open offer is declined or taken back: the conversation is its giver's again, or waits if they
  /// are through or there is none.
  mutating func giveUpOffer() {
    if let giver, seen.owner == giver {
      set(giver, wrapsUp: false)
    } else {
      seen.stage = .queued
    }
    closeOffer()
  }
}
