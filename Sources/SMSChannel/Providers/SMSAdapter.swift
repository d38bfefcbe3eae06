public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Text messages by way of any provider.
///
/// ```swift
/// let adapter = SMSAdapter(id: "vonage", provider: vonage, exchange: URLSessionExchange())
/// ```
public struct SMSAdapter: ChannelAdapter, ConsentGrouping {
  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let provider: any SMSProvider
  private let exchange: any HTTPExchange
  private let limiter: RateLimiter?
  private let clock: @Sendable () -> Date

  /// Sets up the way to a provider.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - provider: The provider, with its credentials.
  ///   - exchange: What carries requests to it.
  ///   - rateLimit: How many segments a second each number sends.
  ///   - clock: Tells the time.
  public init(
    id: AdapterID,
    provider: any SMSProvider,
    exchange: any HTTPExchange,
    rateLimit: RateLimit? = nil,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.id = id
    self.provider = provider
    self.exchange = exchange
    limiter = rateLimit.map { RateLimiter($0) }
    self.clock = clock
  }

  /// What the provider can do.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    provider.capabilities(of: channel)
  }

  /// The provider's group.
  public func consentGroup(of entryPoint: EntryPoint) -> String? {
    provider.consentGroup(of: entryPoint)
  }

  /// Reads a webhook.
  ///
  /// - Throws: `WebhookRefusal`, before anything of the call is read if its signature is wrong.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    try provider.read(request, at: now)
  }

  /// Sends a message, once.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    let request: OutgoingRequest
    do throws(UnsendableMessage) {
      request = try provider.request(for: message)
    } catch {
      return .refused(error.failure)
    }
    let cost = Double(SegmentCount(message.text).segments)
    if let wait = limiter?.wait(for: message.entryPoint.key, cost: cost, at: clock()) {
      return .postponed(wait)
    }
    do {
      let response = try await exchange.send(request)
      return provider.outcome(of: response, at: clock())
    } catch {
      return .withoutResponse(error)
    }
  }
}

extension SMSAdapter: AttachmentOpening {
  /// The bytes of a file that a customer has sent: fetched without credentials, from hosts of the
  /// policy.
  ///
  /// - Throws: `MediaError`, and what the transport throws.
  public func open(_ attachment: Attachment, under policy: MediaPolicy) async throws -> [UInt8] {
    try await MediaFetch(under: policy, through: exchange).bytes(of: attachment.reference)
  }
}
