import ConversationCore
import Foundation
import Testing

@Suite struct DeliveryTests {
  static let retries = RetryPolicy(firstDelay: 2, longestDelay: 60, attempts: 3)

  static func delivery() -> Delivery {
    Delivery(
      id: MessageID(conversation: ConversationID(bits: 1), sequence: 2),
      entryPoint: "sms-line",
      adapter: "sms",
      channel: .sms,
      recipient: Fixtures.address,
      at: .second(0)
    )
  }

  static func after(_ outcomes: SendOutcome...) -> Delivery {
    var delivery = delivery()
    for outcome in outcomes {
      delivery.record(outcome, at: .second(10), retries: retries, chance: 0)
    }
    return delivery
  }

  @Test func `A delivery is due at once, and settled when the provider has taken it`() {
    #expect(Self.delivery().nextAttemptAt == .second(0))
    let sent = Self.after(.sent(providerID: "SM1"))
    #expect(sent.status == .sent)
    #expect(sent.sentAt == .second(10))
    #expect(sent.providerID == "SM1")
    #expect(sent.nextAttemptAt == nil)
    #expect(sent.attempts == 1)
  }

  @Test func `A permanent refusal settles it as failed, with the reason`() {
    let refused = Self.after(.refused(DeliveryFailure(.unreachable, code: "30003")))
    #expect(refused.status == .failed)
    #expect(refused.failure == DeliveryFailure(.unreachable, code: "30003"))
    #expect(refused.nextAttemptAt == nil)
  }

  /// A delivery to somebody who wrote so many seconds before it is tried.
  private static func answer(after seconds: Int, _ outcomes: SendOutcome...) -> Delivery {
    var delivery = Delivery(
      id: MessageID(conversation: ConversationID(bits: 1), sequence: 2),
      entryPoint: "sms-line",
      adapter: "sms",
      channel: .whatsApp,
      recipient: Fixtures.address,
      lastInboundAt: .second(0),
      at: .second(seconds)
    )
    for outcome in outcomes {
      delivery.record(outcome, at: .second(seconds), retries: retries, chance: 0)
    }
    return delivery
  }

  @Test func `C-03 a window cannot be closed for who has just written: it is tried again, twice`() {
    let closed = DeliveryFailure(.windowClosed, code: "131047")
    let refused = SendOutcome.refused(closed)
    let first = Self.answer(after: 10, refused)
    #expect(first.status == .queued && first.failure == nil)
    #expect(first.nextAttemptAt == .second(15))
    #expect(Self.answer(after: 10, refused, .sent(providerID: "w")).status == .sent)
    let insisted = Self.answer(after: 10, refused, refused, refused)
    #expect(insisted.status == .failed && insisted.failure == closed)
    // Of who wrote an hour ago, and of everything else, the provider knows better.
    #expect(Self.answer(after: 3600, refused).failure == closed)
    #expect(Self.answer(after: 10, .refused(DeliveryFailure(.policy))).status == .failed)
    #expect(Self.after(refused).failure == closed)
  }

  @Test func `C-03 a report of a closed window that cannot be says to send it again`() {
    let closed = DeliveryFailure(.windowClosed, code: "131047")
    for (seconds, kind) in [(10, DeliveryFailure.Kind.exhausted), (3600, .windowClosed)] {
      var delivery = Self.answer(after: seconds, .sent(providerID: "w"))
      let changed = delivery.report(.failed, failure: closed, at: .second(seconds + 1))
      #expect(changed && delivery.status == .failed)
      #expect(delivery.failure == DeliveryFailure(kind, code: "131047"))
    }
  }

  @Test func `An unknown outcome is never sent again blindly`() {
    let unknown = Self.after(.unknown)
    #expect(unknown.status == .unknown)
    #expect(unknown.nextAttemptAt == nil)
    var heard = unknown
    let changed = heard.report(.delivered, providerID: "SM1")
    #expect(changed)
    #expect(heard.status == .delivered)
    #expect(heard.providerID == "SM1")
  }

  @Test func `What was not sent is tried again, as late as the provider asks or later`() {
    #expect(Self.after(.retry(after: nil, nil)).nextAttemptAt == .second(11))
    #expect(Self.after(.retry(after: 0.1, nil)).nextAttemptAt == .second(11))
    #expect(Self.after(.retry(after: 30, nil)).nextAttemptAt == .second(40))
    #expect(Self.after(.retry(after: .nan, nil)).nextAttemptAt == .second(11))
    #expect(Self.after(.retry(after: -5, nil)).nextAttemptAt == .second(11))
    #expect(Self.after(.retry(after: 30, nil)).status == .queued)
  }

  @Test func `What our own rate limit postpones is no attempt, however often`() {
    let patient = Self.after(
      .postponed(5),
      .postponed(5),
      .postponed(5),
      .postponed(5),
      .postponed(7)
    )
    #expect(patient.attempts == 0)
    #expect(patient.status == .queued)
    #expect(patient.nextAttemptAt == .second(17))
    #expect(Self.after(.postponed(.nan)).nextAttemptAt == .second(10))
    var withdrawn = Self.delivery()
    withdrawn.cancel()
    withdrawn.record(.postponed(5), at: .second(10), retries: Self.retries, chance: 0)
    #expect(withdrawn.nextAttemptAt == nil)
  }

  @Test func `After the last attempt it has failed`() {
    let failure = DeliveryFailure(.policy, code: "20429")
    let retry = SendOutcome.retry(after: nil, failure)
    #expect(Self.after(retry, retry).status == .queued)
    #expect(Self.after(retry, retry).attempts == 2)
    let exhausted = Self.after(retry, retry, retry)
    #expect(exhausted.status == .failed)
    #expect(exhausted.failure == DeliveryFailure(.exhausted, code: "20429"))
    #expect(exhausted.nextAttemptAt == nil)
  }

  @Test func `A receipt that overtakes the answer settles it: it is not tried again`() {
    var delivery = Self.delivery()
    delivery.report(.delivered, providerID: "SM1")
    delivery.record(.retry(after: 5, nil), at: .second(10), retries: Self.retries, chance: 0)
    #expect(delivery.nextAttemptAt == nil)
    #expect(delivery.status == .delivered)
    delivery.record(
      .refused(DeliveryFailure(.policy)),
      at: .second(11),
      retries: Self.retries,
      chance: 0
    )
    #expect(delivery.status == .delivered)
    #expect(delivery.failure == nil)
  }

  @Test func `A withdrawn delivery is never sent, and what was sent is not withdrawn`() {
    var delivery = Self.delivery()
    delivery.cancel()
    #expect(delivery.status == .cancelled)
    #expect(delivery.nextAttemptAt == nil)
    delivery.record(.retry(after: 5, nil), at: .second(10), retries: Self.retries, chance: 0)
    #expect(delivery.nextAttemptAt == nil)
    delivery.record(
      .refused(DeliveryFailure(.policy)),
      at: .second(10),
      retries: Self.retries,
      chance: 0
    )
    #expect(delivery.status == .cancelled)
    delivery.report(.delivered)
    #expect(delivery.status == .delivered)
    var sent = Self.after(.sent(providerID: nil))
    sent.cancel()
    #expect(sent.status == .sent)
  }

  @Test func `A report keeps the reason of a failure until it is known better`() {
    var delivery = Self.after(.sent(providerID: "SM1"))
    let failed = delivery.report(.failed, failure: DeliveryFailure(.unreachable))
    #expect(failed)
    #expect(delivery.failure == DeliveryFailure(.unreachable))
    let late = delivery.report(.sent)
    #expect(!late)
    #expect(delivery.failure == DeliveryFailure(.unreachable))
    let delivered = delivery.report(.delivered, providerID: "SM2")
    #expect(delivered)
    #expect(delivery.failure == nil)
    #expect(delivery.providerID == "SM1")
  }

  @Test func `A worker's result joins the reports that came meanwhile`() {
    var stored = Self.delivery()
    stored.report(.delivered, providerID: "SM1")
    let settled = Self.after(.sent(providerID: "SM1"))
    let changed = stored.merge(settled, holdsLease: true)
    #expect(!changed)
    #expect(stored.status == .delivered)
    #expect(stored.sentAt == .second(10))
    #expect(stored.attempts == 1)

    var waiting = Self.delivery()
    _ = waiting.merge(Self.after(.retry(after: 30, nil)), holdsLease: true)
    #expect(waiting.nextAttemptAt == .second(40))
    #expect(waiting.attempts == 1)
  }

  @Test func `A worker who lost the lease says how far it came, and decides nothing else`() {
    var stored = Self.delivery()
    let retried = stored.merge(Self.after(.retry(after: 30, nil)), holdsLease: false)
    #expect(!retried)
    #expect(stored.nextAttemptAt == .second(0))
    #expect(stored.attempts == 0)
    let refused = Self.after(.refused(DeliveryFailure(.policy)))
    let gaveUp = stored.merge(refused, holdsLease: false)
    #expect(!gaveUp)
    #expect(stored.status == .queued)
    let sent = stored.merge(Self.after(.sent(providerID: "SM1")), holdsLease: false)
    #expect(sent)
    #expect(stored.status == .sent)
    #expect(stored.nextAttemptAt == nil)
    var cancelled = Self.delivery()
    cancelled.cancel()
    let failed = cancelled.merge(refused, holdsLease: true)
    #expect(!failed)
    #expect(cancelled.status == .cancelled)
  }

  @Test func `The wait doubles up to its longest, spread over its upper half by chance`() {
    let policy = RetryPolicy(firstDelay: 1, longestDelay: 300, attempts: 12)
    let longest = (1...12).map { policy.delay(afterAttempts: $0, chance: 1) }
    #expect(longest == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    let shortest = (1...12).map { policy.delay(afterAttempts: $0, chance: 0) }
    #expect(shortest == longest.map { $0 / 2 })
    #expect(policy.delay(afterAttempts: 3, chance: 0.5) == 3)
    for attempts in [-1, 0, .max] {
      #expect((0.5...300).contains(policy.delay(afterAttempts: attempts, chance: 0)))
    }
  }
}
