/// Who may give which command.
///
/// What a conversation or profile says beyond that, the rules check.
public enum CommandPermission: Sendable {
  /// Refuses a command that the caller's role does not have.
  ///
  /// Agents act for themselves. Supervisors may change the states of agents of their teams (W-06).
  /// Setting up is for administrators, and the host itself may do everything that needs no agent.
  /// `target` is the agent whose state the command is about, `callersTeams` the teams of a
  /// supervisor.
  ///
  /// - Throws: ``ConversationError`` `notPermitted`.
  public static func check(
    _ command: Command,
    target: Agent?,
    callersTeams: [TeamID]
  ) throws(ConversationError) {
    guard permits(command, target: target, callersTeams: callersTeams) else {
      throw ConversationError(.notPermitted(command.kind))
    }
  }

  /// Refuses a change of a team's settings to a caller who may not make it (E-02, P-22): agents change
  /// none, supervisors those of their own teams, administrators and the host itself all.
  ///
  /// - Throws: ``ConversationError`` `notPermitted`.
  public static func check(
    _ kind: CommandKind,
    of team: TeamID,
    by caller: Caller,
    callersTeams: [TeamID]
  ) throws(ConversationError) {
    let permits =
      switch caller.role {
      case .administrator, .system: true
      case .supervisor: callersTeams.contains(team)
      case .agent: false
      }
    guard permits else { throw ConversationError(.notPermitted(kind)) }
  }

  private static func permits(
    _ command: Command,
    target: Agent?,
    callersTeams: [TeamID]
  ) -> Bool {
    let caller = command.caller
    switch command.action {
    case .accept, .decline, .claim, .send, .addNote, .transfer, .withdrawTransfer,
      .requestConference, .withdrawConference, .exitConference, .endConference, .end,
      .submitWrapUp, .extendWrapUp, .startConversation:
      // Whoever does an agent's work is an agent, whatever else they are.
      return caller.agent != nil
    case .inbox(.rate, _):
      // The host passes on what the customer says.
      return caller.role == .system
    case .inbox: return caller.agent != nil
    case .customer(let action, _):
      switch action {
      // A note has an author.
      case .addNote, .editNote, .deleteNote: return caller.agent != nil
      case .setName, .setEmail, .setPhone: return caller.agent != nil || caller.role == .system
      case .setLocation, .setData: return caller.role == .system
      // What an agent's own record must permit beside it: `Agent.maySettle(_:)`.
      case .takeOver, .setLegalHold, .erase:
        return caller.agent != nil || caller.role == .administrator || caller.role == .system
      }
    case .saveRecording: return caller.role == .system
    case .saveNotificationSettings(let settings):
      return caller.role == .system || caller.role == .administrator
        || (caller.role == .agent && caller.agent == settings.agent)
    case .sendReply: return caller.agent != nil
    case .ticket(.open(let draft)):
      // What a customer has opened, the host reports; a person opens an advisor's.
      return caller.role == .system || draft.origin == .advisor
    // Whose ticket it may be, the ticket says (E-11).
    case .ticket: return true
    // Which of them an agent may, the canned response itself says.
    case .saveCannedResponse, .deleteCannedResponse: return true
    case .signIn(let id), .signOut(let id), .setAvailability(let id, _, _, _),
      .reportConnectionLost(let id), .reportConnectionRestored(let id):
      switch caller.role {
      case .system, .administrator: return true
      case .agent: return caller.agent == id
      case .supervisor:
        return caller.agent == id || target?.teams.contains(where: callersTeams.contains) == true
      }
    case .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint, .deleteEntryPoint:
      return caller.role == .administrator || caller.role == .system
    }
  }
}

extension Agent {
  /// Whether they may do to a customer's record what is not everybody's: merging is for full access and
  /// for administrators; export, erasure and legal hold are for the account owner and administrators.
  public func maySettle(_ command: CommandKind) -> Bool {
    if role == .administrator || permissions.access == .accountOwner { return true }
    return command == .mergeCustomers && permissions.access == .full
  }
}
