#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The kind of a business's number for SMS (F-02).
@nonexhaustive
public enum NumberKind: String, Hashable, Sendable, Codable {
  /// An ordinary number.
  case longCode
  /// A short number of three to six digits.
  case shortCode
  /// A number that is free of charge for the customer.
  case tollFree
}

/// What a provider calls the entry point: the key by which an inbound message finds it (W-31).
@nonexhaustive
public enum EntryPointIdentity: Hashable, Sendable, Codable {
  /// A phone number in E.164 form, or a short code.
  case number(String, kind: NumberKind)
  /// A page, by its id.
  case page(String)
  /// A mailbox, by its address in lower case.
  case mailbox(String)
  /// A widget on a web site.
  case widget(String)
  /// Anything that a host's own channel uses.
  case other(String)

  /// The bare number, page id, address or widget.
  public var value: String {
    switch self {
    case .number(let value, _), .page(let value), .mailbox(let value), .widget(let value),
      .other(let value):
      value
    }
  }
}

/// A phone number, page, mailbox or widget by which customers reach the business.
///
/// The sources call it an asset. Deleting one interrupts its conversations (V-06).
public struct EntryPoint: Hashable, Sendable, Codable, Identifiable {
  /// The host's name for it.
  public let id: EntryPointID
  /// The kind of channel it belongs to.
  public let channel: ChannelKind
  /// The class whose capacity its conversations use.
  public let channelClass: ChannelClass
  /// What the provider calls it.
  public let identity: EntryPointIdentity
  /// What agents see: the page's name, the number's purpose.
  public var displayName: String
  /// The inbox whose policy its conversations follow.
  public var inbox: InboxID
  /// The queue in which new conversations wait.
  public var queue: QueueID
  /// The team whose hours and automatic replies count for it; `nil` for none.
  public var team: TeamID?
  /// The adapter that sends for it.
  public var adapter: AdapterID
  /// Whether the business has connected it; inbound to a page that is not is refused (H-12).
  public var isConnected: Bool
  /// When an administrator deleted it.
  public private(set) var deletedAt: Date?
  /// Whether some of its conversations may still have to be interrupted after its deletion.
  public package(set) var isInterrupting = false

  /// Describes an entry point.
  ///
  /// Without a `channelClass` it takes the standard class of its channel (a host's own kind of
  /// channel counts as social); without an `adapter`, the one that bears the channel's name.
  public init(
    id: EntryPointID,
    channel: ChannelKind,
    channelClass: ChannelClass? = nil,
    identity: EntryPointIdentity,
    displayName: String,
    inbox: InboxID,
    queue: QueueID,
    adapter: AdapterID? = nil,
    isConnected: Bool = true
  ) {
    self.id = id
    self.channel = channel
    self.channelClass = channelClass ?? channel.standardClass ?? .social
    self.identity = identity
    self.displayName = displayName
    self.inbox = inbox
    self.queue = queue
    self.adapter = adapter ?? AdapterID(channel.rawValue)
    self.isConnected = isConnected
  }

  /// Deletes it: nothing comes in or goes out by it any more.
  public mutating func delete(at now: Date) {
    deletedAt = now.inWholeMilliseconds
    isInterrupting = true
  }

  /// One text by which an inbound message finds the entry point.
  public var key: String { Self.key(channel: channel, identity: identity.value) }

  /// The text by which an inbound message to an identity of a channel finds its entry point.
  public static func key(channel: ChannelKind, identity: String) -> String {
    KeyText.joining(channel.rawValue, identity)
  }
}
