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
    case .needsAssignee(let command, let assignee?):
      "\(command.rawValue): only \(assignee), to whom it is assigned, an agent with full access or the account owner may"
    case .needsAssignee(let command, nil):
      "\(command.rawValue): it is assigned to nobody, so only an agent with full access or the account owner may"
    case .snoozeIsOver: "the time until which to snooze is over: choose a later one"
    case .invalidTags(let maximum, let longest):
      "a conversation has at most \(maximum) tags, each of 1 to \(longest) characters in one line"
    case .invalidRating:
      "a rating is 1 to 5, with a text of at most \(Rating.longestText) characters"
    case .invalidCannedResponse:
      "a canned response has a title of 1 to \(CannedResponse.longestTitle) characters and a text of 1 to \(TextLimit.maximumBytes) bytes"
    case .tooManyMessages(let limit):
      "the conversation has had \(limit) messages within a minute: wait until the minute is over"
    case .doesNotSee(let id):
      "agent \(id) does not see the conversation: have them join or name somebody else"
    case .textEmpty: "the text is empty"
    case .textTooLong(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), the limit is \(maximum)"
    case .textTooLarge(let maximum, let actual):
      "the text has \(actual) bytes, the limit is \(maximum)"
    case .textTooLongForChannel(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), the channel carries \(maximum)"
    case .tooManyAttachments(let maximum, let actual):
      "the message has \(actual) attachments, the channel carries \(maximum)"
    case .templateNotCarried:
      "the channel carries no approved wordings, or not beside files and buttons: send your own words, "
        + "or the wording by itself"
    case .textBesideAttachments:
      "the channel carries a text or a file, not both: send them as two messages"
    case .tooManyQuickReplies(let maximum, let actual):
      "the message has \(actual) quick replies, the channel carries \(maximum)"
    case .quickReplyTitle(let maximum):
      "a quick reply needs a title of 1 to \(maximum) UTF-16 units and a payload"
    case .textTooLongForQuickReplies(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), beside quick replies the channel carries \(maximum)"
    case .containsCardNumber: "the text has a card number: take it out, this inbox refuses them"
    case .windowClosed(let since):
      "the channel's messaging window is closed since \(since) ms: wait for the customer to write, or "
        + "send an approved wording where the channel takes one"
    case .mayNotWriteFirst(let channel): "the business may not write first on \(channel)"
    case .cannotBeAnswered:
      "the customer writes by a name, which nobody can answer: look for another way to reach them"
    case .optedOut: "the recipient has opted out of messages"
    case .unknownConversation: "there is no such conversation"
    case .unknownCustomer: "there is no such customer"
    case .unknownNote: "there is no such note about the customer"
    case .unknownAgent(let id): "there is no agent \(id): save the agent first"
    case .unknownQueue(let id): "there is no queue \(id): save the queue first"
    case .unknownEntryPoint: "no entry point of this tenant is addressed: save the entry point"
    case .unknownInbox(let id): "inbox \(id) has no policy: hand one to the contact center"
    case .unknownAdapter(let id): "no adapter \(id) was handed to the contact center"
    case .entryPointDeleted(let id): "entry point \(id) is deleted"
    case .identityInUse(let id): "entry point \(id) has this identity: delete it first"
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
    case .unknownTimeZone(let name):
      "there is no time zone \(name): use a name of the IANA database, and link all of Foundation"
    case .otherTimeZone(let expected, let actual):
      "these are the rules of time zone \(actual), and those of \(expected) are needed"
    case .tooManySchedules(let maximum):
      "the team has \(maximum) ring schedules, which is the limit: remove one first"
    case .invalidSchedule(let id, let problem): "ring schedule \(id): \(problem.text)"
    case .callIsOver(let id): "call \(id) is over: only its voicemail may still be reported"
    case .callNotAnswered(let id): "call \(id) was not answered"
    case .unknownTeam(let id): "there is no team \(id): save its settings first"
    case .unknownNumber: "no team has the number that was called: save the team with it"
    case .unknownCall(let id): "there is no call \(id): report its beginning first"
    case .unknownTicket(let id): "there is no ticket \(id)"
    case .invalidTeam(let id, let problem): "team \(id): \(problem)"
    case .numberInUse(let id): "team \(id) has this number: take it away there first"
    case .settingsChanged(let id):
      "the settings of team \(id) were saved by somebody else: read them again and repeat the change"
    case .replySuppressed(let reason): "the prepared reply is not sent: \(reason)"
    case .ticketClosed(let id): "ticket \(id) is closed: open a new one"
    case .ticketWithoutContact:
      "a ticket of a customer's own needs their address or a conversation: name one of the two"
    case .ticketOfAnotherTeam(let id): "ticket \(id) belongs to a team of which the caller is none"
    case .invalidCapacity:
      "capacity is telephony 0 to 1, others 0 to 5; real-time needs voice and chat"
    case .invalidEmailAddress: "an email address needs one @ with something on both sides"
    case .invalidPhoneNumber:
      "a phone number has 3 to 15 digits, with + in front and spaces, hyphens, dots, slashes and parentheses between"
    case .invalidCustomerName(let longest):
      "a customer's name has 1 to \(longest) characters in one line"
    case .invalidCustomerData(let fields, let bytes):
      "a system's data about a customer has at most \(fields) fields and \(bytes) bytes, with names that differ, of 1 to \(CustomerData.longestName) bytes"
    case .invalidRecording:
      "a recording needs a reference of 1 to \(VisitRecording.longestReference) bytes and a duration that is a time"
    case .maskedValue:
      "the value has stars as a masked desktop shows them: enter the real one, or leave it"
    case .tooManyNotes(let maximum):
      "there are \(maximum) notes about the customer, which is the limit: remove one first"
    case .legalHold: "the customer is under legal hold: an administrator may end it"
    case .customerNotAnonymous:
      "only an anonymous visitor is merged into another customer: leave two known ones apart"
    case .customerNotVerified: "only a customer with a verified address takes a visitor over"
    case .invalidPolicy(let explanation): "the policy is invalid: \(explanation)"
    case .idempotencyKeyReused: "the idempotency key was used for another command: choose a new one"
    }
  }
}
