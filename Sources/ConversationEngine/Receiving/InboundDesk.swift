import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides what some arrivals of one thread change, one after another, into one batch.
struct InboundDesk {
  let center: ContactCenter
  let thread: ThreadKey
  let now: Date
  var loaded = Loaded()
  var batch: ChangeBatch
  private var taken: [ClaimKey: MessageID] = [:]
  var customer: CustomerID?
  /// The conversation as it is after the arrivals so far, with the version it was read in.
  var current: (transition: Transition, version: Int?)?

  init(center: ContactCenter, thread: ThreadKey, at now: Date) {
    self.center = center
    self.thread = thread
    self.now = now
    batch = center.batch(at: now)
  }

  /// Reads what the arrivals need, in one round trip.
  mutating func load(_ arrivals: [Arrival]) async throws {
    var request = LoadRequest()
    request.threadKeys = [thread]
    var identities: [UniqueKey] = []
    for arrival in arrivals {
      switch arrival.event {
      case .message(let message):
        request.claims.append(Arrival.claim(of: message))
        for answer in message.answers {
          request.threadKeys.append(
            .reference(answer, at: message.recipient, channel: message.channel)
          )
        }
        for reference in message.references {
          request.threadKeys.append(
            .reference(reference, at: message.recipient, channel: message.channel)
          )
        }
        if let id = message.answersMessage { request.conversations.append(id.conversation) }
        identities.append(.entryPoint(message.channel, message.recipient))
      case .customerEnded(let end):
        identities.append(.entryPoint(end.channel, end.recipient))
      case .delivery: break
      }
    }
    if let first = identities.first { request.uniqueKeys = [first] }
    loaded = try await center.storage.load(request)
  }

  /// Decides one arrival.
  mutating func take(_ arrival: Arrival) async throws -> ArrivalOutcome {
    switch arrival.event {
    case .message(let message):
      do {
        return try await take(message)
      } catch let error as ConversationError {
        return ArrivalOutcome(.refused(error))
      }
    case .customerEnded(let end): return try await take(end)
    case .delivery(let report):
      if let record = try await center.resolve(report, from: arrival.adapter) {
        batch.reports.append(record)
      }
      return ArrivalOutcome(.reported)
    }
  }

  /// The batch, unless nothing has changed.
  mutating func finish() -> ChangeBatch? {
    stow()
    let isEmpty =
      batch.conversations.isEmpty && batch.claims.isEmpty && batch.reports.isEmpty
      && batch.agents.isEmpty
    return isEmpty ? nil : batch
  }

  // MARK: Messages

  private mutating func take(_ message: InboundMessage) async throws -> ArrivalOutcome {
    let claim = Arrival.claim(of: message)
    if let known = taken[claim] { return ArrivalOutcome(.duplicate(of: known)) }
    if let known = loaded.claim(claim) {
      return ArrivalOutcome(.duplicate(of: MessageID(known.result)))
    }
    let entryPoint = try await entryPoint(of: message)
    let policy = try center.policy(entryPoint.value.inbox)
    try await find(message, policy: policy, at: entryPoint.value)
    let route = current?.transition.conversation.route(inboundUnder: policy, at: now) ?? .open
    switch route {
    case .append: break
    case .reopen: try await reopen(policy: policy)
    case .open: try await open(message, at: entryPoint.value, policy: policy)
    }
    if route != .open {
      let isStranger = current?.transition.conversation.address != message.sender
      try current?.transition.receive(
        message,
        isVerifiedSender: message.isVerifiedSender && !isStranger,
        at: now
      )
    }
    guard let conversation = current?.transition.conversation else {
      throw ConversationError(.unknownConversation)
    }
    let id = MessageID(conversation: conversation.id, sequence: conversation.messageCount)
    batch.guards.append(.document(entryPoint.value.documentID, version: entryPoint.version))
    bindReferences(of: message, to: conversation)
    batch.claims.append(
      Claim(
        claim,
        result: id.description,
        expiresAt: now.after(center.settings.claimRetention)
      )
    )
    taken[claim] = id
    // A message more to one that waits already is nothing new for routing.
    return ArrivalOutcome(
      .stored(id, route),
      routes: route == .append ? nil : conversation.place.queue
    )
  }

  /// The entry point a message was sent to, if it may take messages (A-43, A-9, H-12).
  private func entryPoint(
    of message: InboundMessage
  ) async throws -> (value: EntryPoint, version: Int) {
    let key = UniqueKey.entryPoint(message.channel, message.recipient)
    guard let document = loaded.document(at: key) else {
      throw try await center.missingEntryPoint(key)
    }
    let entryPoint = try document.value.value(as: EntryPoint.self)
    guard entryPoint.isConnected else {
      throw ConversationError(.entryPointNotConnected(entryPoint.id))
    }
    return (entryPoint, document.version)
  }

  /// Finds the conversation a message belongs to, in order of trust: a signed reference to a message
  /// of ours, references it quotes, the sender's own thread.
  ///
  /// Only a message that is alone in its batch may have references, so what is in hand is the thread's.
  private mutating func find(
    _ message: InboundMessage,
    policy: InboxPolicy,
    at entryPoint: EntryPoint
  ) async throws {
    guard current == nil else { return }
    let named = message.answersMessage.flatMap { loaded.conversation($0.conversation) }
    let quoted = message.answers.lazy.compactMap { [loaded] answer in
      loaded.conversation(
        at: .reference(answer, at: message.recipient, channel: message.channel)
      )
    }.first
    let found = [named, quoted, loaded.conversation(at: thread)].compactMap { $0 }
      .first { $0.value.entryPoint == entryPoint.id }
    guard let found else { return }
    try await begin(found, policy: policy)
  }

  /// Takes a conversation in hand; what has fallen due since comes first.
  private mutating func begin(
    _ read: Versioned<Conversation>,
    policy: InboxPolicy
  ) async throws {
    guard let deadline = read.value.nextDeadline, deadline <= now else {
      current = (Transition(read.value, agents: [], policy: policy), read.version)
      return
    }
    current = try await center.advanced(read.value.id, at: now, into: &loaded)
  }

  private mutating func reopen(policy: InboxPolicy) async throws {
    guard let (read, version) = current else { return }
    var transition = read
    let queue = try await center.queue(transition.conversation.place.queue)
    if let preferred = transition.conversation.preferredAgent {
      var request = LoadRequest()
      request.agents = [preferred]
      let agents = try await center.storage.load(request).agents
      transition.include(agents.map(\.value))
      loaded.agents += agents.filter { loaded.agent($0.value.id) == nil }
    }
    try transition.reopen(in: queue, at: now)
    current = (transition, version)
  }

  /// Lets later messages that quote this one find the conversation.
  private mutating func bindReferences(
    of message: InboundMessage,
    to conversation: Conversation
  ) {
    for reference in message.references {
      let key = ThreadKey.reference(reference, at: message.recipient, channel: message.channel)
      let bound = loaded.threads.first { $0.key == key }?.conversation
      if bound != conversation.id {
        batch.threads.append(ThreadBinding(key, to: conversation.id, expected: bound))
      }
    }
  }

  // MARK: Endings

  private mutating func take(_ end: CustomerEnd) async throws -> ArrivalOutcome {
    if current == nil, let read = loaded.conversation(at: thread) {
      current = try await center.advanced(read.value.id, at: now, into: &loaded)
    }
    guard let conversation = current?.transition.conversation, conversation.isOpen else {
      return ArrivalOutcome(.ended(nil))
    }
    current?.transition.endByCustomer(at: now)
    // Whoever had an open offer of it is free again.
    return ArrivalOutcome(.ended(conversation.id), routes: conversation.place.queue)
  }

  /// Puts the conversation in hand into the batch.
  mutating func stow() {
    guard let (transition, version) = current else { return }
    if !transition.events.isEmpty {
      batch.add(transition, version: version, agents: loaded.agents)
    }
    current = nil
  }
}
