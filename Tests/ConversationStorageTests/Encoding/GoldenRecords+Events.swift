import ConversationCore
import Foundation

extension GoldenRecords {
  /// A delivery at each point of its way.
  func deliveries() throws -> [Delivery] {
    guard let queued = try steps().flatMap(\.change.deliveries).first else { return [] }
    let outcomes: [SendOutcome] = [
      .sent(providerID: "SM1"), .refused(DeliveryFailure(.policy, code: "30007")), .unknown,
      .retry(after: 5, nil),
    ]
    let tried = outcomes.map { outcome in
      var delivery = queued
      delivery.record(outcome, at: time(10), retries: RetryPolicy(), chance: 0.5)
      return delivery
    }
    var read = queued
    read.report(.read, providerID: "SM2")
    var cancelled = queued
    cancelled.cancel()
    return [queued] + tried + [read, cancelled]
  }

  /// The events of a conversation's steps, and one of each other kind.
  func events() throws -> [Event] {
    let id = try customer().id
    let conversation = ConversationID(high: id.high, low: 9)
    let conversationEvents: [ConversationEvent] = [
      .opened(.outbound), .reopened, .refusedByAll(queue: "support"), .unassigned(from: "anna"),
      .offered(number: 2, to: "ben", purpose: .transfer(from: "anna")),
      .offerEnded(number: 2, agent: "ben", .expired),
      .offerEnded(number: 3, agent: "ben", .withdrawn),
      .transferRequested(from: "anna", to: "ben"), .transferDropped(from: "anna"),
      .transferredToQueue(from: "anna", queue: "support"),
      .conferenceDropped(by: "anna"), .agentAbsent("anna", until: time(3)), .agentReturned("anna"),
      .messageAmended(sequence: 3), .deliveryChanged(sequence: 3, .delivered),
      .interrupted(owner: "anna", guest: nil), .ended(.abandoned, by: .customer),
      .wrapUpStarted("anna", deadline: nil), .wrapUpCancelled("anna"), .wrapUpExtended("anna"),
      .wrappedUp("anna", "done", isAutomatic: true), .wrapUpDropped("anna"),
      .messageRedacted(sequence: 3), .messageWithheld(sequence: 3, .cardNumber),
      .optOutSuspected(sequence: 3),
    ]
    let agentEvents: [AgentEvent] = [
      .signedIn, .signedOut, .connectionLost(graceUntil: time(5)), .connectionRestored, .removed,
      .stateChanged(.chat, .rona, by: .system, note: nil),
      .stateChanged(.email, .idle(.onBreak), by: .supervisor("sue"), note: "lunch"),
      .idlePending(.social, .onBreak),
    ]
    let note = CustomerNoteID(high: 3, low: 4)
    let customerEvents: [CustomerEvent] = [
      .edited(.email, by: .agent("anna")), .edited(.data, by: .system),
      .noteAdded(note, by: "anna"), .noteEdited(note, by: "anna"), .noteDeleted(note, by: "anna"),
      .tookOver(CustomerID(high: 5, low: 6), by: .administrator), .exported(by: .administrator),
      .legalHold(true, by: .administrator), .erasureBegun(by: .system), .erased,
    ]
    let inboxEvents: [InboxEvent] = [.left("anna"), .snoozeEnded, .reopenedBy("anna")]
    return try steps().flatMap(\.change.events) + (try interrupted()).events
      + inboxSteps().flatMap(\.events)
      + inboxEvents.map { .conversation(conversation, .inbox($0)) }
      + conversationEvents.map { .conversation(conversation, $0) }
      + agentEvents.map { .agent("anna", $0) }
      + callEvents
      + customerEvents.map { .customer(CustomerID(high: 1, low: 2), $0) }
      + [
        .entryPointDeleted("sms-main"), .other(kind: "visit", subject: "page-1"),
        .displayChanged(isMasked: true),
      ]
  }
}
