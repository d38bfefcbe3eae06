import ChannelAdapters
import ConversationCore
import ConversationStorage

/// An inbound event on its way into the storage.
struct Arrival: Sendable {
  /// The events that came with it: passed on as one reference.
  private let events: [InboundEvent]
  private let index: Int
  let adapter: AdapterID
  /// The lane in which it is worked on: that of its customer's thread.
  let lane: ThreadKey
  /// The claim by which a second copy of a message is recognised; empty for other events.
  let claim: ClaimKey

  init(_ events: [InboundEvent], at index: Int, from adapter: AdapterID) {
    self.events = events
    self.index = index
    self.adapter = adapter
    switch events[index] {
    case .message(let message):
      lane = .address(message.sender, at: message.recipient, channel: message.channel)
      claim = ClaimKey(
        rawValue: KeyText.joining(
          "m",
          message.channel.rawValue,
          message.recipient,
          message.externalID
        )
      )
    case .customerEnded(let end):
      lane = .address(end.sender, at: end.recipient, channel: end.channel)
      claim = ""
    case .delivery(let report):
      lane = report.lane
      claim = ""
    }
  }

  var event: InboundEvent { events[index] }

  /// Whether it says what it answers.
  var hasReferences: Bool {
    guard case .message(let message) = event else { return false }
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

/// What became of an arrival, and the queue that now has something to route.
struct ArrivalOutcome: Sendable {
  let result: InboundResult
  let queue: QueueID?

  init(_ result: InboundResult, routes queue: QueueID? = nil) {
    self.result = result
    self.queue = queue
  }
}
