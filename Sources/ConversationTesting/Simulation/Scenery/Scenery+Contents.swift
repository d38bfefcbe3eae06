import ConversationCore

extension Scenery {
  static func makeInboxes() throws -> [InboxPolicy] {
    let timeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 90)
    let reasons = [
      WrapUpReason(id: "solved", name: "Solved"), WrapUpReason(id: "other", name: "Other"),
    ]
    let automatic = try WrapUpPolicy(
      reasons: reasons,
      defaultReason: "other",
      automatic: .init(after: 60, mayBeExtended: true)
    )
    let manual = try WrapUpPolicy(reasons: reasons)
    func desk(_ id: InboxID, _ wrapUp: WrapUpPolicy) -> InboxPolicy {
      .contactCenter(id, offerTimeouts: timeouts, wrapUp: wrapUp)
    }
    var closing = desk("closing", automatic)
    closing.droppedTransfer = .closeConversation
    var reopening = desk("reopening", automatic)
    reopening.afterEnd = .reopen(within: 3_600)
    var mail = desk("mail", manual)
    mail.endsWithEmailReply = true
    var patient = desk("patient", manual)
    patient.absence = AbsencePolicy(grace: 300, requeuesActive: false)
    return [
      desk("desk", automatic), closing, reopening, mail, patient,
      .sharedInbox("shared", offerTimeouts: timeouts),
    ]
  }

  static func makeQueues() -> [Queue] {
    func queue(
      _ id: QueueID,
      _ channelClass: ChannelClass,
      teams: [Int],
      priority: Int = 0,
      _ strategy: RoutingStrategyName,
      overflow: Queue.Overflow? = nil
    ) -> Queue {
      Queue(
        id: id,
        name: id.rawValue,
        channelClass: channelClass,
        teams: teams.map(team),
        priority: priority,
        distribution: .offers(strategy),
        overflow: overflow
      )
    }
    return [
      queue("chat", .chat, teams: [0, 1], .longestRested),
      queue(
        "chat-first",
        .chat,
        teams: [1],
        priority: 5,
        .leastBusy,
        overflow: .init(after: 60, to: "chat")
      ),
      queue(
        "social",
        .social,
        teams: [1, 2],
        .roundRobin,
        overflow: .init(after: 120, to: "late")
      ),
      queue(
        "late",
        .social,
        teams: [2],
        .preferredAgentFirst,
        overflow: .init(after: 180, to: "social")
      ),
      queue("email", .email, teams: [2, 3], .longestRested),
      Queue(
        id: "shared-mail",
        name: "Shared mail",
        channelClass: .email,
        teams: [team(3)],
        distribution: .claims
      ),
      queue("voice", .telephony, teams: [0, 3], .longestRested),
    ]
  }

  static func makeEntryPoints() -> [EntryPlan] {
    let rows: [(ChannelKind, ChannelClass, InboxID, QueueID)] = [
      (.webChat, .chat, "desk", "chat"),
      (.sms, .social, "desk", "social"),
      (.email, .email, "mail", "email"),
      (.webChat, .chat, "closing", "chat-first"),
      (.messenger, .social, "reopening", "late"),
      (.email, .email, "shared", "shared-mail"),
      (.voice, .telephony, "patient", "voice"),
      (.whatsApp, .social, "shared", "social"),
      (.webChat, .chat, "patient", "chat"),
      (.email, .email, "desk", "email"),
    ]
    return rows.enumerated().map { number, row in
      EntryPlan(number: number, channel: row.0, channelClass: row.1, inbox: row.2, queue: row.3)
    }
  }
}
