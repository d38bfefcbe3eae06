import ChannelAdapters
import ConversationCore
import ConversationStorage

/// What came of one attempt to have a message leave.
struct DeliveryAttempt: Sendable {
  /// The delivery, by the way that was tried.
  let delivery: Delivery
  /// What came of it; `nil` for one that has gone out before, and that nothing has to go after.
  let outcome: SendOutcome?
  /// The entry point that was tried.
  let entryPoint: EntryPoint?
  /// Whether it was tried by another way than the one it was written for.
  let isRedirected: Bool
  /// Whether it was not tried, because it has gone with another one.
  let isCarried: Bool
  /// The answers that left with it.
  let others: [MessageID]

  init(
    _ delivery: Delivery,
    _ outcome: SendOutcome?,
    from entryPoint: EntryPoint? = nil,
    isRedirected: Bool = false,
    isCarried: Bool = false,
    with others: [MessageID] = []
  ) {
    self.delivery = delivery
    self.outcome = outcome
    self.entryPoint = entryPoint
    self.isRedirected = isRedirected
    self.isCarried = isCarried
    self.others = others
  }

  /// Whether the other way was its last one: it has left by it, may have, or never will.
  var isRerouted: Bool {
    guard isRedirected else { return false }
    switch outcome {
    case .sent, .refused, .unknown: return true
    default: return false
    }
  }
}

extension ChangeBatch {
  /// Says in the transcript by which channel a message, and what left with it, has gone.
  ///
  /// What has failed with it has failed; how far the others came is noted with their own deliveries.
  mutating func reroute(_ delivery: Delivery, with others: [MessageID]) {
    for message in [delivery.id] + others {
      amendments.append(MessageAmendment(message: message, channel: delivery.channel))
      events.append(
        .conversation(
          message.conversation,
          .messageRerouted(sequence: message.sequence, by: delivery.channel)
        )
      )
    }
    guard delivery.status == .failed else { return }
    reports += others.map {
      DeliveryReportRecord(.message($0), status: .failed, failure: delivery.failure)
    }
  }
}
