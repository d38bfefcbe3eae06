// Identifiers that the SDK mints: 16 bytes, ordered by the time they were made.

/// A conversation.
public struct ConversationID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64

  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// A customer.
public struct CustomerID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64

  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// A batch of changes that is committed at most once, however often it is sent.
public struct BatchID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64

  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// The right of one worker to send leased deliveries for a limited time.
public struct LeaseID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64

  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// A ticket.
public struct TicketID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64
  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// An agent's note about a customer.
public struct CustomerNoteID: MintedIdentifier {
  /// The upper 8 bytes: 48 bits of time in milliseconds, then chance.
  public let high: UInt64
  /// The lower 8 bytes: chance.
  public let low: UInt64
  /// Creates the identifier from its 16 bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}
