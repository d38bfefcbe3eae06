import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking

/// A shared inbox over the storage in memory with many conversations, each with one message and an
/// owner: they take no slot, so that any number of them can be active at once.
///
/// It is filled through the storage's own commit, in large batches, with everything that the contact
/// center would have stored: conversation, message, thread key, claim, customer and events.
struct Archive: Sendable {
  static let owners = 200

  let storage = InMemoryStorage()
  let center: ContactCenter
  let count: Int
  /// What all customers take, in bytes, and all conversations of one message beside them; `nil` where
  /// the machine does not say.
  let customerBytes: Int?
  let conversationBytes: Int?

  private static let policy = InboxPolicy.sharedInbox(
    "inbox",
    offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
  )
  private static let queue = Queue(
    id: "queue",
    name: "Queue",
    channelClass: .social,
    teams: ["team"],
    distribution: .claims
  )
  private static let entryPoint = EntryPoint(
    id: "shop",
    channel: "loopback",
    channelClass: .social,
    identity: .other("shop"),
    displayName: "Shop",
    inbox: "inbox",
    queue: "queue"
  )

  init(conversations count: Int) async throws {
    self.count = count
    center = ContactCenter(
      storage: storage,
      adapters: [LoopbackChannel()],
      inboxes: [Self.policy],
      redaction: ["inbox": .redact],
      surroundings: Surroundings(
        now: { Station.day },
        random: Surroundings.system.random
      )
    )
    try await center.save(Self.queue)
    try await center.save(Self.entryPoint)
    var request = LoadRequest()
    for number in 0..<Self.owners {
      let id = Station.agent(number)
      try await center.save(AgentProfile(id: id, name: "Agent", teams: ["team"]))
      try await center.signIn(id)
      request.agents.append(id)
    }
    let agents = try storage.load(request).agents.map(\.value)
    let thousands = stride(from: 0, to: count, by: 1_000).map { $0..<min($0 + 1_000, count) }
    let empty = ResidentMemory.bytes
    for numbers in thousands { _ = try storage.commit(Self.customers(numbers)) }
    let known = ResidentMemory.bytes
    let ids = ConversationIDs(count: count)
    for numbers in thousands {
      _ = try storage.commit(try Self.conversations(numbers, ids, agents))
    }
    let full = ResidentMemory.bytes
    customerBytes = empty.flatMap { empty in known.map { $0 - empty } }
    conversationBytes = known.flatMap { known in full.map { $0 - known } }
  }

  /// The identifier of a conversation by its number.
  func id(_ number: Int) -> ConversationID { ConversationIDs(count: count)[number] }

  /// Whose a conversation is.
  func customer(_ number: Int) -> CustomerID { Self.customer(number) }

  /// Who owns a conversation.
  func owner(_ number: Int) -> AgentID { Station.agent(number % Self.owners) }

  private static func customer(_ number: Int) -> CustomerID {
    CustomerID(high: UInt64(number), low: mixed(number))
  }

  private static func customers(_ numbers: Range<Int>) -> ChangeBatch {
    var batch = ChangeBatch(id: BatchID(high: 1, low: mixed(numbers.lowerBound)), at: Station.day)
    for number in numbers {
      guard case .message(let message) = Station.message(0, from: number) else { continue }
      let customer = Customer(
        id: customer(number),
        address: CustomerAddress(message.sender, isVerified: true),
        createdAt: Station.day
      )
      batch.documents.append(Change(Document(customer), expected: nil))
    }
    return batch
  }

  private static func conversations(
    _ numbers: Range<Int>,
    _ ids: ConversationIDs,
    _ agents: [Agent]
  ) throws -> ChangeBatch {
    var batch = ChangeBatch(id: BatchID(high: 2, low: mixed(numbers.lowerBound)), at: Station.day)
    for number in numbers {
      guard case .message(let message) = Station.message(0, from: number) else { continue }
      let id = ids[number]
      var transition = Transition.open(
        id,
        for: customer(number),
        with: message,
        at: entryPoint,
        queue: queue,
        policy: policy,
        now: Station.day
      )
      let agent = agents[number % owners]
      transition.include([agent])
      try transition.claim(by: agent.id, at: Station.day)
      batch.conversations.append(Change(transition.conversation, expected: nil))
      batch.messages += transition.messages
      batch.events += transition.events
      batch.threads.append(
        ThreadBinding(transition.conversation.threadKey, to: id, expected: nil)
      )
      batch.claims.append(
        Claim(
          ClaimKey(scope: "m\u{1F}loopback\u{1F}shop", message.externalID),
          result: "\(MessageID(conversation: id, sequence: 1))",
          expiresAt: Station.day + 7 * 86_400
        )
      )
    }
    return batch
  }
}

/// The identifiers of an archive's conversations, of which one was opened each second.
private struct ConversationIDs {
  let count: Int

  subscript(number: Int) -> ConversationID {
    let opened = Station.day.milliseconds - Int64(count - number) * 1_000
    return ConversationID(high: UInt64(opened) << 16, low: mixed(number))
  }
}

/// Bits that look like chance, the same in every run.
private func mixed(_ number: Int) -> UInt64 {
  var bits = UInt64(number) &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}
