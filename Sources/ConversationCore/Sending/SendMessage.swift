#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an agent wants to send.
public struct MessageDraft: Hashable, Sendable, Codable {
  /// The text; it may be empty only beside attachments.
  public let text: String
  /// The files.
  public private(set) var attachments: [Attachment]
  /// The answers that the customer can give by a button; `nil` for none.
  public private(set) var quickReplies: [QuickReply]?
  /// The approved wording that it is sent by; `nil` for an ordinary message.
  public private(set) var template: MessageTemplate?

  /// Creates a draft.
  public init(
    _ text: String,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply]? = nil,
    template: MessageTemplate? = nil
  ) {
    self.text = text
    self.attachments = attachments
    self.quickReplies = quickReplies?.isEmpty == true ? nil : quickReplies
    self.template = template
  }

  /// The draft with other words.
  public func saying(_ text: String) -> Self {
    Self(text, attachments: attachments, quickReplies: quickReplies, template: template)
  }

  /// The draft with every text beside its words changed: files' names, buttons, what fills a template.
  package func mappingBeside(_ change: (String) throws -> String) rethrows -> Self {
    var other = self
    other.attachments = try attachments.map { $0.named(try $0.name.map(change)) }
    other.quickReplies = try quickReplies?.map { reply in
      QuickReply(try change(reply.title), payload: try change(reply.payload))
    }
    other.template = try template?.mapping(change)
    return other
  }
}

extension Transition {
  /// An agent answers the customer (F-04, F-11 … F-14): the message and its delivery are one change.
  ///
  /// What the inbox permits (1,000 characters, A-8) and what the channel carries are checked, and
  /// reported, separately. Where the policy says so, the owner's reply by email ends the
  /// conversation (W-14).
  ///
  /// - Returns: The message, as it stands in the transcript.
  /// - Throws: ``ConversationError`` `illegalCommand`, `notParticipant`, `tooManyMessages`,
  ///   `transferInProgress` for an owner who is giving the conversation away, what
  ///   ``ConversationCore/EntryPoint/checkInUse()``, ``TextLimit/check(_:isEmptyAllowed:)`` and
  ///   ``ChannelCapabilities/check(text:attachments:)`` and
  ///   ``ChannelCapabilities/check(_:beside:)`` throw, `cannotBeAnswered` or `windowClosed`.
  @discardableResult
  public mutating func send(
    _ draft: MessageDraft,
    by agent: AgentID,
    from entryPoint: EntryPoint,
    capabilities: ChannelCapabilities,
    at now: Date
  ) throws(ConversationError) -> Message {
    try requireSender(agent)
    try entryPoint.checkInUse()
    try requireAnswerable()
    try check(draft, capabilities: capabilities)
    // An approved wording is what may be sent outside of it (C-03).
    if draft.template == nil { try requireOpenWindow(capabilities, at: now) }
    try requirePace(at: now)
    let now = begin(at: now)
    let message = appendOutbound(draft, by: .agent(agent), from: entryPoint, at: now)
    if policy.endsWithEmailReply, entryPoint.channel == .email, agent == conversation.owner {
      withdrawOpenOffer(at: now)
      finish(.completed, by: .agent(agent), at: now)
    }
    return message
  }

  /// An agent leaves a private note, which never reaches the customer.
  ///
  /// - Throws: ``ConversationError`` what ``TextLimit/check(_:isEmptyAllowed:)`` throws.
  @discardableResult
  public mutating func addNote(
    _ text: String,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) -> Message {
    try require(.addNote)
    try policy.textLimit.check(text)
    let now = begin(at: now)
    return append(.text(text), author: .agent(agent), direction: .internal, at: now)
  }

  /// Refuses everybody but the owner, the guest and who has joined, and an owner who is giving the conversation
  /// away.
  func requireSender(_ agent: AgentID) throws(ConversationError) {
    try require(.send)
    guard case .active(let ownership) = conversation.stage,
      agent == ownership.owner || agent == ownership.guest || conversation.joined.contains(agent)
    else { throw ConversationError(.notParticipant) }
    if case .transfer = ownership.request?.purpose, agent == ownership.owner {
      throw ConversationError(.transferInProgress)
    }
  }

  /// Refuses to answer somebody who shows a name in place of a number.
  func requireAnswerable() throws(ConversationError) {
    guard conversation.address.takesAnswers else { throw ConversationError(.cannotBeAnswered) }
  }

  /// Refuses a person's message outside the channel's messaging window.
  func requireOpenWindow(
    _ capabilities: ChannelCapabilities,
    at now: Date
  ) throws(ConversationError) {
    try capabilities.checkWindow(
      lastCustomerMessageAt: conversation.customerLastMessageAt,
      byPerson: true,
      now: now
    )
  }

  /// Refuses a draft that the inbox or the channel does not take.
  func check(
    _ draft: MessageDraft,
    capabilities: ChannelCapabilities
  ) throws(ConversationError) {
    try draft.check(under: policy.textLimit, capabilities: capabilities)
  }

  /// Appends a message to the customer together with its delivery.
  mutating func appendOutbound(
    _ draft: MessageDraft,
    by author: MessageAuthor,
    askedBy agent: AgentID? = nil,
    from entryPoint: EntryPoint,
    at now: Date
  ) -> Message {
    let message = append(
      .text(draft.text),
      author: author,
      direction: .outbound,
      channel: entryPoint.channel,
      attachments: draft.attachments,
      quickReplies: draft.quickReplies,
      at: now,
      template: draft.template,
      askedBy: agent
    )
    deliveries.append(
      Delivery(
        id: message.id,
        entryPoint: entryPoint.id,
        adapter: entryPoint.adapter,
        channel: entryPoint.channel,
        recipient: conversation.address,
        answers: conversation.lastInboundID,
        thread: conversation.lastInboundThread,
        subject: conversation.subject,
        lastInboundAt: conversation.customerLastMessageAt,
        at: now
      )
    )
    conversation.lastActivityAt = now
    if message.isAgentsAnswer {
      conversation.agentLastMessageAt = now
      conversation.waitingSince = nil
    }
    return message
  }
}
