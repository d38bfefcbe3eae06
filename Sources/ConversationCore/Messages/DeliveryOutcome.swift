#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What came of one attempt to send.
@nonexhaustive
public enum SendOutcome: Hashable, Sendable {
  /// The provider has taken the message.
  case sent(providerID: String?)
  /// It will never be taken.
  case refused(DeliveryFailure)
  /// It was certainly not sent; try again after some seconds, or as the backoff says.
  case retry(after: TimeInterval?, DeliveryFailure?)
  /// It was not tried: a rate limit of our own asks for some seconds of patience. That is no
  /// attempt.
  case postponed(TimeInterval)
  /// It may have been sent: the answer was lost.
  case unknown
}

extension SendOutcome {
  fileprivate var isPostponed: Bool {
    if case .postponed = self { true } else { false }
  }
}

/// How often and how long a delivery is tried.
public struct RetryPolicy: Hashable, Sendable {
  /// The wait after the first failed attempt, in seconds; doubled after each further one.
  public let firstDelay: TimeInterval
  /// The longest wait, in seconds.
  public let longestDelay: TimeInterval
  /// The number of attempts, after which the delivery has failed.
  public let attempts: Int

  /// Creates a policy.
  public init(firstDelay: TimeInterval = 1, longestDelay: TimeInterval = 300, attempts: Int = 12) {
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.attempts = attempts
  }

  /// The wait after so many attempts: doubled each time, spread over its upper half by chance.
  ///
  /// `chance`: a number in 0..<1, handed in by the shell.
  public func delay(afterAttempts attempts: Int, chance: Double) -> TimeInterval {
    let doublings = Double(max(0, min(attempts - 1, 30)))
    var delay = firstDelay
    for _ in 0..<Int(doublings) where delay < longestDelay { delay *= 2 }
    delay = min(delay, longestDelay)
    return delay / 2 + delay / 2 * chance
  }
}

extension Delivery {
  /// Takes in what came of an attempt.
  ///
  /// A permanent refusal and a used-up number of attempts settle the delivery as failed; a refusal that
  /// cannot be true (C-03: the window is closed, of somebody who has just written) is tried again. An unknown
  /// outcome settles it as unknown and is not sent again blindly, since no provider of text
  /// messages knows idempotency. One that is settled already, by a report or a withdrawal, is never
  /// tried again.
  public mutating func record(
    _ outcome: SendOutcome,
    at now: Date,
    retries: RetryPolicy,
    chance: Double
  ) {
    if !outcome.isPostponed { attempts += 1 }
    switch outcome {
    case .sent(let providerID):
      settle(.sent)
      sentAt = now.inWholeMilliseconds
      self.providerID = providerID ?? self.providerID
    case .refused(let failure)
    where attempts < min(Self.mostFalseRefusals, retries.attempts) && isFalse(failure, at: now):
      if nextAttemptAt != nil { nextAttemptAt = now.after(Self.falseRefusalDelay) }
    case .refused(let failure):
      fail(failure)
    case .unknown:
      settle(.unknown)
    case .retry(_, let failure) where attempts >= retries.attempts:
      fail(DeliveryFailure(.exhausted, code: failure?.code))
    case .postponed(let wait):
      if nextAttemptAt != nil { nextAttemptAt = now.after(wait > 0 ? wait : 0) }
    case .retry(let wait, _):
      guard nextAttemptAt != nil else { return }
      let backoff = retries.delay(afterAttempts: attempts, chance: chance)
      nextAttemptAt = now.after(max(backoff, wait ?? 0))
    }
  }

  /// Withdraws a delivery that has not been sent.
  public mutating func cancel() {
    if nextAttemptAt != nil { settle(.cancelled) }
  }

  /// Takes in a provider's report: forward only.
  ///
  /// `providerID`: the provider's identifier, where the report reveals it. `now`: when it came, which is
  ///   when the customer has read it, for such a report.
  /// - Returns: Whether the status has changed.
  @discardableResult
  public mutating func report(
    _ reported: DeliveryStatus,
    failure: DeliveryFailure? = nil,
    providerID: String? = nil,
    at now: Date? = nil
  ) -> Bool {
    self.providerID = self.providerID ?? providerID
    if reported == .read, status != .read { readAt = now?.inWholeMilliseconds }
    let merged = status.merged(with: reported)
    guard merged != status else { return false }
    if isResumed, merged != .read {
      // It is on the screen, and not read: that it follows by another way stands.
      status = merged
    } else {
      settle(merged)
    }
    self.failure = merged == .failed ? shown(failure) : nil
    return true
  }

  /// Takes in what a worker has made of this delivery, beside reports that came meanwhile.
  ///
  /// `holdsLease`: whether the worker's lease is still the current one. A worker who was
  ///   too slow may report how far the message came, but no longer decides when it is tried again,
  ///   nor that it is given up.
  /// - Returns: Whether the status has changed.
  public mutating func merge(_ settled: Delivery, holdsLease: Bool) -> Bool {
    sentAt = sentAt ?? settled.sentAt
    // What was withdrawn has not failed, either.
    if settled.status == .failed, !holdsLease || status == .cancelled { return false }
    if holdsLease {
      attempts = settled.attempts
      take(theWayOf: settled)
      if nextAttemptAt != nil { nextAttemptAt = settled.nextAttemptAt }
    }
    return report(settled.status, failure: settled.failure, providerID: settled.providerID)
  }

  private mutating func fail(_ failure: DeliveryFailure) {
    guard status != .cancelled else { return }
    settle(.failed)
    // A report may know better by now: what was delivered has not failed.
    if status == .failed { self.failure = failure }
  }

  private mutating func settle(_ newStatus: DeliveryStatus) {
    status = status.merged(with: newStatus)
    nextAttemptAt = nil
  }
}
