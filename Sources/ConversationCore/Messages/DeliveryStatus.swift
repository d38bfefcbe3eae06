/// How far a message to the customer has come.
///
/// It only moves forward.
///
/// Providers report out of order and late; ``merged(with:)`` decides by rank, never by arrival.
@nonexhaustive
public enum DeliveryStatus: String, CaseIterable, Hashable, Sendable, Codable {
  /// Waits to be sent.
  case queued
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
  /// It was withdrawn before it was sent.
  case cancelled

  /// The order in which statuses supersede each other.
  ///
  /// A failure supersedes `sent`, and a late delivery report supersedes a failure: what has been
  /// seen on the customer's device is there.
  public var rank: Int {
    switch self {
    case .queued: 0
    case .unknown: 1
    case .sent: 2
    case .failed: 3
    case .delivered: 4
    case .read: 5
    case .cancelled: 6
    }
  }

  /// The status after a report: the one of higher rank.
  public func merged(with reported: DeliveryStatus) -> DeliveryStatus {
    reported.rank > rank ? reported : self
  }
}
