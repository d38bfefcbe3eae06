extension ConversationError {
  /// A text for developers: what was refused and what to do.
  ///
  /// No customer data.
  public var description: String {
    switch code {
    case .illegalCommand(let command, let stage):
      "\(command.rawValue) is not possible while the conversation is \(stage.rawValue)"
    case .offerNotOpen: "this offer is no longer open: read the agent's open offers again"
    case .offerExpired: "the offer's time is over: leave RONA by hand to get the next one"
    case .offerForSomebodyElse: "the offer is for another agent"
    case .notOwner: "only the agent who owns the conversation may do this"
    case .notParticipant: "only the owner or the conference guest may do this"
    case .noConference: "there is no conference to end, leave or withdraw"
    case .conferenceInProgress: "end the conference, or withdraw its request, first"
    case .noTransfer: "there is no open transfer request to withdraw"
    case .transferInProgress: "a transfer is being asked for: withdraw it first"
    case .noWrapUp: "the agent has no wrap-up of this conversation to submit"
    case .conversationExists(let id): "conversation \(id) is live with this address: use it"
    case .textEmpty: "the text is empty"
    case .textTooLong(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), the limit is \(maximum)"
    case .textTooLarge(let maximum, let actual):
      "the text has \(actual) bytes, the limit is \(maximum)"
    case .textTooLongForChannel(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), the channel carries \(maximum)"
    case .tooManyAttachments(let maximum, let actual):
      "the message has \(actual) attachments, the channel carries \(maximum)"
    case .containsCardNumber: "the text has a card number: take it out, this inbox refuses them"
    case .windowClosed(let since):
      "the channel's messaging window is closed since \(since) ms: wait for the customer to write"
    case .mayNotWriteFirst(let channel): "the business may not write first on \(channel)"
    case .optedOut: "the recipient has opted out of messages"
    case .unknownConversation: "there is no such conversation"
    case .unknownAgent(let id): "there is no agent \(id): save the agent first"
    case .unknownQueue(let id): "there is no queue \(id): save the queue first"
    case .unknownEntryPoint: "no entry point of this tenant is addressed: save the entry point"
    case .unknownInbox(let id): "inbox \(id) has no policy: hand one to the contact center"
    case .unknownAdapter(let id): "no adapter \(id) was handed to the contact center"
    case .entryPointDeleted(let id): "entry point \(id) is deleted"
    case .entryPointNotConnected(let id): "entry point \(id) is not connected"
    case .unknownWrapUpReason(let id): "wrap-up reason \(id) does not exist or is inactive"
    case .wrapUpReasonNotPermitted(let id): "wrap-up reason \(id) is not permitted to this agent"
    case .wrapUpExtensionNotAllowed: "the policy does not let agents stop the automatic wrap-up"
    case .notPermitted(let command): "the caller may not \(command.rawValue)"
    case .agentSignedOut(let id): "agent \(id) is signed out"
    case .agentNotAvailable(let id): "agent \(id) is not available"
    case .noCapacity(let id): "agent \(id) has no capacity left"
    case .alreadyParticipant(let id): "agent \(id) already takes part in the conversation"
    case .queueNotEligible(let id): "queue \(id) is inactive or serves another class of channels"
    case .ronaIsNotChosen: "RONA is set by the system alone: choose available or idle"
    case .invalidCapacity:
      "capacity is telephony 0 to 1, others 0 to 5; real-time needs voice and chat"
    case .invalidEmailAddress: "an email address needs one @ with something on both sides"
    case .invalidPolicy(let explanation): "the policy is invalid: \(explanation)"
    case .idempotencyKeyReused: "the idempotency key was used for another command: choose a new one"
    }
  }
}
