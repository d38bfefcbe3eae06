public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A position in the sequence of events.
///
/// Positions only grow; what they count is the storage's.
public struct EventCursor: Hashable, Comparable, Sendable, Codable {
  /// The position.
  public let position: Int64

  /// Creates a cursor.
  public init(position: Int64) { self.position = position }

  /// Before the first event.
  public static let start = Self(position: 0)

  /// Orders by position.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.position < rhs.position }
}

/// One event of the durable sequence.
public struct RecordedEvent: Hashable, Sendable {
  /// Its position: reading after it continues with the next one.
  public let cursor: EventCursor
  /// When it happened.
  public let at: Date
  /// What happened.
  public let event: Event

  /// Records an event.
  public init(cursor: EventCursor, at: Date, event: Event) {
    self.cursor = cursor
    self.at = at
    self.event = event
  }
}
