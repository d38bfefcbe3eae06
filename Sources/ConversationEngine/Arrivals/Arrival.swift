import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

/// An inbound event on its way into the storage: one reference, through lanes and closures.
final class Arrival: Sendable {
  enum Content: Sendable {
    /// A message, and the claim by which a second copy of it is recognised.
    case message(InboundMessage, ClaimKey)
    case delivery(DeliveryReport)
    case customerEnded(CustomerEnd)
  }

  let content: Content
  let adapter: AdapterID
  /// The lane in which it is worked on: that of its customer's thread.
  let lane: ThreadKey

  /// `nil` for an event that is no arrival at a thread's end: a part that waits, a report on a consent,
  /// a sign, a notice.
  init?(_ event: InboundEvent, from adapter: AdapterID) {
    self.adapter = adapter
    switch event {
    case .message(let message):
      let claim = KeyText.joining(
        "m",
        message.channel.rawValue,
        message.recipient,
        message.externalID
      )
      lane = .address(message.sender, at: message.recipient, channel: message.channel)
      content = .message(message, ClaimKey(rawValue: claim))
    case .customerEnded(let end):
      lane = .address(end.sender, at: end.recipient, channel: end.channel)
      content = .customerEnded(end)
    case .delivery(let report):
      lane = report.lane
      content = .delivery(report)
    case .part, .consent, .sign, .account, .addressChanged: return nil
    }
  }

  /// Whether it says what it answers.
  var hasReferences: Bool {
    guard case .message(let message, _) = content else { return false }
    return message.answersMessage != nil || !message.answers.isEmpty
  }
}

extension DeliveryReport {
  /// Reports of one message, or of one customer's watermarks, are taken in one after another.
  fileprivate var lane: ThreadKey {
    switch target {
    case .providerID(let id): ThreadKey("p\u{1F}\(id)")
    case .message(let id): ThreadKey("p\u{1F}\(id)")
    case .sentUntil(_, let address): .address(address, at: recipient, channel: channel)
    }
  }
}

/// What became of an arrival, and what it leaves for routing.
struct ArrivalOutcome: Sendable {
  let result: InboundResult
  let work: RoutingWork
  /// What was decided about automatic replies; most arrivals ask for no decision.
  var decisions: [AutoReplyDecision] = []

  init(_ result: InboundResult, _ work: RoutingWork = RoutingWork()) {
    self.result = result
    self.work = work
  }
}
