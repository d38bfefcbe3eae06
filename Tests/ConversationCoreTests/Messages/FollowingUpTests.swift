import ConversationCore
import Foundation
import Testing

@Suite struct FollowingUpTests {
  private let now = Date(milliseconds: 1_760_000_000_000)
  private let id = MessageID(conversation: ConversationID(bits: 1), sequence: 2)
  private let mailbox = EntryPoint(
    id: "mailbox",
    channel: .email,
    identity: .mailbox("help@example.com"),
    displayName: "Help",
    inbox: "support",
    queue: "help"
  )

  private func delivery(_ status: DeliveryStatus = .sent) -> Delivery {
    var delivery = Delivery(
      id: id,
      entryPoint: "widget",
      adapter: "web-chat",
      channel: .webChat,
      recipient: .visitor("user-7", widget: "shop"),
      at: now
    )
    if status != .queued { delivery.report(status) }
    return delivery
  }

  private func record(_ outcome: SendOutcome, in delivery: inout Delivery) {
    delivery.record(outcome, at: now, retries: RetryPolicy(), chance: 0)
  }

  @Test func `H-16 only what has gone out and was not read is looked at again`() {
    for status in DeliveryStatus.allCases {
      var one = delivery(status)
      let wasWaiting = one.nextAttemptAt
      let isResumed = one.resume(at: now.addingTimeInterval(60))
      #expect(isResumed == (status == .sent || status == .delivered), "\(status)")
      #expect(one.isResumed == isResumed && one.status == status)
      #expect(one.nextAttemptAt == (isResumed ? now.addingTimeInterval(60) : wasWaiting))
    }
  }

  @Test func `H-16, H-11 what waits is looked at earlier, and never later`() {
    var one = delivery(.sent)
    func resume(_ seconds: TimeInterval, _ delivery: inout Delivery) -> TimeInterval? {
      let isResumed = delivery.resume(at: now.addingTimeInterval(seconds))
      return isResumed ? delivery.nextAttemptAt?.timeIntervalSince(now) : nil
    }
    #expect(resume(900, &one) == 900)
    #expect(resume(60, &one) == 60)
    #expect(resume(60, &one) == nil)
    #expect(resume(900, &one) == nil)
    #expect(one.nextAttemptAt == now.addingTimeInterval(60))
    // What was tried keeps the number of its tries.
    record(.retry(after: 300, nil), in: &one)
    #expect(resume(5, &one) == 5)
    #expect(one.attempts == 1)
    // One that is due is somebody's already.
    var due = delivery(.queued)
    #expect(resume(60, &due) == nil)
    record(.postponed(50), in: &due)
    #expect(resume(1, &due) == 1)
    #expect(!due.isResumed)
  }

  @Test func `D that it was read withdraws it; that it was shown does not`() {
    var one = delivery()
    one.resume(at: now)
    let isShown = one.report(.delivered)
    #expect(isShown && one.isResumed)
    let isRead = one.report(.read)
    #expect(isRead && !one.isResumed && one.nextAttemptAt == nil)
    let isResumed = one.resume(at: now)
    #expect(!isResumed)
  }

  @Test func `H-16 by another way it has come as far as before, or failed`() {
    var mailed = delivery(.delivered)
    mailed.resume(at: now)
    mailed.redirect(to: mailbox, recipient: .email("cora@example.com"))
    record(.sent(providerID: "m1"), in: &mailed)
    #expect(mailed.status == .delivered && mailed.nextAttemptAt == nil)
    #expect(mailed.channel == .email && mailed.adapter == mailbox.adapter)
    #expect(mailed.recipient == .email("cora@example.com") && mailed.entryPoint == "mailbox")
    var refused = delivery()
    refused.resume(at: now)
    record(.refused(DeliveryFailure(.unreachable)), in: &refused)
    #expect(refused.status == .failed && refused.failure?.kind == .unreachable)
    // Somebody who comes back and reads it has it.
    let isRead = refused.report(.read)
    #expect(isRead && refused.failure == nil)
  }

  @Test func `H-16 who holds the lease decides by which way it has left`() {
    for holdsLease in [true, false] {
      var stored = delivery()
      stored.resume(at: now)
      var settled = stored
      settled.redirect(to: mailbox, recipient: .email("cora@example.com"))
      record(.sent(providerID: "m1"), in: &settled)
      let hasChanged = stored.merge(settled, holdsLease: holdsLease)
      #expect(!hasChanged)
      #expect(stored.channel == (holdsLease ? .email : .webChat))
      #expect(stored.isResumed == !holdsLease && stored.providerID == "m1")
    }
  }

  @Test func `H-16 waiting is no attempt, and there may be nothing to go after`() {
    var one = delivery()
    one.resume(at: now)
    record(.postponed(30), in: &one)
    #expect(one.attempts == 0 && one.nextAttemptAt == now.addingTimeInterval(30))
    one.settleAsItIs()
    #expect(one.nextAttemptAt == nil && one.status == .sent)
  }

  @Test func `A-39 the badge changes and nothing else, whatever was amended meanwhile`() throws {
    let message = Message(
      id: id,
      author: .agent("anna"),
      direction: .outbound,
      channel: .webChat,
      content: .text("It has shipped"),
      at: now,
      fullText: "all"
    )
    let rerouted = MessageAmendment(message: id, channel: .email).applied(to: message)
    #expect(rerouted.channel == .email && rerouted.text == "It has shipped")
    #expect(rerouted.fullText == "all")
    let erased = MessageAmendment(message: id, content: .withheld(reason: .retracted))
      .applied(to: rerouted)
    #expect(erased.channel == .email && erased.text == nil && erased.fullText == nil)
    let data = try JSONEncoder().encode(MessageAmendment(message: id, channel: .email))
    let read = try JSONDecoder().decode(MessageAmendment.self, from: data)
    #expect(read == MessageAmendment(message: id, channel: .email))
  }
}
