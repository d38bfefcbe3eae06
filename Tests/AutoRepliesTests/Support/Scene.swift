import AutoReplies
import ConversationCore
import Foundation
import Testing

/// A team with office hours in Helsinki, its number, and a customer who calls and writes.
struct Scene {
  static let customer = ChannelAddress.phone("+15555550123")
  static let zones = TimeZoneDirectory()
  static let sms = EntryPoint(
    id: "sms-line",
    channel: .sms,
    identity: .number("+15555550100", kind: .longCode),
    displayName: "Service line",
    inbox: "service",
    queue: "support"
  )
  static let queue = Queue(id: "support", name: "Support", channelClass: .social, teams: ["desk"])

  /// Monday, 2 March 2026, 10:00 in Helsinki: open.
  static let open = time("2026-03-02T08:00:00Z")
  /// The same Monday, 20:00: closed since 17:00.
  static let evening = time("2026-03-02T18:00:00Z")

  var draft: AutoReplyDraft
  var team = TeamSettings(id: "desk", displayName: "Service Desk", number: "+15555550100")
  var schedules = RingSchedules(team: "desk", timeZone: "Europe/Helsinki")
  var ledger: ReplyLedger?
  var way: ReplyWay?
  var hasOptedOut = false
  var lastAgentMessageAt: Date?
  var catalogue = TriggerCatalogue.standard

  /// Everything is on.
  init(on triggers: [AutoReplyTrigger]? = nil) throws {
    draft = AutoReplyDraft(team: "desk", companyName: "Example Ltd", companyCountry: "US")
    for trigger in triggers ?? TriggerDefinition.standard.map(\.trigger) {
      draft[trigger].isEnabled = true
    }
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    try schedules.save(
      .weekly(
        "office",
        name: "Office",
        createdAt: Date(timeIntervalSince1970: 1),
        WeeklySpan.each(days, from: LocalTime(minutes: 540), to: LocalTime(minutes: 1_020))
      )
    )
    way = ReplyWay(
      Self.sms,
      capabilities: ChannelCapabilities(textLimit: TextLimit(maximum: 1_600), mayWriteFirst: true)
    )
  }

  func calendar() throws -> RingCalendar { try Self.zones.calendar(of: schedules) }

  func context() throws -> ReplyContext {
    ReplyContext(
      settings: try draft.save(for: team, catalogue: catalogue),
      team: team,
      calendar: try calendar(),
      ledger: ledger,
      way: way,
      hasOptedOut: hasOptedOut,
      lastAgentMessageAt: lastAgentMessageAt,
      catalogue: catalogue
    )
  }

  func decide(_ occasion: ReplyOccasion, at now: Date? = nil) throws -> AutoReplyDecision {
    AutoReplyDecision(on: occasion, in: try context(), at: now ?? occasion.happenedAt)
  }

  /// Decides on all occasions of one event and keeps what the recipient's ledger notes.
  mutating func round(_ occasions: [ReplyOccasion], at now: Date) throws -> AutoReplyRound {
    let round = AutoReplyRound(on: occasions, in: try context(), at: now)
    ledger = round.ledger ?? ledger
    return round
  }

  static func time(_ text: String) -> Date {
    if let date = try? Date(text, strategy: .iso8601) { return date }
    Issue.record("\(text) is no time")
    return .distantPast
  }

  /// A conversation after so many messages of the customer.
  static func conversation(messages: Int = 1, at now: Date = open) throws -> Conversation {
    let timeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    let policy = InboxPolicy.sharedInbox("service", offerTimeouts: timeouts)
    func message(_ number: Int) -> InboundMessage {
      InboundMessage(
        channel: .sms,
        recipient: "+15555550100",
        sender: customer,
        text: "Hello \(number)",
        externalID: "\(number)"
      )
    }
    var conversation = Transition.open(
      ConversationID(bits: 5),
      for: CustomerID(bits: 6),
      with: message(1),
      at: sms,
      queue: queue,
      policy: policy,
      preferredAgent: nil,
      now: now
    ).conversation
    for number in 2..<max(2, messages + 1) {
      var change = Transition(conversation, agents: [], policy: policy)
      try change.receive(message(number), isVerifiedSender: true, at: now)
      conversation = change.conversation
    }
    return conversation
  }

  /// A text message to the team.
  func text(
    number: Int = 1,
    source: ReplySource = .customer,
    at now: Date,
    received: Date? = nil
  ) throws -> [ReplyOccasion] {
    ReplyOccasion.after(
      message: now,
      isFirst: number == 1,
      in: try Self.conversation(messages: number),
      team: "desk",
      source: source,
      policy: draft.policy,
      at: received ?? now
    )
  }

  /// A call that ended in a phase.
  func call(
    _ id: CallID = "call-1",
    in phase: CallPhase = .ringing,
    from caller: CallerNumber = .phone("+15555550123"),
    events: [CallEvent] = [],
    ticket: TicketID? = nil,
    at start: Date,
    lasting seconds: Double = 30
  ) throws -> Call {
    var call = Call(
      id: id,
      to: "+15555550100",
      of: "desk",
      from: caller,
      calendar: try calendar(),
      at: start
    )
    for event in [.phase(phase)] + events + [.ended] {
      try call.take(event, at: start + seconds)
    }
    call.ticket = ticket
    return call
  }

  func missed(_ id: CallID = "call-1", at start: Date = open) throws -> ReplyOccasion {
    try #require(ReplyOccasion.after(try call(id, at: start)))
  }

  func asked(_ trigger: AutoReplyTrigger, link: String? = "https://example.com/a") -> ReplyOccasion
  {
    ReplyOccasion.asked(
      trigger,
      by: "anna",
      command: "k1",
      team: "desk",
      recipient: Self.customer,
      on: .sms,
      conversation: nil,
      values: link.map { [.link: $0] } ?? [:],
      at: Self.open
    )
  }

  func settings() throws -> AutoReplySettings { try draft.save(for: team, catalogue: catalogue) }

  static let policy = InboxPolicy.sharedInbox(
    "service",
    offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
  )

  /// A conversation that anna has taken and resolved.
  static func ended(at now: Date = open) throws -> Conversation {
    var anna = Agent(
      AgentProfile(id: "anna", name: "Anna", teams: ["desk"]),
      createdAt: open
    )
    _ = try anna.signIn(at: open)
    var change = Transition(try conversation(), agents: [anna], policy: policy)
    try change.claim(by: "anna", at: open)
    try change.resolve(by: "anna", at: now)
    return change.conversation
  }
}
