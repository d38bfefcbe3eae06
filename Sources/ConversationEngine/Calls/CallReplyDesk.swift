import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Puts the text that follows from a call into the batch of its report: by the number that was
/// called where it takes texts, otherwise by the team's.
struct CallReplyDesk {
  let desk: ReplyDesk
  let number: String

  /// What came of it.
  struct Sent {
    var decisions: [AutoReplyDecision] = []
    var message: MessageID?
    var work = RoutingWork()
  }

  /// Where the text would go.
  private struct Place {
    let entryPoint: Versioned<EntryPoint>
    let thread: ThreadKey
    let policy: InboxPolicy
    /// The conversation of the thread, as it is by now.
    var transition: Transition?
    let version: Int?
    /// Which conversation the thread points to, whosever it is.
    let bound: ConversationID?
    let agents: [Versioned<Agent>]
  }

  /// Decides on the text and sends it; a text that cannot be sent keeps nothing else from being noted.
  func answer(
    _ call: inout Call,
    opening ticket: inout Ticket?,
    into batch: inout ChangeBatch
  ) async throws -> Sent {
    guard let occasion = try await occasion(of: call) else { return Sent() }
    // Most teams have it off: nothing more is read then.
    guard desk.replies.settings[occasion.trigger].isEnabled else {
      let off = try await desk.decide(on: [occasion], by: nil, in: nil)
      return Sent(decisions: off.decisions)
    }
    var place: Place?
    do {
      place = try await self.place(of: call)
    } catch let error as ConversationError {
      desk.center.observer?.observe(.backgroundWorkFailed("the text after a call: \(error)"))
    }
    let decided = try await desk.decide(
      on: [occasion],
      by: place?.entryPoint.value,
      in: place?.transition?.conversation
    )
    var sent = Sent(decisions: decided.decisions)
    guard decided.isSent, let place, let address = call.caller.address else { return sent }
    let isNew = place.transition == nil
    var transition: Transition
    if let known = place.transition {
      transition = known
    } else {
      transition = try await open(at: place, with: address, call: &call, into: &batch)
    }
    sent.message = desk.send(decided, in: &transition, from: place.entryPoint, into: &batch).first
    if isNew { transition.endAside(at: desk.now) }
    batch.add(transition, version: place.version, agents: place.agents)
    if transition.hasAdvanced { sent.work = RoutingWork(after: transition) }
    let conversation = transition.conversation
    call.customer = call.customer ?? conversation.customer
    if var opened = ticket {
      opened.conversation = conversation.id
      opened.customer = opened.customer ?? conversation.customer
      ticket = opened
    }
    return sent
  }

  private func occasion(of call: Call) async throws -> ReplyOccasion? {
    var values: [ReplyField: String] = [:]
    if let ticket = call.ticket { values[.ticketNumber] = ticket.description }
    if let advisor = call.answeredBy {
      var request = LoadRequest()
      request.agents = [advisor]
      values[.advisorName] = try await desk.center.storage.load(request).agent(advisor)?.value.name
    }
    return ReplyOccasion.after(call, values: values)
  }

  /// The entry point by which a text would leave, with the caller's conversation there.
  private func place(of call: Call) async throws -> Place? {
    guard let address = call.caller.address,
      let entryPoint = try await desk.center.textEntryPoint(of: desk.replies.team.id, number)
    else { return nil }
    let thread = ThreadKey.address(
      address,
      at: entryPoint.value.identity.value,
      channel: entryPoint.value.channel
    )
    var request = LoadRequest()
    request.threadKeys = [thread]
    let found = try await desk.center.storage.load(request)
    let bound = found.conversation(at: thread)
    var loaded = Loaded()
    var known: (transition: Transition, version: Int)?
    if let bound, bound.value.entryPoint == entryPoint.value.id {
      known = try await desk.center.advanced(bound.value.id, at: desk.now, into: &loaded)
    }
    return Place(
      entryPoint: entryPoint,
      thread: thread,
      policy: try desk.center.policy(entryPoint.value.inbox),
      transition: known?.transition,
      version: known?.version,
      bound: bound?.value.id,
      agents: loaded.agents
    )
  }

  /// Opens a conversation for the text alone, with its customer.
  private func open(
    at place: Place,
    with address: ChannelAddress,
    call: inout Call,
    into batch: inout ChangeBatch
  ) async throws -> Transition {
    let center = desk.center
    let queue = try await center.queue(place.entryPoint.value.queue)
    let customer = try await center.customer(at: address, now: desk.now, into: &batch)
    let id: ConversationID = center.surroundings.mint(at: desk.now)
    batch.threads.append(ThreadBinding(place.thread, to: id, expected: place.bound))
    return Transition.openAside(
      id,
      with: customer,
      at: address,
      from: place.entryPoint.value,
      queue: queue,
      policy: place.policy,
      now: desk.now
    )
  }
}

extension ContactCenter {
  /// The entry point by which a team texts those who call a number: the number's own where it takes
  /// texts, otherwise the first of the team that is in use.
  func textEntryPoint(
    of team: TeamID,
    _ number: String
  ) async throws -> Versioned<EntryPoint>? {
    let key = UniqueKey.entryPoint(.sms, number)
    var request = LoadRequest()
    request.uniqueKeys = [key]
    func read(_ document: Versioned<Document>) throws -> Versioned<EntryPoint>? {
      let entryPoint = try document.value.value(as: EntryPoint.self)
      guard entryPoint.channel == .sms, entryPoint.isConnected, entryPoint.deletedAt == nil else {
        return nil
      }
      return Versioned(entryPoint, version: document.version)
    }
    if let own = try await storage.load(request).document(at: key), let found = try read(own) {
      return found
    }
    let query = DocumentQuery(
      kind: EntryPoint.documentKind,
      name: EntryPoint.teamKey,
      value: team.rawValue
    )
    let page = try await storage.documents(query, after: nil, limit: 64)
    return try page.elements.lazy.compactMap(read).first
  }

  /// The customer with an address; a new one if nobody has it.
  func customer(
    at address: ChannelAddress,
    now: Date,
    into batch: inout ChangeBatch
  ) async throws -> CustomerID {
    let key = UniqueKey.customer(address)
    var request = LoadRequest()
    request.uniqueKeys = [key]
    if let known = try await storage.load(request).document(at: key) {
      return try known.value.value(as: Customer.self).id
    }
    let customer = Customer(
      id: surroundings.mint(at: now),
      address: CustomerAddress(address, isVerified: false),
      createdAt: now
    )
    batch.documents.append(Change(Document(customer), expected: nil))
    return customer.id
  }
}
