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

  init(
    _ delivery: Delivery,
    _ outcome: SendOutcome?,
    from entryPoint: EntryPoint? = nil,
    isRedirected: Bool = false
  ) {
    self.delivery = delivery
    self.outcome = outcome
    self.entryPoint = entryPoint
    self.isRedirected = isRedirected
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
  /// Says in the transcript by which channel a message has left.
  mutating func reroute(_ delivery: Delivery) {
    amendments.append(MessageAmendment(message: delivery.id, channel: delivery.channel))
    events.append(
      .conversation(
        delivery.id.conversation,
        .messageRerouted(sequence: delivery.id.sequence, by: delivery.channel)
      )
    )
  }
}
