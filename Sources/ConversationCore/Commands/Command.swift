#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What somebody wants done, as data: what a host sends, what is refused with a reason, what a
/// simulator generates.
public struct Command: Hashable, Sendable, Codable {
  /// Who wants it.
  public let caller: Caller
  /// What they want.
  public let action: Action
  /// Makes the command safe to repeat: the same key and command are carried out once.
  public let idempotencyKey: String?

  /// Creates a command.
  public init(_ action: Action, by caller: Caller, idempotencyKey: String? = nil) {
    self.action = action
    self.caller = caller
    self.idempotencyKey = idempotencyKey
  }

  /// What can be wanted.
  @nonexhaustive
  public enum Action: Hashable, Sendable, Codable {
    // An agent and an offer.
    /// Take an offer.
    case accept(OfferID)
    /// Decline an offer.
    case decline(OfferID)

    // An agent and a conversation.
    /// Take an unassigned conversation of a shared inbox.
    case claim(ConversationID)
    /// Send a message to the customer.
    case send(MessageDraft, in: ConversationID)
    /// Add a private note.
    case addNote(String, in: ConversationID)
    /// Ask an agent to take the conversation over, or put it into a queue.
    case transfer(ConversationID, to: TransferDestination)
    /// Take the transfer request back.
    case withdrawTransfer(ConversationID)
    /// Ask an agent to join.
    case requestConference(ConversationID, with: AgentID)
    /// Take the conference request back.
    case withdrawConference(ConversationID)
    /// Leave the conference, as its guest.
    case exitConference(ConversationID)
    /// End the conference and with it the conversation, as its owner.
    case endConference(ConversationID, customerConfirmed: Bool? = nil)
    /// End the conversation.
    case end(ConversationID, customerConfirmed: Bool? = nil)
    /// Finish the wrap-up with a reason.
    case submitWrapUp(ConversationID, WrapUpReasonID)
    /// Stop the count-down of the wrap-up.
    case extendWrapUp(ConversationID)
    /// Do something with a conversation of a shared inbox.
    case inbox(InboxAction, in: ConversationID)
    /// Start a conversation with a customer.
    case startConversation(from: EntryPointID, with: ChannelAddress, MessageDraft)

    // Customers' records.
    /// Do something with a customer's record.
    case customer(CustomerAction, CustomerID)
    /// Note a recording of a visit.
    case saveRecording(VisitRecording)

    // Tickets and prepared replies.
    /// Do something with a ticket.
    case ticket(TicketAction)
    /// Send a reply that the team has prepared.
    case sendReply(ReplyRequest)

    // An agent's state.
    /// Sign an agent in.
    case signIn(AgentID)
    /// Sign an agent out.
    case signOut(AgentID)
    /// Set whether an agent takes contacts; of all classes of channels for `nil`.
    case setAvailability(
      AgentID,
      AvailabilityChoice,
      for: ChannelClass? = nil,
      note: String? = nil
    )
    /// Note that an agent's connection is lost.
    case reportConnectionLost(AgentID)
    /// Note that an agent's connection is back.
    case reportConnectionRestored(AgentID)
    /// Remove an agent for good.
    case removeAgent(AgentID)

    /// Save of what an agent is notified (H-33).
    case saveNotificationSettings(NotificationSettings)

    // Setting up.
    /// Save an agent's profile.
    case saveAgent(AgentProfile)
    /// Save a queue.
    case saveQueue(Queue)
    /// Save an entry point.
    case saveEntryPoint(EntryPoint)
    /// Delete an entry point.
    case deleteEntryPoint(EntryPointID)
    /// Save a canned response.
    case saveCannedResponse(CannedResponse)
    /// Delete a canned response.
    case deleteCannedResponse(CannedResponseID)
  }
}

/// What an administrator says about an agent; their state and contacts are not among it.
public struct AgentProfile: Hashable, Sendable, Codable, Identifiable {
  /// The host's name for the agent.
  public let id: AgentID
  /// The name that colleagues see.
  public let name: String
  /// What they are.
  public let role: Role
  /// The teams they belong to.
  public let teams: [TeamID]
  /// How many contacts they may have at once.
  public let capacity: CapacityProfile
  /// What they may do.
  public let permissions: AgentPermissions

  /// Describes an agent.
  public init(
    id: AgentID,
    name: String,
    role: Role = .agent,
    teams: [TeamID],
    capacity: CapacityProfile = .standard,
    permissions: AgentPermissions = AgentPermissions()
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.teams = teams
    self.capacity = capacity
    self.permissions = permissions
  }
}

extension Agent {
  /// A new agent with a profile, signed out.
  public init(_ profile: AgentProfile, createdAt: Date) {
    self.init(
      id: profile.id,
      name: profile.name,
      role: profile.role,
      teams: profile.teams,
      capacity: profile.capacity,
      permissions: profile.permissions,
      createdAt: createdAt
    )
  }

  /// Takes a changed profile over; state and contacts stay.
  public mutating func update(_ profile: AgentProfile) {
    name = profile.name
    role = profile.role
    teams = profile.teams
    capacity = profile.capacity
    permissions = profile.permissions
  }
}
