public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A worker's wish to send what is due.
public struct DeliveryLease: Hashable, Sendable {
  /// Names the lease.
  public let id: LeaseID
  /// The time now.
  public let now: Date
  /// Until when nobody else may send what is leased.
  public let until: Date
  /// How many deliveries at most.
  public let limit: Int
  /// The adapters whose deliveries the worker can send; `nil` for every adapter.
  public let adapters: Set<AdapterID>?

  /// Asks for a lease.
  public init(
    id: LeaseID,
    now: Date,
    until: Date,
    limit: Int,
    adapters: Set<AdapterID>? = nil
  ) {
    self.id = id
    self.now = now
    self.until = until
    self.limit = limit
    self.adapters = adapters
  }
}

/// A delivery that a worker may send, with its message.
public struct LeasedDelivery: Sendable {
  /// The delivery.
  public let delivery: Delivery
  /// The message.
  public let message: Message
  /// Whether an earlier lease ran out without an outcome: the message may have been sent.
  public let mayHaveBeenSent: Bool

  /// Leases a delivery.
  public init(_ delivery: Delivery, message: Message, mayHaveBeenSent: Bool) {
    self.delivery = delivery
    self.message = message
    self.mayHaveBeenSent = mayHaveBeenSent
  }
}
