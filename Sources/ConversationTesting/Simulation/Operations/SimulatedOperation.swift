public import ConversationCore

/// One thing that happens in a simulated contact center, as data: generated from a seed, applied,
/// printed one a line, and deleted where a failure does not need it.
@nonexhaustive
public indirect enum SimulatedOperation: Hashable, Sendable, Codable {
  // Customers.
  /// A webhook brings messages of a customer, by their numbers; a number that came before is a
  /// duplicate.
  case write(customer: Int, numbers: [Int])
  /// A customer ends their conversation.
  case customerEnds(customer: Int)

  /// Something happens to a customer's call to the team that is called.
  case call(customer: Int, number: Int, CallEvent)
  /// A customer opts out of messages, or in again.
  case consent(customer: Int, isOptOut: Bool)

  // Agents' own states.
  /// An agent signs in.
  case signIn(agent: Int)
  /// An agent signs out.
  case signOut(agent: Int)
  /// An agent's connection is lost.
  case loseConnection(agent: Int)
  /// An agent's connection is back.
  case restoreConnection(agent: Int)
  /// An administrator removes an agent.
  case removeAgent(Int)
  /// An agent becomes available or idle, for one class of channels or all.
  case choose(agent: Int, isAvailable: Bool, for: ChannelClass?)

  // An agent and a conversation.
  /// Somebody accepts an offer: the last one, or one so many before it.
  case accept(ConversationName, by: Participant, offersBack: Int)
  /// Somebody declines an offer.
  case decline(ConversationName, by: Participant, offersBack: Int)
  /// An agent claims a conversation of a shared inbox.
  case claim(ConversationName, by: Participant)
  /// Somebody sends a message, with an idempotency key so many times.
  case send(ConversationName, by: Participant, times: Int)
  /// Somebody adds a note.
  case addNote(ConversationName, by: Participant)
  /// Somebody transfers to an agent.
  case transfer(ConversationName, by: Participant, toAgent: Int)
  /// Somebody transfers to a queue.
  case transferToQueue(ConversationName, by: Participant, queue: Int)
  /// Somebody withdraws a transfer request.
  case withdrawTransfer(ConversationName, by: Participant)
  /// Somebody asks for a conference.
  case requestConference(ConversationName, by: Participant, guest: Int)
  /// Somebody withdraws a conference request.
  case withdrawConference(ConversationName, by: Participant)
  /// Somebody leaves a conference.
  case exitConference(ConversationName, by: Participant)
  /// Somebody ends a conference.
  case endConference(ConversationName, by: Participant)
  /// Somebody ends a conversation.
  case end(ConversationName, by: Participant)
  /// Somebody submits their wrap-up.
  case submitWrapUp(ConversationName, by: Participant)
  /// Somebody stops the count-down of their wrap-up.
  case extendWrapUp(ConversationName, by: Participant)
  /// An agent starts a conversation with a customer.
  case start(customer: Int, by: Int)

  // Setting up.
  /// An administrator deletes an entry point.
  case deleteEntryPoint(Int)
  /// An administrator sets one up in its place.
  case replaceEntryPoint(Int)

  // Time.
  /// Time passes; a negative number sets the clock back.
  case wait(milliseconds: Int)
  /// Time passes until so many milliseconds before the next deadline.
  case waitForDeadline(minus: Int)
  /// Time passes until so many milliseconds before an offer expires.
  case waitForExpiry(ConversationName, minus: Int)
  /// A worker does what is due.
  case work

  // The provider and the storage.
  /// The provider will answer so to the next messages.
  case script([ProviderAnswer])
  /// The provider reports on a message to a customer: the last one, or one so many before it.
  case report(ConversationName, messagesBack: Int, DeliveryStatus, ReportNaming)
  /// A commit fails, after so many more.
  case failCommit(StorageFault, after: Int)
  /// A read fails, after so many more.
  case failRead(after: Int)

  // At once.
  /// The second happens, at another host, between the first one's decision and its commit.
  case race(SimulatedOperation, against: SimulatedOperation)
  /// The host stops in the middle of it, after so many calls of its storage, and is started again.
  case stop(SimulatedOperation, after: Int)
}

/// An operation at its place in a run.
public struct SimulatedStep: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The number of the step, from 1 on.
  ///
  /// It decides the identifiers that are minted in the step, and stays when steps before it are
  /// deleted.
  public let number: Int
  /// The host that carries it out: 0 or 1.
  public let host: Int
  /// What happens.
  public let operation: SimulatedOperation

  /// Places an operation.
  public init(_ number: Int, at host: Int, _ operation: SimulatedOperation) {
    self.number = number
    self.host = host
    self.operation = operation
  }

  /// Such as `#812 host 1: c17#2: the offered agent accepts`.
  public var description: String { "#\(number) host \(host): \(operation)" }
}
