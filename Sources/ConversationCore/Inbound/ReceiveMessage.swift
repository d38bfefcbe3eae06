#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an inbound message does to the conversation that its thread key points to (W-30, A-10).
@nonexhaustive
public enum InboundRoute: Hashable, Sendable {
  /// It is appended.
  case append
  /// The conversation is reopened, and it is appended.
  case reopen
  /// A new conversation is opened.
  case open
  /// It is appended to a conversation that has ended, which stays ended: what a machine has written
  /// reopens nothing.
  case attach
}

extension Conversation {
  /// Decides what a message does to this conversation, by its inbox's policy.
  ///
  /// What may not reopen, such as an absence note, is appended to a conversation that has ended, so
  /// that it stands where it belongs (C-04).
  public func route(
    _ message: InboundMessage,
    under policy: InboxPolicy,
    at now: Date
  ) -> InboundRoute {
    let route = route(inboundUnder: policy, at: now)
    return message.mayReopen || route == .append ? route : .attach
  }

  /// Decides what an inbound message does to this conversation, by its inbox's policy.
  ///
  /// Nothing is appended to one that is interrupted: ``Transition/receive(_:isVerifiedSender:at:)``
  /// refuses it, as the deleted entry point does.
  public func route(inboundUnder policy: InboxPolicy, at now: Date) -> InboundRoute {
    guard case .ended(let ending) = stage else { return .append }
    // What a blocked visitor writes is kept with the rest, and opens nothing.
    if visitorBlock != nil { return .append }
    switch policy.afterEnd {
    case .newConversation: return .open
    case .reopen(let window):
      guard let window else { return .reopen }
      return now < ending.at.after(window) ? .reopen : .open
    }
  }
}

extension Transition {
  /// Whether a message at an entry point is simply appended: nothing has fallen due before it, and
  /// nothing is reopened or opened for it.
  package func appendsAtOnce(
    at entryPoint: EntryPointID,
    under policy: InboxPolicy,
    at now: Date
  ) -> Bool {
    if let deadline = conversation.nextDeadline, deadline <= now { return false }
    return conversation.entryPoint == entryPoint
      && conversation.route(inboundUnder: policy, at: now) == .append
  }

  /// Opens a conversation for a customer's first message; it waits in the entry point's queue
  /// (F-03).
  public static func open(
    _ id: ConversationID,
    for customer: CustomerID,
    with message: InboundMessage,
    at entryPoint: EntryPoint,
    queue: Queue,
    policy: InboxPolicy,
    preferredAgent: AgentID? = nil,
    now: Date
  ) -> Transition {
    open(
      id,
      for: customer,
      with: message,
      at: entryPoint,
      queue: queue,
      policy: Shared(policy),
      preferredAgent: preferredAgent,
      now: now
    )
  }

  /// Opens a conversation under a policy that many share.
  ///
  /// `thread`: the key of the sender's address at the entry point, where it was made already.
  package static func open(
    _ id: ConversationID,
    for customer: CustomerID,
    with message: InboundMessage,
    at entryPoint: EntryPoint,
    queue: Queue,
    policy: Shared<InboxPolicy>,
    preferredAgent: AgentID?,
    thread: ThreadKey? = nil,
    now: Date
  ) -> Transition {
    let now = now.inWholeMilliseconds
    var conversation = Conversation(
      id: id,
      customer: customer,
      entryPoint: entryPoint,
      address: message.sender,
      direction: .inbound,
      stage: .queued,
      place: queue.place(since: now, now: now),
      thread: thread,
      at: now
    )
    conversation.preferredAgent = preferredAgent
    var transition = Transition(consume conversation, agents: [], policy: policy)
    transition.events.reserveCapacity(4)
    transition.note(.opened(.inbound))
    transition.note(.queued(queue.id))
    transition.take(message, isVerifiedSender: message.isVerifiedSender, at: now)
    return transition
  }

  /// Appends a customer's message.
  ///
  /// `isVerifiedSender`: `false` marks a stranger who answers in a known thread.
  /// - Throws: ``ConversationError`` `illegalCommand` while it is interrupted, and after its
  ///   end unless it was reopened first or its visitor is blocked.
  public mutating func receive(
    _ message: InboundMessage,
    isVerifiedSender: Bool,
    at now: Date
  ) throws(ConversationError) {
    try require(.receive)
    guard conversation.isOpen || conversation.visitorBlock != nil else {
      throw ConversationError(.illegalCommand(.receive, in: .ended))
    }
    take(message, isVerifiedSender: isVerifiedSender, at: begin(at: now))
  }

  mutating func take(
    _ message: InboundMessage,
    consent: ConsentRequest? = nil,
    isVerifiedSender: Bool,
    at now: Date
  ) {
    // Notices come before the message, which is the newest one for whoever marks it.
    if !message.droppedAttachments.isEmpty {
      append(.attachmentsDropped(message.droppedAttachments), at: now)
    }
    if let referral = message.referral { append(.referred(referral), at: now) }
    append(
      .text(message.text),
      author: .customer,
      direction: .inbound,
      channel: message.channel,
      attachments: message.attachments,
      at: now,
      sentAt: message.sentAt?.inWholeMilliseconds,
      externalID: message.externalID,
      isVerifiedSender: isVerifiedSender,
      fullText: message.fullText,
      automaticSignal: message.automaticSignal,
      payload: message.payload,
      consent: consent
    )
    if conversation.subject == nil { conversation.subject = message.subject }
    // Nobody waits for an answer to what a machine has written, and answers go to what people write.
    if message.automaticSignal == nil {
      if conversation.customerFirstMessageAt == nil { conversation.customerFirstMessageAt = now }
      noteWritten(message, at: now)
      answerNext(message)
    } else if conversation.lastInboundID == nil {
      answerNext(message)
    }
    guard conversation.visitorBlock == nil else { return }
    conversation.lastActivityAt = now
    if conversation.waitingSince == nil, message.automaticSignal == nil, conversation.isOpen {
      conversation.waitingSince = now
    }
    if message.mayReopen { endSnooze() }
  }

  /// Notes when the customer wrote, which messaging windows count from (C-03).
  ///
  /// A webhook that comes late opens no window that has closed, one that says a time to come extends
  /// none, and one that was overtaken by a newer shortens none.
  private mutating func noteWritten(_ message: borrowing InboundMessage, at now: Date) {
    let written = min(now, message.sentAtByProvider ?? now)
    guard let last = conversation.customerLastMessageAt, last >= written else {
      conversation.customerLastMessageAt = written
      return
    }
  }

  /// Has the next answer be one to this message.
  private mutating func answerNext(_ message: InboundMessage) {
    conversation.lastInboundID = message.externalID
    if message.channel != conversation.channel {
      conversation.inboxFacts.answerChannel = message.channel
    } else if conversation.rareInboxFacts?.value.answerChannel != nil {
      conversation.inboxFacts.answerChannel = nil
    }
    conversation.lastInboundThread = message.thread.isEmpty ? nil : message.thread
  }

  /// Reopens an ended conversation because its customer has written again (H-05, A-35).
  ///
  /// In a shared inbox the last assignee keeps it if they are at work; otherwise it waits in its
  /// queue, from now on, for whoever comes first, with a preference for the agent who knows it. So
  /// ``Conversation/preferredAgent`` is to be among the agents of the transition.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` unless it has ended.
  public mutating func reopen(in queue: Queue, at now: Date) throws(ConversationError) {
    guard case .ended = conversation.stage else {
      throw ConversationError(.illegalCommand(.receive, in: conversation.stage.name))
    }
    let now = begin(at: now)
    place(in: queue, at: now)
    note(.reopened)
    append(.reopened, at: now)
    returnToAssignee(at: now)
  }
}
