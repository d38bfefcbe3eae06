public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The engine's own limits.
///
/// The defaults suit a service.
public struct EngineSettings: Sendable {
  /// How long a command is tried again when others change the same records, in seconds.
  public var conflictBudget: TimeInterval = 5
  /// How long a webhook or a command is remembered, so that a copy is known as one, in seconds:
  /// longer than any provider goes on sending.
  public var claimRetention: TimeInterval = 7 * 86_400
  /// How long an automatic reply that was sent is remembered, in seconds: an occasion that is reported
  /// once more months later brings no second one.
  public var replyRetention: TimeInterval = 183 * 86_400
  /// How long a part of a text message waits for the other parts, in seconds.
  public var partPatience: TimeInterval = 180
  /// How long a call of which nothing more is heard goes on before it counts as over.
  public var callLimits = CallLimits()
  /// How long a worker may take to send what it has leased, in seconds.
  public var leaseTime: TimeInterval = 60
  /// How many deliveries a worker leases at a time.
  public var deliveriesAtATime = 32
  /// How many conversations one routing pass takes at a time.
  public var conversationsPerPass = 32
  /// How long readers and the worker wait at most before they look again, for what another host
  /// has done, in seconds.
  public var pollInterval: TimeInterval = 1
  /// How often and how long deliveries are tried.
  public var retries = RetryPolicy()

  /// The defaults.
  public init() {}
}
