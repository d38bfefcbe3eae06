/// The name of a command: what is refused, logged, permitted.
@nonexhaustive
public enum CommandKind: String, CaseIterable, Hashable, Sendable, Codable {
  // An agent and an offer.
  /// Takes an offer.
  case accept
  /// Declines an offer.
  case decline

  // An agent and a conversation.
  /// Takes an unassigned conversation of a shared inbox.
  case claim
  /// Sends a message to the customer.
  case send
  /// Adds a private note.
  case addNote = "add a note"
  /// Asks an agent to take the conversation over, or puts it into a queue.
  case transfer
  /// Takes a transfer request back.
  case withdrawTransfer = "withdraw the transfer"
  /// Asks an agent to join.
  case requestConference = "request a conference"
  /// Takes a conference request back.
  case withdrawConference = "withdraw the conference request"
  /// Leaves the conference, as its guest.
  case exitConference = "exit the conference"
  /// Ends the conversation, as the conference's owner.
  case endConference = "end the conference"
  /// Ends the conversation.
  case end
  /// Finishes the agent's wrap-up.
  case submitWrapUp = "submit the wrap-up"
  /// Stops the count-down of the agent's wrap-up.
  case extendWrapUp = "extend the wrap-up"
  /// Starts a conversation with a customer.
  case startConversation = "start a conversation"

  // An agent and a conversation of a shared inbox.
  /// Assigns a conversation to an agent.
  case assign
  /// Takes the assignment back.
  case unassign
  /// Takes part without being assigned.
  case join
  /// Takes part no longer.
  case leave
  /// Closes a conversation.
  case resolve
  /// Opens a resolved conversation again.
  case reopen
  /// Takes a conversation out of sight for a while.
  case snooze
  /// Takes a conversation back into sight.
  case unsnooze = "end the snooze"
  /// Changes a conversation's tags.
  case tag
  /// Blocks a visitor.
  case blockVisitor = "block the visitor"
  /// Lets a blocked visitor be heard again.
  case unblockVisitor = "unblock the visitor"
  /// Rates a resolved conversation, as its customer.
  case rate

  // Tickets and prepared replies.
  /// Opens a ticket.
  case openTicket = "open a ticket"
  /// Gives a ticket to an advisor or a team.
  case reassignTicket = "reassign a ticket"
  /// Settles a ticket.
  case closeTicket = "close a ticket"
  /// Reads a ticket, or a call.
  case readTicket = "read a ticket"
  /// Sends a reply that the team has prepared.
  case sendReply = "send a prepared reply"

  // An agent's state.
  /// Signs an agent in.
  case signIn = "sign in"
  /// Signs an agent out.
  case signOut = "sign out"
  /// Sets whether an agent takes contacts.
  case setAvailability = "set the availability"
  /// Notes that an agent's connection is lost.
  case reportConnectionLost = "report a lost connection"
  /// Notes that an agent's connection is back.
  case reportConnectionRestored = "report a restored connection"
  /// Removes an agent for good.
  case removeAgent = "remove an agent"

  // Setting up.
  /// Saves an agent's profile.
  case saveAgent = "save an agent"
  /// Saves a queue.
  case saveQueue = "save a queue"
  /// Saves an entry point.
  case saveEntryPoint = "save an entry point"
  /// Deletes an entry point.
  case deleteEntryPoint = "delete an entry point"
  /// Saves a canned response.
  case saveCannedResponse = "save a canned response"
  /// Deletes a canned response.
  case deleteCannedResponse = "delete a canned response"

  // Customers' records.
  /// Enters a customer's name, email address or phone number.
  case editCustomer = "edit a customer"
  /// Adds, changes or removes a note about a customer.
  case changeCustomerNotes = "change the notes about a customer"
  /// Sets what the host's system tells about a customer.
  case setCustomerData = "set a customer's data"
  /// Notes a recording of a visit.
  case saveRecording = "save a recording"
  /// Merges an anonymous customer into a known one.
  case mergeCustomers = "merge customers"
  /// Says whether a customer's data may be erased.
  case setLegalHold = "set a legal hold"
  /// Hands out everything about a customer.
  case exportCustomer = "export a customer"
  /// Erases everything about a customer.
  case eraseCustomer = "erase a customer"
  /// Saves of what an agent is notified.
  case saveNotificationSettings = "save notification settings"

  /// Saves what a team is.
  case saveTeam = "save a team"
  /// Saves a team's ring schedules.
  case saveRingSchedules = "save ring schedules"
  /// Saves a team's automatic replies.
  case saveAutoReplies = "save automatic replies"
  /// Turns the tenant's switch for masking.
  case saveDisplaySettings = "save display settings"

  // What customers and time do.
  /// Takes in a customer's message.
  case receive
  /// Ends the conversation, as the customer.
  case endByCustomer = "end as the customer"
  /// Offers a waiting conversation to an agent.
  case route
  /// Carries out what is due.
  case advance
}
