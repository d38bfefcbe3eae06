public import ConversationCore
import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A channel without a provider: the reference adapter, for tests, examples and hosts' own chats.
///
/// Its webhook is a small JSON object, `{"id", "to", "from", "name", "text"}`, which is not signed:
/// whoever can call the host's route is trusted. What goes out is kept in ``sent``.
public final class LoopbackChannel: ChannelAdapter {
  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let channel: ChannelKind
  private let abilities: ChannelCapabilities
  private let state = Locked(State())

  private struct State {
    var sent: [OutboundMessage] = []
    var outcomes: [SendOutcome] = []
  }

  /// Sets up a channel.
  public init(
    id: AdapterID = "loopback",
    channel: ChannelKind = "loopback",
    capabilities: ChannelCapabilities = ChannelCapabilities(
      maximumAttachments: 10,
      mayWriteFirst: true,
      hasDeliveryReceipts: true
    )
  ) {
    self.id = id
    self.channel = channel
    abilities = capabilities
  }

  /// Everything that went out, in order.
  public var sent: [OutboundMessage] { state.withLock { $0.sent } }

  /// Scripts what comes of the next messages; after those, every one is sent.
  public func script(_ outcomes: SendOutcome...) {
    state.withLock { $0.outcomes.append(contentsOf: outcomes) }
  }

  /// What the channel can do, as it was set up.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities { abilities }

  /// Reads a webhook.
  ///
  /// - Throws: ``WebhookRefusal`` `tooLarge` over 1 MiB and `malformed` for anything but the object.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    let limit = 1 << 20
    guard request.body.count <= limit else {
      throw WebhookRefusal(.tooLarge(limit: limit, actual: request.body.count))
    }
    guard let frame = try? JSONDecoder().decode(Frame.self, from: Data(request.body)) else {
      throw WebhookRefusal(.malformed("expected a JSON object with id, to, from and text"))
    }
    let message = InboundMessage(
      channel: channel,
      recipient: frame.to,
      sender: ChannelAddress(kind: "loopback", value: frame.from),
      senderName: frame.name,
      text: frame.text,
      externalID: frame.id
    )
    return Reception(events: [.message(message)])
  }

  /// Keeps a message, and reports what was scripted.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    state.withLock { state in
      let outcome =
        state.outcomes.isEmpty
        ? .sent(providerID: "loopback-\(message.id)") : state.outcomes.removeFirst()
      if case .sent = outcome { state.sent.append(message) }
      return outcome
    }
  }
}

/// A webhook of the loopback channel.
private struct Frame: Decodable {
  let id: String
  let to: String
  let from: String
  let name: String?
  let text: String
}
