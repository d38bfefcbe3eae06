import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides what some arrivals of one thread change, one after another, into one batch.
struct InboundDesk: ~Copyable {
  let center: ContactCenter
  let thread: ThreadKey
  let now: Date
  var loaded = Loaded()
  var taken: [ClaimKey: MessageID] = [:]
  var customer: CustomerID?
  /// That they are blocked, at all their threads.
  var customerBlock: VisitorBlock?
  /// What the sender has said about getting messages, once it was looked at.
  var consent: ConsentInHand?
  /// What was sent automatically to whom these arrivals have had answered.
  var ledgers: [LedgerInHand] = []
  var current: Current?
  /// What stands in for the message in hand, because it came before it.
  var early: Versioned<EarlyChange>?
  /// What conversations that are no longer in hand have left for routing.
  private var workLeft = RoutingWork()
  /// The key of the entry point: all arrivals of a thread have the same.
  private var entryPointKey: UniqueKey?
  private(set) var isForSeveral = false

  init(center: ContactCenter, thread: ThreadKey, at now: Date) {
    self.center = center
    self.thread = thread
    self.now = now
  }

  /// What the arrivals need, in one round trip.
  mutating func request(for arrivals: [Arrival]) -> LoadRequest {
    var request = LoadRequest()
    request.threadKeys = [thread]
    for arrival in arrivals {
      switch arrival.content {
      case .message(let message, let claim):
        request.claims.append(claim)
        if center.consents.concern(message.channel) {
          request.documents.append(Consent.documentID(ConsentScope(of: message)))
        }
        if let alias = message.alias {
          request.threadKeys.append(
            .address(alias, at: message.recipient, channel: message.channel)
          )
        }
        if let id = message.answersMessage { request.conversations.append(id.conversation) }
        for references in [message.answers, message.references] where !references.isEmpty {
          request.threadKeys += references.map {
            .reference($0, at: message.recipient, channel: message.channel)
          }
        }
        note(message.channel, message.recipient)
      case .customerEnded(let end): note(end.channel, end.recipient)
      case .delivery: break
      }
    }
    if let entryPointKey { request.uniqueKeys = [entryPointKey] }
    isForSeveral = arrivals.count > 1
    return request
  }

  private mutating func note(_ channel: ChannelKind, _ recipient: String) {
    if entryPointKey == nil { entryPointKey = .entryPoint(channel, recipient) }
  }

  /// Decides an arrival for which nothing more has to be read: a copy, or a message to a
  /// conversation that goes on as it stands.
  ///
  /// Most are such, and there is nothing to wait for. `nil` for all others.
  mutating func takeAtOnce(
    _ arrival: Arrival,
    into batch: inout ChangeBatch
  ) throws -> ArrivalOutcome? {
    guard case .message(let message, let claim) = arrival.content else { return nil }
    do {
      return try takeAtOnce(message, claim: claim, into: &batch)
    } catch let error as ConversationError {
      return ArrivalOutcome(.refused(error), workOfDeadlines)
    }
  }

  /// Decides one arrival that ``takeAtOnce(_:into:)`` has left.
  mutating func take(
    _ arrival: Arrival,
    into batch: inout ChangeBatch
  ) async throws -> ArrivalOutcome {
    switch arrival.content {
    case .message(let message, let claim):
      do {
        return try await take(message, claim: claim, into: &batch)
      } catch let error as ConversationError {
        return ArrivalOutcome(.refused(error), workOfDeadlines)
      }
    case .customerEnded(let end): return try await take(end, into: &batch)
    case .delivery(let report):
      if let record = try await center.resolve(report, from: arrival.adapter) {
        batch.reports.append(record)
      }
      return ArrivalOutcome(.reported)
    }
  }

  /// Puts everything that is still in hand into the batch, after the last arrival.
  mutating func finishAll(into batch: inout ChangeBatch) {
    finish(into: &batch)
    consent?.finish(into: &batch)
    for ledger in ledgers { ledger.finish(into: &batch) }
  }

  /// Puts the conversation that is in hand into the batch.
  mutating func finish(into batch: inout ChangeBatch) {
    if let left = current?.add(to: &batch, agents: loaded.agents) { workLeft.merge(left) }
    current = nil
  }

  // MARK: Messages

  private mutating func take(
    _ message: InboundMessage,
    claim: ClaimKey,
    into batch: inout ChangeBatch
  ) async throws -> ArrivalOutcome {
    let key = entryPointKey ?? .entryPoint(message.channel, message.recipient)
    guard let door = try door(key) else { throw try await center.missingEntryPoint(key) }
    early = try await earlyChange(of: message, claim)
    if let early, early.value.hasCome {
      return ArrivalOutcome(.duplicate(of: early.value.message))
    }
    let decision = try decideConsent(on: message, through: door)
    if let decision, !decision.isForPeople {
      return try await takeAside(message, decision, claim: claim, through: door, into: &batch)
    }
    if let decision { consent?.take(decision) }
    if current == nil, let found = try await find(message, at: door.entryPoint) {
      current = try await begin(found)
    }
    if current != nil { try await judge(message) }
    let route = current?.route(message, through: door, at: now) ?? .open
    if route == .open, try await isCopyOfErased(message, claim, at: door.entryPoint) {
      return ArrivalOutcome(.duplicate(of: nil), workOfDeadlines)
    }
    let changed = early?.value.applied(to: message) ?? message
    let arriving =
      door.redaction(for: changed) == nil
      ? ArrivingMessage(changed) : try await redact(changed, through: door)
    switch route {
    case .append, .attach: break
    case .reopen: try await reopen()
    case .open:
      // A number may have begun in the conversation that is over.
      current?.amend(arriving)
      try await open(arriving.message, through: door, into: &batch)
    }
    var outcome = try store(arriving, claim: claim, through: door, route: route, into: &batch)
    if message.alias != nil { try await learnAlias(of: message, into: &batch) }
    // Who asks for help is told at once, and heard by people as well.
    if let answer = decision?.answer { reply(answer, from: door.entryPoint) }
    if decision?.mayAskToStop == true { current?.transition.flagPossibleOptOut() }
    if door.entryPoint.team != nil {
      outcome.decisions = try await answer(message, through: door, into: &batch)
    }
    return outcome
  }

  private mutating func takeAtOnce(
    _ message: borrowing InboundMessage,
    claim: ClaimKey,
    into batch: inout ChangeBatch
  ) throws -> ArrivalOutcome? {
    if isForSeveral, let known = taken[claim] { return ArrivalOutcome(.duplicate(of: known)) }
    if let known = loaded.claim(claim) {
      // A change that came before its message has taken the claim: that is no copy.
      guard known.result != EarlyChange.claimResult else { return nil }
      return ArrivalOutcome(.duplicate(of: MessageID(known.result)))
    }
    guard let entryPointKey, let door = try door(entryPointKey) else { return nil }
    if let consent = try decideConsent(on: message, through: door) {
      guard consent.request == nil, !consent.mayAskToStop else { return nil }
    }
    if current == nil {
      guard let found = findOwn(message) else { return nil }
      let read = Current(transition: try center.begin(found), version: found.version)
      guard read.continues(at: door, now: now), read.knows(message) else { return nil }
      current = read
    } else {
      guard current?.continues(at: door, now: now) == true, current?.knows(message) == true else {
        return nil
      }
    }
    guard door.redaction(for: message) == nil, knowsAlias(of: message),
      needsNoReply(to: message, at: door.entryPoint, into: &batch)
    else { return nil }
    let arriving = ArrivingMessage(copy message)
    return try store(arriving, claim: claim, through: door, route: .append, into: &batch)
  }

  /// Takes a conversation in hand; what has fallen due since comes first.
  mutating func begin(_ read: Versioned<Conversation>) async throws -> Current? {
    guard read.value.isDue(at: now) else {
      return Current(transition: try center.begin(read), version: read.version)
    }
    return try await advanced(read.value.id)
  }

  private mutating func advanced(_ id: ConversationID) async throws -> Current? {
    let advanced = try await center.advanced(id, at: now, into: &loaded)
    return advanced.map { Current(transition: $0.transition, version: $0.version) }
  }

  private mutating func reopen() async throws {
    guard var reopened = current.take() else { return }
    let conversation = reopened.transition.conversation
    let queue = try await center.queue(conversation.place.queue)
    if let preferred = conversation.preferredAgent {
      var request = LoadRequest()
      request.agents = [preferred]
      let agents = try await center.storage.load(request).agents
      reopened.transition.include(agents.map(\.value))
      loaded.agents += agents.filter { loaded.agent($0.value.id) == nil }
    }
    try reopened.transition.reopen(in: queue, at: now)
    current = reopened
  }

  // MARK: Endings

  private mutating func take(
    _ end: CustomerEnd,
    into batch: inout ChangeBatch
  ) async throws -> ArrivalOutcome {
    if current == nil, let read = loaded.conversation(at: thread)?.value {
      // With its agents: they are free after it.
      current = try await advanced(read.id)
    }
    guard let conversation = current?.transition.conversation, conversation.isOpen else {
      // What had fallen due before may have freed somebody.
      return ArrivalOutcome(.ended(nil), workOfDeadlines)
    }
    current?.transition.endByCustomer(at: now)
    if let ended = current?.transition { try await center.noteFollowUp(of: ended, into: &batch) }
    // Whoever had an open offer of it is free again, for every queue of their teams.
    return ArrivalOutcome(.ended(conversation.id), work)
  }

  // MARK: What is left for routing

  var work: RoutingWork {
    var work = workLeft
    if let more = current?.work() { work.merge(more) }
    return work
  }

  /// What had fallen due before the arrival may have put the conversation into a queue, or freed
  /// somebody.
  var workOfDeadlines: RoutingWork {
    current?.transition.hasAdvanced == true ? work : workLeft
  }
}
