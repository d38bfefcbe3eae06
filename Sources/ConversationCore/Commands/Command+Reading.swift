extension Command {
  /// The name of the command.
  public var kind: CommandKind {
    switch action {
    case .accept: .accept
    case .decline: .decline
    case .claim: .claim
    case .send: .send
    case .addNote: .addNote
    case .transfer: .transfer
    case .withdrawTransfer: .withdrawTransfer
    case .requestConference: .requestConference
    case .withdrawConference: .withdrawConference
    case .exitConference: .exitConference
    case .endConference: .endConference
    case .end: .end
    case .submitWrapUp: .submitWrapUp
    case .extendWrapUp: .extendWrapUp
    case .inbox(let action, _): action.kind
    case .startConversation: .startConversation
    case .customer(let action, _): action.kind
    case .saveRecording: .saveRecording
    case .saveNotificationSettings: .saveNotificationSettings
    case .ticket(let action): action.kind
    case .sendReply: .sendReply
    case .signIn: .signIn
    case .signOut: .signOut
    case .setAvailability: .setAvailability
    case .reportConnectionLost: .reportConnectionLost
    case .reportConnectionRestored: .reportConnectionRestored
    case .removeAgent: .removeAgent
    case .saveAgent: .saveAgent
    case .saveQueue: .saveQueue
    case .saveEntryPoint: .saveEntryPoint
    case .deleteEntryPoint: .deleteEntryPoint
    case .saveCannedResponse: .saveCannedResponse
    case .deleteCannedResponse: .deleteCannedResponse
    }
  }

  /// The conversation it is about; `nil` for a new one and for commands of other kinds.
  public var conversation: ConversationID? {
    switch action {
    case .accept(let offer), .decline(let offer): offer.conversation
    case .claim(let id), .send(_, let id), .addNote(_, let id), .transfer(let id, _),
      .withdrawTransfer(let id), .requestConference(let id, _), .withdrawConference(let id),
      .exitConference(let id), .endConference(let id, _), .end(let id, _),
      .submitWrapUp(let id, _), .extendWrapUp(let id), .inbox(_, let id):
      id
    case .sendReply(let request):
      if case .conversation(let id) = request.destination { id } else { nil }
    case .startConversation, .customer, .saveRecording, .saveNotificationSettings, .ticket, .signIn,
      .signOut, .setAvailability, .reportConnectionLost,
      .reportConnectionRestored, .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint,
      .deleteEntryPoint, .saveCannedResponse, .deleteCannedResponse:
      nil
    }
  }

  /// Every agent whom it names beside its caller.
  public var namedAgents: [AgentID] {
    if case .inbox(let action, _) = self.action { return action.namedAgents }
    return otherAgent.map { [$0] } ?? []
  }

  /// The agent whose state it is about, or whom it names as the other party.
  public var otherAgent: AgentID? {
    switch action {
    case .transfer(_, to: .agent(let id)), .requestConference(_, with: let id), .signIn(let id),
      .signOut(let id), .setAvailability(let id, _, _, _), .reportConnectionLost(let id),
      .reportConnectionRestored(let id), .removeAgent(let id):
      id
    default: nil
    }
  }
}
