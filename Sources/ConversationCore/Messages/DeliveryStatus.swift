/// How far a message to the customer has come.
///
/// It only moves forward.
///
/// Providers report out of order and late; ``merged(with:)`` decides by rank, never by arrival.
@nonexhaustive
public enum DeliveryStatus: String, CaseIterable, Hashable, Sendable, Codable {
  /// Waits to be sent.
  case queued
  /// It was withdrawn before it was sent.
  case cancelled
  /// It may have been sent: the provider's answer was lost. It is not sent again blindly.
  case unknown
  /// The provider has taken it.
  case sent
  /// It will not be delivered.
  case failed
  /// It has reached the customer's device or mailbox.
  case delivered
  /// The customer has read it.
  case read

  /// The order in which statuses supersede each other.
  ///
  /// A failure supersedes `sent`, and a late delivery report supersedes a failure: what has been
  /// seen on the customer's device is there. A withdrawal supersedes nothing but waiting: one that
  /// crossed with the sending shows how far the message came all the same.
  public var rank: Int {
    switch self {
    case .queued: 0
    case .cancelled: 1
    case .unknown: 2
    case .sent: 3
    case .failed: 4
    case .delivered: 5
    case .read: 6
    }
  }

  /// The status after a report: the one of higher rank.
  public func merged(with reported: DeliveryStatus) -> DeliveryStatus {
    reported.rank > rank ? reported : self
  }
}
