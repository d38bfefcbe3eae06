import AutoReplies
import ConversationCore
import Foundation

/// Events played through the rules one after another: what an earlier one sent, a later one knows.
struct Rehearsal {
  /// An event and what comes of it.
  struct Outcome {
    let event: String
    let at: Date
    let ticket: String?
    let decisions: [AutoReplyDecision]
  }

  private let file: AutoReplyFile
  private let settings: AutoReplySettings
  private let calendar: RingCalendar
  private var ledgers: [ChannelAddress: ReplyLedger] = [:]
  private var conversations: [ChannelAddress: Conversation] = [:]
  private var tickets: [Ticket] = []
  private var minted: UInt128 = 0

  init(_ file: AutoReplyFile) throws {
    self.file = file
    settings = try file.autoReplies()
    calendar = try file.calendar()
  }

  mutating func play(_ event: AutoReplyFile.Event) throws -> Outcome {
    let values = Dictionary(
      uniqueKeysWithValues: (event.values ?? [:]).map { (ReplyField($0), $1) }
    )
    switch (event.call, event.message, event.ticket, event.ended, event.asked) {
    case (let call?, nil, nil, nil, nil): return try play(call, of: event, values)
    case (nil, let message?, nil, nil, nil): return try play(message, of: event, values)
    case (nil, nil, let ticket?, nil, nil): return play(ticket, of: event, values)
    case (nil, nil, nil, let end?, nil): return try play(end, of: event, values)
    case (nil, nil, nil, nil, let command?): return play(command, of: event, values)
    default:
      throw InputError(
        message: "an event is one of call, message, ticket, ended and asked, and has a time (at)"
      )
    }
  }

  private mutating func mint() -> UInt128 {
    minted += 1
    return minted
  }

  // MARK: What happens

  private mutating func play(
    _ report: AutoReplyFile.Event.Call,
    of event: AutoReplyFile.Event,
    _ values: [ReplyField: String]
  ) throws -> Outcome {
    let number = mint()
    var call = Call(
      id: report.id ?? CallID("call-\(number)"),
      to: file.team.number ?? "",
      of: file.team.id,
      from: report.from.map { .number(.phone($0), takesTexts: report.takesTexts) } ?? .withheld,
      calendar: calendar,
      at: report.startedAt ?? event.at
    )
    try call.take(.phase(report.phase ?? .ringing), at: event.at)
    if let agent = report.answeredBy { try call.take(.answered(by: agent), at: event.at) }
    if report.voicemail == true { try call.take(.voicemail(nil), at: event.at) }
    try call.take(.ended, at: event.at)
    let effect = CallTicketing(team: file.settings)
      .effect(of: call, open: tickets, newTicket: TicketID(bits: number), at: event.at)
    if case .opened(let ticket) = effect { tickets.append(ticket) }
    call.ticket = report.ticket == false ? nil : effect?.ticket
    let occasion = ReplyOccasion.after(call, values: values)
    return Outcome(
      event: "call, \(call.outcome.map(Self.words) ?? "going on")",
      at: event.at,
      ticket: effect.map(Self.words),
      decisions: decide(occasion.map { [$0] } ?? [], of: event, on: .sms)
    )
  }

  private mutating func play(
    _ report: AutoReplyFile.Event.Message,
    of event: AutoReplyFile.Event,
    _ values: [ReplyField: String]
  ) throws -> Outcome {
    let channel = report.channel ?? .sms
    let conversation = try hear(report.from, on: channel, at: event.at)
    let occasions = ReplyOccasion.after(
      message: report.sentAt,
      isFirst: conversation.messageCount == 1,
      in: conversation,
      team: file.team.id,
      source: report.program.map { .program($0) } ?? .customer,
      policy: settings.policy,
      values: values,
      at: event.at
    )
    return Outcome(
      event: "message \(conversation.messageCount) of a conversation, \(channel)",
      at: event.at,
      ticket: nil,
      decisions: decide(occasions, of: event, on: channel)
    )
  }

  private mutating func play(
    _ report: AutoReplyFile.Event.Ticket,
    of event: AutoReplyFile.Event,
    _ values: [ReplyField: String]
  ) -> Outcome {
    let channel = report.channel ?? .webChat
    let address = Desk.address(report.from, on: channel)
    let ticket = Ticket(
      id: TicketID(bits: mint()),
      contact: address,
      team: file.team.id,
      origin: report.origin,
      at: event.at
    )
    tickets.append(ticket)
    let occasion = ReplyOccasion.after(
      opening: ticket,
      recipient: address,
      on: channel,
      values: values
    )
    return Outcome(
      event: "ticket, \(report.origin.rawValue)",
      at: event.at,
      ticket: nil,
      decisions: decide([occasion], of: event, on: channel)
    )
  }

  private mutating func play(
    _ report: AutoReplyFile.Event.End,
    of event: AutoReplyFile.Event,
    _ values: [ReplyField: String]
  ) throws -> Outcome {
    let channel = report.channel ?? .sms
    let address = Desk.address(report.from, on: channel)
    guard let conversation = conversations[address] else {
      throw InputError(message: "a conversation ends that no message has begun")
    }
    var change = Transition(conversation, agents: [], policy: Desk.policy)
    change.endByCustomer(at: event.at)
    conversations[address] = change.conversation
    let occasion = ReplyOccasion.afterEnd(
      of: change.conversation,
      report.trigger,
      team: file.team.id,
      values: values
    )
    return Outcome(
      event: "end of a conversation, \(channel)",
      at: event.at,
      ticket: nil,
      decisions: decide(occasion.map { [$0] } ?? [], of: event, on: channel)
    )
  }

  private mutating func play(
    _ report: AutoReplyFile.Event.Command,
    of event: AutoReplyFile.Event,
    _ values: [ReplyField: String]
  ) -> Outcome {
    let channel = report.channel ?? .sms
    let address = Desk.address(report.to, on: channel)
    let occasion = ReplyOccasion.asked(
      report.trigger,
      by: report.by,
      command: "command-\(mint())",
      team: file.team.id,
      recipient: address,
      on: channel,
      conversation: conversations[address]?.id,
      values: values,
      at: event.at
    )
    return Outcome(
      event: "\(report.by) asks for \(report.trigger)",
      at: event.at,
      ticket: nil,
      decisions: decide([occasion], of: event, on: channel)
    )
  }

  /// A customer's message: it opens their conversation or is appended to it.
  private mutating func hear(
    _ sender: String,
    on channel: ChannelKind,
    at now: Date
  ) throws -> Conversation {
    let address = Desk.address(sender, on: channel)
    let entryPoint = Desk.entryPoint(channel, number: file.team.number)
    let message = InboundMessage(
      channel: channel,
      recipient: entryPoint.identity.value,
      sender: address,
      text: "…",
      externalID: "\(mint())"
    )
    var change: Transition
    if let known = conversations[address], known.isOpen {
      change = Transition(known, agents: [], policy: Desk.policy)
      try change.receive(message, isVerifiedSender: true, at: now)
    } else {
      change = Transition.open(
        ConversationID(bits: mint()),
        for: CustomerID(bits: mint()),
        with: message,
        at: entryPoint,
        queue: Desk.queue,
        policy: Desk.policy,
        preferredAgent: nil,
        now: now
      )
    }
    conversations[address] = change.conversation
    return change.conversation
  }

  // MARK: What comes of it

  private mutating func decide(
    _ occasions: [ReplyOccasion],
    of event: AutoReplyFile.Event,
    on channel: ChannelKind
  ) -> [AutoReplyDecision] {
    let recipient = occasions.first?.recipient.address
    var context = ReplyContext(settings: settings, team: file.settings, calendar: calendar)
    context.ledger = recipient.flatMap { ledgers[$0] }
    context.hasOptedOut = event.optedOut ?? false
    context.lastAgentMessageAt = event.agentWroteAt
    if channel != .sms || file.team.number != nil {
      context.way = ReplyWay(
        Desk.entryPoint(channel, number: file.team.number),
        capabilities: Desk.capabilities(of: channel),
        lastCustomerMessageAt: recipient.flatMap { conversations[$0]?.customerLastMessageAt }
      )
    }
    let round = AutoReplyRound(on: occasions, in: context, at: event.at)
    if let ledger = round.ledger { ledgers[ledger.recipient] = ledger }
    return round.decisions
  }

  private static func words(_ outcome: CallOutcome) -> String {
    switch outcome {
    case .missed(let phase): "missed (\(phase.rawValue))"
    case .afterHours(let phase): "after hours (\(phase.rawValue))"
    case .voicemail: "voicemail"
    case .answered(let agent): "answered by \(agent)"
    @unknown default: "ended"
    }
  }

  private static func words(_ effect: TicketEffect) -> String {
    switch effect {
    case .logged: "it is logged on the open ticket"
    case .opened(let ticket): "it opens a ticket" + (ticket.advisor.map { " of \($0)" } ?? "")
    case .callLogOnly: "it stands in the call log only"
    @unknown default: ""
    }
  }
}
