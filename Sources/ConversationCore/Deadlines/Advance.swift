#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What whoever advances a conversation knows of the queue that its queue overflows to.
@nonexhaustive
public enum OverflowQueue: Sendable {
  /// It was not read: the overflow stays due.
  case notRead
  /// There is none any more: the conversation stays where it waits.
  case gone
  /// It was read.
  case found(Queue)
}

extension Transition {
  /// Carries out everything that is due by now, in the order in which it fell due.
  ///
  /// Every command does this first, so that nothing depends on a worker's punctuality. A deadline is
  /// due from its instant on: an offer is valid while `now` is before `expiresAt`.
  ///
  /// `overflowQueue`: the queue that the conversation's queue overflows to. Where that queue's own
  ///   overflow is due, too, it stays due: the next call brings the queue after it.
  /// - Returns: Whether anything was settled.
  @discardableResult
  public mutating func advance(to now: Date, overflowQueue: OverflowQueue = .notRead) -> Bool {
    let now = time(at: now)
    let firstQueue = conversation.place.queue
    var target: Queue?
    var canOverflow = true
    switch overflowQueue {
    case .notRead: canOverflow = false
    case .gone: break
    case .found(let queue): target = queue
    }
    var hasChanged = false
    // Each round settles one deadline, and none of them sets one that is due already twice.
    while let deadline = conversation.nextDeadline(withOverflow: canOverflow), deadline <= now {
      hasChanged = true
      hasAdvanced = true
      conversation.changedAt = max(conversation.changedAt, deadline)
      settle(deadline, at: conversation.changedAt, overflowQueue: target)
      if conversation.place.queue != firstQueue { canOverflow = false }
    }
    return hasChanged
  }

  /// Settles what is due at a deadline.
  private mutating func settle(_ deadline: Date, at now: Date, overflowQueue: Queue?) {
    if let leg = conversation.legs.first(where: { $0.wrapUp?.deadline == deadline }) {
      finishAutomatically(leg, at: now)
    } else if let offer = conversation.openOffer, offer.absentUntil == deadline {
      close(offer, as: .withdrawn, at: now)
    } else if let offer = conversation.openOffer, offer.expiresAt == deadline {
      expire(offer, at: now)
    } else if case .active(let ownership) = conversation.stage,
      ownership.absentUntil == deadline
    {
      endAbsence(at: now)
    } else if case .active(let ownership) = conversation.stage,
      ownership.guestAbsentUntil == deadline
    {
      dismissGuest(at: now)
    } else if conversation.snooze?.until == deadline {
      endSnooze()
    } else {
      overflow(to: overflowQueue, at: now)
    }
  }

  /// The time of a wrap-up is over: the default reason is taken (W-15).
  private mutating func finishAutomatically(_ leg: Leg, at now: Date) {
    if let reason = policy.wrapUp?.defaultReason {
      finishWrapUp(of: leg.agent, WrapUpResult(reason: reason, isAutomatic: true), at: now)
    } else if let wrapUp = leg.wrapUp {
      // The policy has lost its default since: the agent decides.
      setLeg(of: leg.agent, to: .wrapUp(WrapUp(startedAt: wrapUp.startedAt, deadline: nil)))
      note(.wrapUpExtended(leg.agent))
    }
  }

  /// Moves a conversation that has waited too long to the overflow queue, keeping its age; where
  /// that queue is gone, or does not serve it, it stays.
  private mutating func overflow(to queue: Queue?, at now: Date) {
    let old = conversation.place
    if let queue, queue.id != old.queue, !old.overflowedFrom.contains(queue.id),
      queue.serves(conversation.channelClass, under: policy)
    {
      conversation.place = queue.place(
        since: old.enqueuedAt,
        now: now,
        overflowedFrom: old.overflowedFrom + [old.queue]
      )
      conversation.refusals = []
      conversation.isRefusedByAll = false
    } else {
      conversation.place = QueuePlace(
        queue: old.queue,
        priority: old.priority,
        enqueuedAt: old.enqueuedAt,
        overflowedFrom: old.overflowedFrom
      )
    }
    note(.queued(conversation.place.queue))
  }
}
