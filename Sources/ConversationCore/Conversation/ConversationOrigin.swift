#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where a conversation came from: what never changes about it, held by one reference, so that each
/// change of the rest copies little.
struct ConversationOrigin: Hashable, Sendable, Codable {
  let entryPoint: EntryPointID
  let inbox: InboxID
  let channel: ChannelKind
  let channelClass: ChannelClass
  let address: ChannelAddress
  let direction: MessageDirection
  let threadKey: ThreadKey
  let openedAt: Date
}

extension Conversation {
  /// The entry point it arrived at or was started from.
  public var entryPoint: EntryPointID { origin.value.entryPoint }
  /// The inbox whose policy it follows.
  public var inbox: InboxID { origin.value.inbox }
  /// The channel of its entry point.
  public var channel: ChannelKind { origin.value.channel }
  /// The class whose capacity it uses.
  public var channelClass: ChannelClass { origin.value.channelClass }
  /// The customer's address.
  public var address: ChannelAddress { origin.value.address }
  /// Who began it: `inbound` for a customer, `outbound` for an agent.
  public var direction: MessageDirection { origin.value.direction }
  /// The key under which the customer's next message finds it.
  public var threadKey: ThreadKey { origin.value.threadKey }
  /// When it was opened.
  public var openedAt: Date { origin.value.openedAt }
}
