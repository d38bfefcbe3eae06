#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A customer's conversation with the business, from first message to last wrap-up.
///
/// The one aggregate of the rules: it changes only through a ``Transition``. Who waits, who owns,
/// who helps and what is due can all be read off it.
public struct Conversation: Hashable, Sendable, Codable, Identifiable {
  /// The conversation's identifier.
  public let id: ConversationID
  /// The customer.
  public let customer: CustomerID
  /// The entry point it arrived at or was started from.
  public let entryPoint: EntryPointID
  /// The inbox whose policy it follows.
  public let inbox: InboxID
  /// The channel of its entry point.
  public let channel: ChannelKind
  /// The class whose capacity it uses.
  public let channelClass: ChannelClass
  /// The customer's address.
  public let address: ChannelAddress
  /// Who began it: `inbound` for a customer, `outbound` for an agent.
  public let direction: MessageDirection
  /// The key under which the customer's next message finds it.
  public let threadKey: ThreadKey
  /// When it was opened.
  public let openedAt: Date

  /// Where it stands.
  public internal(set) var stage: Stage
  /// Its place in its queue: the last one while it does not wait.
  public internal(set) var place: QueuePlace
  /// The parts that agents take in it; finished ones beyond the newest few are dropped.
  public internal(set) var legs: [Leg] = []
  /// Who has refused or missed it since it was last accepted: not asked again until everyone
  /// eligible has been.
  public internal(set) var refusals: [AgentID] = []
  /// Whether it was announced that everybody has refused.
  public internal(set) var isRefusedByAll = false
  /// The agent who knows the customer from before.
  public internal(set) var preferredAgent: AgentID?
  /// How many offers were made.
  public internal(set) var offerCount = 0
  /// How the last offer ended.
  public internal(set) var lastOfferOutcome: OfferOutcome?
  /// How many messages its transcript has: the sequence number of the last one.
  public internal(set) var messageCount = 0
  /// When the customer first wrote.
  public internal(set) var customerFirstMessageAt: Date?
  /// When the customer last wrote, by the provider's clock where it says so: what messaging windows
  /// count from.
  public internal(set) var customerLastMessageAt: Date?
  /// When an agent last wrote to the customer.
  public internal(set) var agentLastMessageAt: Date?
  /// The provider's identifier of the customer's last message: what an answer refers to.
  public internal(set) var lastInboundID: String?
  /// The messages before that one in its thread, on channels that name them.
  public internal(set) var lastInboundThread: [String]?
  /// The subject, on channels that have one.
  public internal(set) var subject: String?
  /// When anything was last said.
  public internal(set) var lastActivityAt: Date
  /// How often it was reopened.
  public internal(set) var reopenCount = 0
  /// When it was last reopened.
  public internal(set) var reopenedAt: Date?
  /// The time of its last change; time never runs backwards for it.
  public internal(set) var changedAt: Date
  /// What a shared inbox knows of it beside all this.
  var rareInboxFacts: Rare<InboxFacts>?

  init(
    id: ConversationID,
    customer: CustomerID,
    entryPoint: EntryPoint,
    address: ChannelAddress,
    direction: MessageDirection,
    stage: Stage,
    place: QueuePlace,
    at now: Date
  ) {
    self.id = id
    self.customer = customer
    self.entryPoint = entryPoint.id
    self.inbox = entryPoint.inbox
    self.channel = entryPoint.channel
    self.channelClass = entryPoint.channelClass
    self.address = address
    self.direction = direction
    threadKey = .address(
      address,
      at: entryPoint.identity.value,
      channel: entryPoint.channel
    )
    self.openedAt = now
    self.stage = stage
    self.place = place
    self.lastActivityAt = now
    self.changedAt = now
  }
}
