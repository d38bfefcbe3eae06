public import ConversationCore

// What an agent does, as methods. Each is a `Command`; `perform(_:)` says what they throw.
extension ContactCenter {
  /// Takes an offer (F-10).
  public func accept(_ offer: OfferID, by agent: AgentID) async throws {
    try await perform(Command(.accept(offer), by: .agent(agent)))
  }

  /// Declines an offer; the agent becomes Idle (W-08).
  public func decline(_ offer: OfferID, by agent: AgentID) async throws {
    try await perform(Command(.decline(offer), by: .agent(agent)))
  }

  /// Takes an unassigned conversation of a shared inbox.
  public func claim(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.claim(conversation), by: .agent(agent)))
  }

  /// Sends a text to the customer (F-13).
  @discardableResult
  public func send(
    _ text: String,
    in conversation: ConversationID,
    by agent: AgentID,
    attachments: [Attachment] = [],
    quickReplies: [QuickReply] = [],
    template: MessageTemplate? = nil,
    idempotencyKey: String? = nil
  ) async throws -> CommandOutcome {
    let draft = MessageDraft(
      text,
      attachments: attachments,
      quickReplies: quickReplies,
      template: template
    )
    return try await perform(
      Command(
        .send(draft, in: conversation),
        by: .agent(agent),
        idempotencyKey: idempotencyKey
      )
    )
  }

  /// Adds a private note.
  public func addNote(
    _ text: String,
    in conversation: ConversationID,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.addNote(text, in: conversation), by: .agent(agent)))
  }

  /// Asks an agent to take the conversation over, or puts it into a queue (F-20).
  public func transfer(
    _ conversation: ConversationID,
    to destination: TransferDestination,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.transfer(conversation, to: destination), by: .agent(agent)))
  }

  /// Takes a transfer request back.
  public func withdrawTransfer(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.withdrawTransfer(conversation), by: .agent(agent)))
  }

  /// Asks another agent to join (F-26).
  public func requestConference(
    _ conversation: ConversationID,
    with guest: AgentID,
    by agent: AgentID
  ) async throws {
    try await perform(
      Command(.requestConference(conversation, with: guest), by: .agent(agent))
    )
  }

  /// Takes a conference request back.
  public func withdrawConference(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.withdrawConference(conversation), by: .agent(agent)))
  }

  /// Leaves the conference, as its guest (F-29).
  public func exitConference(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.exitConference(conversation), by: .agent(agent)))
  }

  /// Ends the conference and with it the conversation, as its owner (F-28).
  public func endConference(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.endConference(conversation), by: .agent(agent)))
  }

  /// Ends the conversation (F-32).
  public func end(
    _ conversation: ConversationID,
    by agent: AgentID,
    customerConfirmed: Bool? = nil
  ) async throws {
    try await perform(
      Command(
        .end(conversation, customerConfirmed: customerConfirmed),
        by: .agent(agent)
      )
    )
  }

  /// Finishes the agent's wrap-up (F-34).
  public func submitWrapUp(
    _ conversation: ConversationID,
    reason: WrapUpReasonID,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.submitWrapUp(conversation, reason), by: .agent(agent)))
  }

  /// Stops the count-down of the agent's wrap-up (W-16).
  public func extendWrapUp(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(Command(.extendWrapUp(conversation), by: .agent(agent)))
  }

  /// Starts a conversation with a customer.
  @discardableResult
  public func startConversation(
    from entryPoint: EntryPointID,
    with address: ChannelAddress,
    text: String,
    by agent: AgentID,
    template: MessageTemplate? = nil
  ) async throws -> CommandOutcome {
    let draft = MessageDraft(text, template: template)
    return try await perform(
      Command(
        .startConversation(from: entryPoint, with: address, draft),
        by: .agent(agent)
      )
    )
  }

  /// Signs an agent in; they are Idle until they choose (W-01).
  public func signIn(_ agent: AgentID) async throws {
    try await perform(Command(.signIn(agent), by: .agent(agent)))
  }

  /// Signs an agent out.
  public func signOut(_ agent: AgentID) async throws {
    try await perform(Command(.signOut(agent), by: .agent(agent)))
  }

  /// Makes an agent available; this is also how RONA is left (F-09).
  public func setAvailable(_ agent: AgentID, for channelClass: ChannelClass? = nil) async throws {
    try await perform(
      Command(.setAvailability(agent, .available, for: channelClass), by: .agent(agent))
    )
  }

  /// Makes an agent idle, at once or when their contacts have ended (W-04).
  public func setIdle(
    _ agent: AgentID,
    reason: IdleReason,
    for channelClass: ChannelClass? = nil
  ) async throws {
    try await perform(
      Command(.setAvailability(agent, .idle(reason), for: channelClass), by: .agent(agent))
    )
  }

  /// Saves an agent's profile.
  public func save(_ profile: AgentProfile) async throws {
    try await perform(Command(.saveAgent(profile), by: .system))
  }

  /// Saves a queue.
  public func save(_ queue: Queue) async throws {
    try await perform(Command(.saveQueue(queue), by: .system))
  }

  /// Saves an entry point.
  public func save(_ entryPoint: EntryPoint) async throws {
    try await perform(Command(.saveEntryPoint(entryPoint), by: .system))
  }

  /// Deletes an entry point (V-06).
  public func deleteEntryPoint(_ id: EntryPointID, by caller: Caller) async throws {
    try await perform(Command(.deleteEntryPoint(id), by: caller))
  }
}
