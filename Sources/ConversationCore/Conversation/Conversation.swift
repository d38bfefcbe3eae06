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
  /// Where it came from, which never changes.
  var origin: Rare<ConversationOrigin>

  /// Where it stands.
  public internal(set) var stage: Stage
  /// Its place in its queue: the last one while it does not wait.
  public internal(set) var place: QueuePlace
  /// The parts that agents take in it; finished ones beyond the newest few are dropped.
  public internal(set) var legs: [Leg] = []
  /// Who has refused or missed it since it was last accepted: not asked again until everyone
  /// eligible has been.
  public internal(set) var refusals: [AgentID] = []
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
  /// Since when the customer waits for an agent's answer: their first message after the last one.
  ///
  /// What machines and programs write neither begins nor ends it, nor does what a blocked visitor
  /// writes.
  public internal(set) var waitingSince: Date?
  /// The provider's identifier of the customer's last message: what an answer refers to.
  public internal(set) var lastInboundID: String?
  /// When anything was last said.
  public internal(set) var lastActivityAt: Date
  /// The time of its last change; time never runs backwards for it.
  public internal(set) var changedAt: Date
  /// What few conversations have beside all this.
  var rareDetails: Rare<ConversationDetails>?
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
    thread: ThreadKey? = nil,
    at now: Date
  ) {
    self.id = id
    self.customer = customer
    origin = Rare(
      ConversationOrigin(
        entryPoint: entryPoint.id,
        inbox: entryPoint.inbox,
        channel: entryPoint.channel,
        channelClass: entryPoint.channelClass,
        address: address,
        direction: direction,
        threadKey: thread
          ?? .address(address, at: entryPoint.identity.value, channel: entryPoint.channel),
        openedAt: now
      )
    )
    self.stage = stage
    self.place = place
    self.lastActivityAt = now
    self.changedAt = now
  }
}
