#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// An answer that was shown where its customer no longer is goes after them by another way.
extension Delivery {
  /// Whether it has gone out once and is to go out again by another way: a visitor has left with the
  /// answer unread (H-16).
  public var isResumed: Bool { nextAttemptAt != nil && status.rank >= DeliveryStatus.sent.rank }

  /// Has a message that has gone out looked at again at a time, unless it was read; the report that it
  /// is read withdraws that.
  ///
  /// One that waits already is only looked at earlier: to be sent, or to go after who has been away and
  /// has now left. What is due is left as it is, since somebody may be at it.
  /// - Returns: Whether there is anything to look at, or earlier.
  @discardableResult
  public mutating func resume(at date: Date) -> Bool {
    let date = date.inWholeMilliseconds
    if let nextAttemptAt {
      guard date < nextAttemptAt else { return false }
    } else {
      guard status == .sent || status == .delivered else { return false }
      attempts = 0
    }
    nextAttemptAt = date
    return true
  }

  /// Has it leave by another entry point, to another address of its customer.
  public mutating func redirect(to entryPoint: EntryPoint, recipient: ChannelAddress) {
    way = Rare(way.value.leading(through: entryPoint, to: recipient))
  }

  /// Leaves a resumed delivery as far as it has come: there is nothing to go after.
  public mutating func settleAsItIs() { nextAttemptAt = nil }

  /// Takes over by which way another version of it has left.
  mutating func take(theWayOf other: Delivery) {
    if channel != other.channel || entryPoint != other.entryPoint { way = other.way }
  }
}
