import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A small contact centre and its storage: what checks fill storages with.
///
/// Every record comes about by the rules, as in a real one.
struct StorageScene: Sendable {
  let storage: any ContactCenterStorage
  /// The same identifiers for every scene: two tenants that meet would notice.
  let ids = SeededSource(seed: 1)
  let team: TeamID = "first-line"

  init(_ storage: any ContactCenterStorage) { self.storage = storage }

  /// The time some seconds after the scene has begun.
  func time(_ seconds: TimeInterval) -> Date {
    Date(milliseconds: 1_750_233_600_000 + Int64(seconds * 1000))
  }

  var entryPoint: EntryPoint {
    EntryPoint(
      id: "sms-main",
      channel: .sms,
      identity: .number("+15555550100", kind: .longCode),
      displayName: "Main number",
      inbox: "inbox",
      queue: "support"
    )
  }

  func queue(_ id: QueueID = "support", priority: Int = 0) -> Queue {
    Queue(
      id: id,
      name: "Queue \(id)",
      channelClass: .social,
      teams: [team],
      priority: priority
    )
  }

  /// Offers expire after a minute, and there is no wrap-up.
  var policy: InboxPolicy {
    InboxPolicy.sharedInbox(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 60, chat: 60, email: 60, social: 60)
    )
  }

  func address(_ number: Int) -> ChannelAddress {
    .phone("+1555555\(String(number + 100).suffix(4))")
  }

  func threadKey(_ number: Int) -> ThreadKey {
    .address(address(number), at: entryPoint.identity.value, channel: .sms)
  }

  func inbound(_ number: Int, _ text: String = "Where is my order?") -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: entryPoint.identity.value,
      sender: address(number),
      text: text,
      externalID: "provider-\(number)-\(ids.next())"
    )
  }

  func customer(_ number: Int) -> Customer {
    Customer(
      id: CustomerID(high: 7, low: UInt64(number)),
      address: CustomerAddress(address(number), isVerified: true),
      name: CustomerName("Customer \(number)", source: .integration),
      createdAt: time(0)
    )
  }

  /// The first message of a customer opens a conversation.
  func opening(
    _ number: Int,
    in queue: Queue? = nil,
    at seconds: TimeInterval = 0,
    id: ConversationID? = nil
  ) throws -> Transition {
    Transition.open(
      id ?? ids.make(at: time(seconds)),
      for: customer(number).id,
      with: inbound(number),
      at: entryPoint,
      queue: queue ?? self.queue(),
      policy: policy,
      now: time(seconds)
    )
  }

  /// An agent who is signed in and takes contacts.
  func agent(
    _ id: AgentID,
    teams: [TeamID]? = nil,
    availableAt seconds: TimeInterval = 0
  ) throws -> Agent {
    var agent = Agent(
      id: id,
      name: "Agent \(id)",
      teams: teams ?? [team],
      createdAt: time(seconds)
    )
    _ = try agent.signIn(at: time(seconds))
    _ = try agent.choose(.available, by: .agent(id), at: time(seconds))
    return agent
  }
}

extension StorageScene {
  /// A private note at a position of a transcript.
  func note(_ text: String, _ id: MessageID) -> Message {
    Message(
      id: id,
      author: .agent("anna"),
      direction: .internal,
      channel: .sms,
      content: .text(text),
      at: time(1)
    )
  }
}
