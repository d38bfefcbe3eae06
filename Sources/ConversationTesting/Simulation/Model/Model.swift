import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a simulation knows beside the storage: what was acknowledged, what the events told, what the
/// records were.
///
/// Everything in it is found by small numbers; dictionaries are only looked up, never walked.
final class Model {
  let scenery: Scenery
  var conversations: [ConversationModel] = []
  var agents: [AgentModel]
  var customers: [CustomerModel] = []
  var entryPoints: [EntryPointModel]
  /// The last event that was read, and what all of them add up to.
  var cursor = EventCursor.start
  var digest = EventDigest()
  var counts = SimulationCounts()

  /// The calls that were answered by a text.
  var answeredCalls: Set<CallID> = []
  /// For the number of each agent's text, the customer it was for, until it is stored.
  private var causes: [Int32] = []
  private var conversationIndex: [ConversationID: Int] = [:]
  private let agentIndex: [AgentID: Int]

  // What a generator picks from: conversations and agents by number.
  var offered = NumberSet()
  var owned = NumberSet()
  var waiting = NumberSet()
  var wrappingUp = NumberSet()
  var ended = NumberSet()
  var open = NumberSet()
  var resting = NumberSet()
  var absent = NumberSet()

  // What must not wait for nothing.
  /// Conversations that wait, by their queue's place in the scenery.
  var waitingIn: [NumberSet]
  /// Agents who are ready for a class, by the class's place.
  var ready = Array(repeating: NumberSet(), count: ChannelClass.allCases.count)
  /// Conversations with a message that has not left.
  var sending = NumberSet()
  private let queueIndex: [QueueID: Int]

  init(_ scenery: Scenery) {
    self.scenery = scenery
    agents = scenery.agentIDs.map { AgentModel(id: $0) }
    agentIndex = Dictionary(uniqueKeysWithValues: zip(scenery.agentIDs, scenery.agentIDs.indices))
    entryPoints = Array(repeating: EntryPointModel(), count: scenery.entryPoints.count)
    waitingIn = Array(repeating: NumberSet(), count: scenery.queues.count)
    queueIndex = Dictionary(
      uniqueKeysWithValues: zip(scenery.queues.map(\.id), scenery.queues.indices)
    )
  }

  func index(of id: ConversationID) -> Int? { conversationIndex[id] }

  func number(of id: AgentID) -> Int? { agentIndex[id] }

  /// The place of a queue in the scenery.
  func queue(_ id: QueueID) -> Int? { queueIndex[id] }

  /// The index of a conversation by its name.
  func index(of name: ConversationName) -> Int? {
    guard name.customer < customers.count else { return nil }
    let theirs = customers[name.customer].conversations
    return (1...max(1, theirs.count)).contains(name.ordinal) && name.ordinal <= theirs.count
      ? theirs[name.ordinal - 1] : nil
  }

  /// Notes that an agent writes to a customer, in the text of a number.
  func addCause(_ number: Int, customer: Int) {
    while causes.count <= number { causes.append(-1) }
    causes[number] = Int32(customer)
  }

  /// The customer to whom a text of a number was written; once.
  func takeCause(_ number: Int) -> Int? {
    guard number < causes.count, causes[number] >= 0 else { return nil }
    defer { causes[number] = -1 }
    return Int(causes[number])
  }

  /// Makes room for a customer.
  func meet(_ customer: Int) {
    while customers.count <= customer { customers.append(CustomerModel()) }
  }

  /// Makes room for a conversation that was opened; `nil` for a customer whom nobody knows.
  func open(_ record: Conversation) -> Int? {
    let name = record.address.value
    guard name.utf8.first == UInt8(ascii: "c"), let customer = Int(name.dropFirst()),
      customer < customers.count
    else { return nil }
    let index = conversations.count
    customers[customer].conversations.append(index)
    let ordinal = customers[customer].conversations.count
    conversations.append(
      ConversationModel(
        record.id,
        ConversationName(customer: customer, ordinal: ordinal),
        isShared: scenery.isShared(record.inbox)
      )
    )
    conversationIndex[record.id] = index
    counts.conversations += 1
    return index
  }
}
