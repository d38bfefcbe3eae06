// Identifiers that the SDK mints: 16 bytes, ordered by the time they were made.

/// A conversation.
public struct ConversationID: MintedIdentifier {
  /// The 16 bytes as one number; the upper 48 bits are the milliseconds of its making.
  public let bits: UInt128

  /// Creates the identifier from its 16 bytes.
  public init(bits: UInt128) { self.bits = bits }
}

/// A customer.
public struct CustomerID: MintedIdentifier {
  /// The 16 bytes as one number; the upper 48 bits are the milliseconds of its making.
  public let bits: UInt128

  /// Creates the identifier from its 16 bytes.
  public init(bits: UInt128) { self.bits = bits }
}

/// A batch of changes that is committed at most once, however often it is sent.
public struct BatchID: MintedIdentifier {
  /// The 16 bytes as one number; the upper 48 bits are the milliseconds of its making.
  public let bits: UInt128

  /// Creates the identifier from its 16 bytes.
  public init(bits: UInt128) { self.bits = bits }
}

/// The right of one worker to send leased deliveries for a limited time.
public struct LeaseID: MintedIdentifier {
  /// The 16 bytes as one number; the upper 48 bits are the milliseconds of its making.
  public let bits: UInt128

  /// Creates the identifier from its 16 bytes.
  public init(bits: UInt128) { self.bits = bits }
}
