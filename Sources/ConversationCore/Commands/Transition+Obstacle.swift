#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// Why a command would be refused now, as a desktop shows it on a control; `nil` if nothing stands
  /// against it.
  ///
  /// The rules themselves answer, on a copy that has advanced to `now`, as every command does first.
  /// What a control does not know yet is taken to be right: the draft of a message, the destination
  /// of a transfer or conference, the reason of a wrap-up. Answers to an offer are about the last one
  /// that was made.
  ///
  /// `entryPoint`: where a message would leave by; without it, its use is not looked at.
  /// - Returns: The error that ``perform(_:by:with:at:)`` would throw; `notPermitted` for a command
  ///   that is not an agent's, or about no existing conversation.
  public func obstacle(
    to command: CommandKind,
    by agent: AgentID,
    from entryPoint: EntryPoint? = nil,
    capabilities: ChannelCapabilities,
    at now: Date
  ) -> ConversationError? {
    var copy = self
    copy.advance(to: now)
    do {
      try copy.attempt(
        command,
        by: agent,
        offer: conversation.openOffer?.number ?? conversation.offerCount,
        from: entryPoint,
        capabilities: capabilities,
        at: now
      )
      return nil
    } catch {
      return error
    }
  }

  /// Carries a command out, or as much of it as can be without its values.
  private mutating func attempt(
    _ command: CommandKind,
    by agent: AgentID,
    offer: Int,
    from entryPoint: EntryPoint?,
    capabilities: ChannelCapabilities,
    at now: Date
  ) throws(ConversationError) {
    try requireVisible(to: agent)
    switch command {
    case .accept: try accept(offer: offer, by: agent, at: now)
    case .decline: try decline(offer: offer, by: agent, at: now)
    case .claim: try claim(by: agent, at: now)
    case .send:
      if opensForAnswers {
        try reopenToAnswer(by: agent, at: now)
      }
      try requireSender(agent)
      try entryPoint?.checkInUse()
      try requireAnswerable()
      try requireOpenWindow(capabilities, at: now)
      try requirePace(at: now)
    case .addNote: try require(.addNote)
    case .transfer: try requireTransferable(by: agent)
    case .withdrawTransfer: try withdrawTransfer(by: agent, at: now)
    case .requestConference: try requireConferable(by: agent)
    case .withdrawConference: try withdrawConference(by: agent, at: now)
    case .exitConference: try exitConference(by: agent, at: now)
    case .endConference: try endConference(by: agent, at: now)
    case .end: try end(by: agent, at: now)
    case .submitWrapUp: _ = try requireWrapUp(of: agent)
    case .extendWrapUp: try extendWrapUp(by: agent, at: now)
    case .assign:
      try requireInbox(.assign, by: agent)
      try requireNoRequest()
    case .reopen, .snooze: try requireInbox(command, by: agent)
    case .unassign: try unassign(by: agent, at: now)
    case .join: try join(by: agent, at: now)
    case .leave: try leave(by: agent, at: now)
    case .resolve: try resolve(by: agent, at: now)
    case .unsnooze: try unsnooze(by: agent, at: now)
    case .tag: try requireInbox(.tag, by: agent)
    case .blockVisitor: try blockVisitor(by: agent, at: now)
    case .unblockVisitor: try unblockVisitor(by: agent, at: now)
    case .startConversation, .signIn, .signOut, .setAvailability, .reportConnectionLost,
      .reportConnectionRestored, .removeAgent, .saveAgent, .saveQueue, .saveEntryPoint,
      .deleteEntryPoint, .saveCannedResponse, .deleteCannedResponse, .openTicket, .reassignTicket,
      .closeTicket, .sendReply, .saveTeam, .saveRingSchedules, .saveAutoReplies, .rate, .receive,
      .endByCustomer, .route, .advance, .editCustomer, .changeCustomerNotes, .setCustomerData,
      .saveRecording, .mergeCustomers, .setLegalHold, .exportCustomer, .readTicket, .eraseCustomer,
      .saveNotificationSettings, .saveDisplaySettings:
      throw ConversationError(.notPermitted(command))
    }
  }
}
