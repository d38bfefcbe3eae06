import ConversationCore
import ConversationEngine
import ConversationStorage

extension RacedOperation {
  /// Carries it out at a host; `nil` for a conversation that is not there.
  func perform(at center: ContactCenter, in scene: RaceScene) async throws -> RacedAnswer {
    let (id, agent) = (scene.conversations[conversation], RaceScene.agents[agent])
    do {
      switch deed {
      case .accept(let offer):
        try await center.accept(OfferID(conversation: id, number: offer), by: agent)
      case .decline(let offer):
        try await center.decline(OfferID(conversation: id, number: offer), by: agent)
      case .transfer(let target):
        try await center.transfer(id, to: .agent(RaceScene.agents[target]), by: agent)
      case .withdrawTransfer: try await center.withdrawTransfer(id, by: agent)
      case .send:
        let outcome = try await center.send("Yes.", in: id, by: agent)
        return .sent(position: outcome.message?.sequence ?? 0)
      case .end: try await center.end(id, by: agent)
      case .submitWrapUp: try await center.submitWrapUp(id, reason: "solved", by: agent)
      case .look:
        var request = LoadRequest()
        request.conversations = [id]
        guard let read = try await center.storage.load(request).conversation(id) else {
          return .refused(.unexpected("the conversation is not there"))
        }
        return .seen(RacedConversation(read.value))
      }
      return .done
    } catch let error as ConversationError {
      return .refused(RacedRefusal(error))
    }
  }
}

extension RacedRefusal {
  init(_ error: ConversationError) {
    self =
      switch error.code {
      case .illegalCommand(_, let stage):
        RacedConversation.Stage(rawValue: stage.rawValue).map { .stage($0) }
          ?? .unexpected("\(error)")
      case .offerNotOpen: .offerNotOpen
      case .offerForSomebodyElse: .offerForSomebodyElse
      case .notOwner: .notOwner
      case .notParticipant: .notParticipant
      case .transferInProgress: .transferInProgress
      case .noTransfer: .noTransfer
      case .noWrapUp: .noWrapUp
      case .alreadyParticipant: .alreadyParticipant
      case .agentNotAvailable: .notAvailable
      case .noCapacity: .noCapacity
      default: .unexpected("\(error)")
      }
  }
}

extension RacedRefusal: CustomStringConvertible {
  var description: String {
    switch self {
    case .stage(let stage): "not in the stage \(stage.rawValue)"
    case .offerNotOpen: "no such offer is open"
    case .offerForSomebodyElse: "the offer is another agent's"
    case .notOwner: "not the owner"
    case .notParticipant: "takes no part"
    case .transferInProgress: "a transfer is asked for"
    case .noTransfer: "no transfer is asked for"
    case .noWrapUp: "no wrap-up to submit"
    case .alreadyParticipant: "the other takes part already"
    case .notAvailable: "the other is not available"
    case .noCapacity: "the other has no room"
    case .unexpected(let text): "unexpectedly, \(text)"
    }
  }
}
