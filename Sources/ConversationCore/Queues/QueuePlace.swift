#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A conversation's place in a queue.
///
/// It survives offers, refusals and transfers to an agent.
public struct QueuePlace: Hashable, Sendable, Codable {
  /// The queue.
  public let queue: QueueID
  /// Higher goes first.
  public let priority: Int
  /// Since when it waits: the original time, kept when it comes back to its queue.
  public let enqueuedAt: Date
  /// When it moves to the overflow queue, if it still waits.
  public let overflowAt: Date?
  /// The queues it has overflowed from: none of them is entered again, so that no circle of
  /// overflow queues goes round for ever.
  public let overflowedFrom: [QueueID]

  /// Creates a place.
  public init(
    queue: QueueID,
    priority: Int = 0,
    enqueuedAt: Date,
    overflowAt: Date? = nil,
    overflowedFrom: [QueueID] = []
  ) {
    self.queue = queue
    self.priority = priority
    self.enqueuedAt = enqueuedAt
    self.overflowAt = overflowAt
    self.overflowedFrom = overflowedFrom
  }
}
