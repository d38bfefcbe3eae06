public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What was lately sent to one recipient by itself: what ceilings count, and what a closed period has
/// seen.
///
/// One document a recipient. Because every reply changes it, two hosts that decide at once collide,
/// and the second one decides again with the first one's reply before its eyes.
public struct ReplyLedger: Hashable, Sendable, Codable {
  /// A reply that was sent.
  public struct Entry: Hashable, Sendable, Codable {
    /// Its key.
    public let key: ReplyKey
    /// Its trigger.
    public let trigger: AutoReplyTrigger
    /// The conversation that it went out in, if there was one then.
    public let conversation: ConversationID?
    /// When.
    public let at: Date
    /// Whether it counts for ceilings: what an advisor asks for does not.
    public let counts: Bool
  }

  /// Whom it is about.
  public let recipient: ChannelAddress
  /// The replies, oldest first.
  public private(set) var entries: [Entry]

  /// How many replies are kept.
  public static let maximum = 64

  /// An empty ledger.
  public init(recipient: ChannelAddress) {
    self.recipient = recipient
    entries = []
  }

  /// The reply of a key, if it was sent.
  public func entry(_ key: ReplyKey) -> Entry? { entries.last { $0.key == key } }

  /// The last reply of a trigger in a conversation.
  public func last(_ trigger: AutoReplyTrigger, in conversation: ConversationID?) -> Entry? {
    entries.last { $0.trigger == trigger && $0.conversation == conversation }
  }

  /// The first ceiling that is reached, if any is.
  public func reached(
    _ ceilings: [AutoReplyPolicy.Ceiling],
    at now: Date
  ) -> AutoReplyPolicy.Ceiling? {
    ceilings.first { ceiling in
      // What is said to lie in the future counts as now: clocks of two hosts differ.
      let recent = entries.filter { $0.counts && now.timeIntervalSince($0.at) < ceiling.seconds }
      return recent.count >= ceiling.count
    }
  }

  /// Notes a reply; the oldest are forgotten beyond ``maximum``.
  mutating func record(_ entry: Entry) {
    entries.append(entry)
    if entries.count > Self.maximum { entries.removeFirst(entries.count - Self.maximum) }
  }
}

extension ReplyLedger: StoredDocument {
  /// `reply-ledger`.
  public static let documentKind: DocumentKind = "reply-ledger"
  /// The recipient's address.
  public var documentName: String { recipient.key }

  /// What the document of a recipient's ledger is called.
  public static func documentID(_ recipient: ChannelAddress) -> DocumentID {
    DocumentID(kind: documentKind, id: recipient.key)
  }
}
