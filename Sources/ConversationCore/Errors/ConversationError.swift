/// Why a command was refused, as a code with values and a text for developers.
///
/// The texts name the remedy and never hold customer data.
public struct ConversationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason, to branch on.
  public let code: Code

  /// Creates an error.
  public init(_ code: Code) { self.code = code }

  /// The reasons for which a command is refused.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    // What a conversation's stage allows.
    /// The command is not possible in this stage.
    case illegalCommand(CommandKind, in: StageName)
    /// The offer is not the one that is open.
    case offerNotOpen
    /// The offer's time is over.
    case offerExpired
    /// The offer is for another agent.
    case offerForSomebodyElse
    /// Only the owner may do this.
    case notOwner
    /// Only the owner or the conference guest may do this.
    case notParticipant
    /// There is no conference, or none that is still being asked for.
    case noConference
    /// A conference is on or being asked for: end it, or withdraw the request, first.
    case conferenceInProgress
    /// There is no transfer that is still being asked for.
    case noTransfer
    /// A transfer is being asked for: withdraw it first.
    case transferInProgress
    /// The agent has no wrap-up of this conversation to submit.
    case noWrapUp
    /// A live conversation of the same customer and entry point exists.
    case conversationExists(ConversationID)

    // What a shared inbox allows.
    /// Only the assignee, an agent with full access or the account owner may do this (H-06).
    case needsAssignee(CommandKind, assignee: AgentID?)
    /// The time until which a conversation is to be snoozed is over already.
    case snoozeIsOver
    /// A tag is empty, too long or has a line end, or there are too many.
    case invalidTags(maximum: Int, longest: Int)
    /// A rating is 1 to 5, with a text that is not too long.
    case invalidRating
    /// A canned response needs a title and a text that are neither empty nor too long.
    case invalidCannedResponse
    /// The conversation has had as many messages in the last minute as it may have.
    case tooManyMessages(perMinute: Int)
    /// The agent does not see the conversation, and is told nothing of it.
    case doesNotSee(AgentID)

    // What a message may be.
    /// The text is empty or only white space.
    case textEmpty
    /// The text is longer than an agent's text may be.
    case textTooLong(maximum: Int, actual: Int, unit: String)
    /// The text has more bytes than any text may have.
    case textTooLarge(maximumBytes: Int, actual: Int)
    /// The text is longer than the channel carries.
    case textTooLongForChannel(maximum: Int, actual: Int, unit: String)
    /// The channel carries no attachments, or not so many.
    case tooManyAttachments(maximum: Int, actual: Int)
    /// The channel carries a text or a file, not both in one message.
    case textBesideAttachments
    /// The channel carries no approved wordings, or not beside files and buttons of one's own.
    case templateNotCarried
    /// The channel has no quick replies, or not so many.
    case tooManyQuickReplies(maximum: Int, actual: Int)
    /// A quick reply has no title, or one that is longer than the channel shows.
    case quickReplyTitle(maximum: Int)
    /// The text is longer than the channel carries beside quick replies.
    case textTooLongForQuickReplies(maximum: Int, actual: Int, unit: String)
    /// The text has a card number, and the inbox takes none (W-28).
    case containsCardNumber
    /// The channel's messaging window is closed since a time in milliseconds since 1970.
    case windowClosed(sinceMilliseconds: Int64)
    /// The channel does not let the business write first.
    case mayNotWriteFirst(ChannelKind)
    /// The customer writes by a name in place of a number, which nobody can answer.
    case cannotBeAnswered
    /// The recipient has opted out.
    case optedOut

    // Whom and what a command names.
    /// There is no such conversation.
    case unknownConversation
    /// There is no such customer.
    case unknownCustomer
    /// There is no such note about the customer.
    case unknownNote
    /// There is no such agent.
    case unknownAgent(AgentID)
    /// There is no such queue.
    case unknownQueue(QueueID)
    /// No entry point of this tenant has the identity that an inbound message was sent to.
    case unknownEntryPoint
    /// The inbox of an entry point has no policy: hand one to the contact center.
    case unknownInbox(InboxID)
    /// No adapter of this name was handed to the contact center.
    case unknownAdapter(AdapterID)
    /// The entry point is deleted (V-06).
    case entryPointDeleted(EntryPointID)
    /// Another entry point has the same channel and identity.
    case identityInUse(EntryPointID)
    /// The entry point is not connected (H-12).
    case entryPointNotConnected(EntryPointID)
    /// The wrap-up reason does not exist or is inactive.
    case unknownWrapUpReason(WrapUpReasonID)
    /// The wrap-up reason is not among those the agent may choose.
    case wrapUpReasonNotPermitted(WrapUpReasonID)
    /// The automatic wrap-up may not be stopped by the agent.
    case wrapUpExtensionNotAllowed

    // Who may do what.
    /// The caller's role or profile does not permit the command.
    case notPermitted(CommandKind)
    /// The agent is signed out.
    case agentSignedOut(AgentID)
    /// The agent is not available for this class of channels.
    case agentNotAvailable(AgentID)
    /// The agent has no capacity left for this class of channels.
    case noCapacity(AgentID)
    /// The destination already takes part in the conversation.
    case alreadyParticipant(AgentID)
    /// The queue is inactive or serves another class of channels.
    case queueNotEligible(QueueID)

    // Schedules, calls and tickets.
    /// There is no time zone of this name, or the program does not link what knows time zones.
    case unknownTimeZone(TimeZoneName)
    /// The rules of another time zone were handed in.
    case otherTimeZone(expected: TimeZoneName, actual: TimeZoneName)
    /// A team has no room for another ring schedule (E-10).
    case tooManySchedules(maximum: Int)
    /// A ring schedule contradicts itself.
    case invalidSchedule(RingScheduleID, ScheduleProblem)
    /// The call is over: nothing but its voicemail may follow.
    case callIsOver(CallID)
    /// The call was not answered, or not in this way.
    case callNotAnswered(CallID)
    /// No team has this name: save its settings first.
    case unknownTeam(TeamID)
    /// No team has the number that was called.
    case unknownNumber
    /// There is no such call.
    case unknownCall(CallID)
    /// There is no such ticket.
    case unknownTicket(TicketID)
    /// A team contradicts itself; the text says how.
    case invalidTeam(TeamID, String)
    /// Another team has the number.
    case numberInUse(TeamID)
    /// Somebody else has saved since the settings were read: read them again.
    case settingsChanged(TeamID)
    /// The prepared reply is not sent; the text says why.
    case replySuppressed(String)
    /// The ticket is closed.
    case ticketClosed(TicketID)
    /// A customer's own ticket says neither by which address nor by which conversation they are answered.
    case ticketWithoutContact
    /// The ticket belongs to a team that is not the caller's (E-11).
    case ticketOfAnotherTeam(TicketID)

    // Configuration and values.
    /// A capacity profile is outside what W-35 and W-36 allow.
    case invalidCapacity
    /// An email address needs one `@` with something on both sides.
    case invalidEmailAddress
    /// A phone number has 3 to 15 digits.
    case invalidPhoneNumber
    /// A name is empty, too long or has control characters.
    case invalidCustomerName(longest: Int)
    /// What a system tells about a customer is too much, or a name is empty, too long or there twice.
    case invalidCustomerData(fields: Int, bytes: Int)
    /// A recording's reference is empty or too long, or its duration is no time.
    case invalidRecording
    /// The value is what a masked desktop shows: saving it would destroy the real one.
    case maskedValue
    /// A customer has as many notes as one may have.
    case tooManyNotes(maximum: Int)
    /// Nothing about the customer may be erased.
    case legalHold
    /// Only a customer who is anonymous is taken over by another: two known ones stay two.
    case customerNotAnonymous
    /// Only a customer with a verified address takes an anonymous one over.
    case customerNotVerified
    /// A policy contradicts itself; the text says how.
    case invalidPolicy(String)
    /// The idempotency key was used before, for another command.
    case idempotencyKeyReused
  }
}
