import ChannelAdapters
import ConversationCore
import ConversationStorage

/// An inbound event on its way into the storage.
struct Arrival: Sendable {
  let event: InboundEvent
  let adapter: AdapterID
  /// The lane in which it is worked on: that of its customer's thread.
  let lane: ThreadKey

  init(event: InboundEvent, adapter: AdapterID) {
    self.event = event
    self.adapter = adapter
    lane =
      switch event {
      case .message(let message):
        .address(message.sender, at: message.recipient, channel: message.channel)
      case .customerEnded(let end): .address(end.sender, at: end.recipient, channel: end.channel)
      case .delivery(let report): report.lane
      }
  }

  /// Whether it says what it answers.
  var hasReferences: Bool {
    guard case .message(let message) = event else { return false }
    return message.answersMessage != nil || !message.answers.isEmpty
  }

  /// The claim by which a second copy of a message is recognised.
  static func claim(of message: InboundMessage) -> ClaimKey {
    ClaimKey(
      rawValue: "m\u{1F}\(message.channel.rawValue)\u{1F}\(message.recipient)\u{1F}"
        + message.externalID
    )
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

/// What became of an arrival, and the queue that now has something to route.
struct ArrivalOutcome: Sendable {
  let result: InboundResult
  let queue: QueueID?

  init(_ result: InboundResult, routes queue: QueueID? = nil) {
    self.result = result
    self.queue = queue
  }
}
