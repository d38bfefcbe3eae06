#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// What is left of a record when everything about its customer is erased: that it was there, when, and
// who did what of the business, so that counts stay true.

extension AddressKind {
  /// Of an address that was erased.
  public static let erased: Self = "erased"
}

extension ChannelAddress {
  /// What stands where an address was erased.
  public static let erased = Self(kind: .erased, value: "")
}

extension Message {
  /// The message without what anybody has said in it or knows by it.
  public func erased() -> Message {
    let isHarmless: Bool =
      if case .notice(let notice) = content { notice.isAboutAgents } else { false }
    return Message(
      id: id,
      author: author,
      direction: direction,
      channel: channel,
      content: isHarmless ? content : .withheld(reason: .erased),
      at: at,
      sentAt: sentAt,
      isVerifiedSender: isVerifiedSender,
      status: status
    )
  }
}

extension SystemNotice {
  /// Whether it says nothing of the customer.
  fileprivate var isAboutAgents: Bool {
    switch self {
    case .attachmentsDropped, .reacted, .referred: false
    default: true
    }
  }
}

extension Delivery {
  /// The delivery without where it went; one that waits is withdrawn.
  public func erased() -> Delivery {
    var erased = Delivery(
      id: id,
      entryPoint: entryPoint,
      adapter: adapter,
      channel: channel,
      recipient: .erased,
      lastInboundAt: lastInboundAt,
      at: sentAt ?? Date(milliseconds: 0)
    )
    erased.status = status
    erased.attempts = attempts
    erased.nextAttemptAt = nextAttemptAt
    erased.sentAt = sentAt
    erased.failure = failure
    erased.cancel()
    return erased
  }
}

extension Conversation {
  /// Whether everything about its customer was erased: nothing is said in it any more.
  public var isErased: Bool { address.kind == .erased }
}

extension Transition {
  /// Takes everything about the customer out of the conversation; one that is open ends.
  ///
  /// Its messages and deliveries are the storage's to erase, in the same commit.
  public mutating func erase(at now: Date) {
    guard !conversation.isErased else { return }
    let now = begin(at: now)
    if conversation.isOpen { finish(.completed, by: .system, at: now) }
    let origin = conversation.origin.value
    conversation.origin = Rare(
      ConversationOrigin(
        entryPoint: origin.entryPoint,
        inbox: origin.inbox,
        channel: origin.channel,
        channelClass: origin.channelClass,
        address: .erased,
        direction: origin.direction,
        threadKey: ThreadKey(rawValue: ""),
        openedAt: origin.openedAt
      )
    )
    conversation.lastInboundID = nil
    conversation.lastInboundThread = nil
    conversation.subject = nil
    if let rating = conversation.rating, rating.text != nil {
      conversation.inboxFacts.rating = try? Rating(rating.value)
    }
    note(.erased)
  }
}

extension Call {
  /// The call without who called and what was recorded.
  public func erased() -> Call {
    var erased = self
    erased.caller = .withheld
    erased.recording = nil
    return erased
  }
}

extension Ticket {
  /// The ticket without whose it was.
  public func erased() -> Ticket {
    var erased = self
    erased.contact = nil
    return erased
  }
}

extension CustomerMerge {
  /// The audit of a merge without the addresses that moved.
  public func erased() -> CustomerMerge {
    CustomerMerge(
      from: from,
      into: into,
      proof: proof,
      at: at,
      addresses: [],
      movedName: movedName,
      movedEmail: movedEmail,
      movedPhone: movedPhone,
      by: by
    )
  }
}
