import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// A shared inbox with two shops in two queues: Anna and Ben with limited access, Carla with full
/// access, Olga who owns the account, Sam who supervises, Ada who administers.
struct SharedDesk {
  let desk: Desk
  var center: ContactCenter { desk.center }

  static let access: [(id: AgentID, role: Role, access: AccessLevel)] = [
    ("anna", .agent, .limited), ("ben", .agent, .limited), ("carla", .agent, .full),
    ("olga", .agent, .accountOwner), ("sam", .supervisor, .limited),
    ("ada", .administrator, .limited),
  ]

  /// `sees` and `queues`: what the profiles of all of them say.
  init(
    storage: any ContactCenterStorage = InMemoryStorage(),
    sees: ConversationVisibility = .all,
    queues: Access<QueueID> = .all,
    change: (inout InboxPolicy) -> Void = { _ in }
  ) async throws {
    var policy = InboxPolicy.sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
    change(&policy)
    desk = try await Desk(storage: storage, policy: policy, agents: [], queues: Self.queues)
    try await desk.center.save(Self.outlet)
    for person in Self.access {
      try await desk.center.save(
        AgentProfile(
          id: person.id,
          name: person.id.rawValue.capitalized,
          role: person.role,
          teams: ["day"],
          permissions: AgentPermissions(access: person.access, sees: sees, seesQueues: queues)
        )
      )
      try await desk.center.signIn(person.id)
    }
  }

  private static let queues = [("help", "day"), ("sales", "night")].map { name, team in
    Queue(
      id: QueueID(name),
      name: name,
      channelClass: .social,
      teams: [TeamID(team)],
      distribution: .claims
    )
  }

  static let outlet = EntryPoint(
    id: "outlet",
    channel: "loopback",
    channelClass: .social,
    identity: .other("outlet"),
    displayName: "The outlet",
    inbox: "support",
    queue: "sales"
  )

  /// Has a customer write to one of the shops.
  @discardableResult
  func write(
    _ text: String = "Hello",
    to shop: String = "shop",
    from customer: String = "cora",
    id: String,
    mayReopen: Bool = true,
    automatic: String? = nil
  ) async throws -> InboundResult {
    let message = InboundMessage(
      channel: "loopback",
      recipient: shop,
      sender: ChannelAddress(kind: "loopback", value: customer),
      senderName: customer.capitalized,
      text: text,
      externalID: id,
      automaticSignal: automatic,
      mayReopen: mayReopen
    )
    return try await center.ingest([.message(message)], from: "loopback")[0]
  }

  /// The conversation that a customer has opened by writing.
  func open(
    _ text: String = "Hello",
    to shop: String = "shop",
    from customer: String = "cora",
    id: String
  ) async throws -> ConversationID {
    guard
      case .stored(let message, _) = try await write(text, to: shop, from: customer, id: id)
    else { throw NoOffer() }
    return message.conversation
  }

  /// The conversation that somebody has opened by writing from an address.
  func open(
    _ text: String = "Hello",
    to shop: String,
    at address: ChannelAddress,
    id: String
  ) async throws -> ConversationID {
    let message = InboundMessage(
      channel: "loopback",
      recipient: shop,
      sender: address,
      text: text,
      externalID: id
    )
    let results = try await center.ingest([.message(message)], from: "loopback")
    guard case .stored(let message, _) = results.first else { throw NoOffer() }
    return message.conversation
  }

  func conversation(_ id: ConversationID) async throws -> Conversation? {
    try await desk.conversation(id)
  }
}
