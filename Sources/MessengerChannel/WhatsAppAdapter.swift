public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// WhatsApp by way of Meta's Cloud API: webhooks of one app, and its numbers.
///
/// ```swift
/// let adapter = try WhatsAppAdapter(
///   app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: token)),
///   numbers: [WhatsAppNumber("+15555550123", id: "1063", account: "1022", accessToken: token)],
///   exchange: URLSessionExchange()
/// )
/// ```
///
/// An entry point is a number in E.164 form, as with any other way to WhatsApp. It stands beside
/// ``MessengerAdapter`` because app, signature, challenge, errors and address of the API are the same.
public struct WhatsAppAdapter: ChannelAdapter, WebhookChallengeAnswering {
  /// The longest text that WhatsApp takes, in UTF-16 units.
  public static let longestText = 4096

  /// The largest number of quick replies beside a text.
  public static let mostQuickReplies = WhatsAppRequest.mostQuickReplies

  /// The longest title of a quick reply, in UTF-16 units.
  public static let longestQuickReply = 20

  /// The longest text beside quick replies, in UTF-16 units.
  public static let longestTextBesideQuickReplies = 1024

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let app: MetaApp
  let numbers: [String: Number]
  let webhooks: AccountWebhook
  let sender: GraphSender
  private let limiter: RateLimiter?
  private let bodyLimit: Int

  struct Number {
    let id: String
    let account: String
    let messagesURL: URL
    let accessToken: Secret
  }

  /// Sets up an app and its numbers.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - app: The app and its secrets; it may be the one that Messenger goes by, too.
  ///   - numbers: The numbers that the business has connected; what concerns others is passed over.
  ///   - exchange: What carries requests to Meta.
  ///   - endpoint: The address of the Graph API, with a version where one is to be fixed, such as
  ///     `https://graph.facebook.com/v23.0`.
  ///   - rate: How fast each number sends; beyond that a message waits here, and is no attempt.
  ///   - bodyLimit: The largest webhook that is read, in bytes.
  ///   - clock: Tells the time, against which `Retry-After` dates are read.
  /// - Throws: ``MessengerSetupError`` for addresses and numbers that can never work.
  public init(
    id: AdapterID = "whatsapp",
    app: MetaApp,
    numbers: [WhatsAppNumber],
    exchange: any HTTPExchange,
    endpoint: String = "https://graph.facebook.com",
    rate: RateLimit? = RateLimit(perSecond: 80, burst: 80),
    bodyLimit: Int = MessengerAdapter.standardBodyLimit,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(MessengerSetupError) {
    let graph = try GraphEndpoint(endpoint)
    var byNumber: [String: Number] = [:]
    var names: [String: String] = [:]
    for number in numbers {
      let entry = Number(
        id: number.id,
        account: number.account,
        messagesURL: try graph.url("\(number.id)/messages"),
        accessToken: number.accessToken
      )
      guard byNumber.updateValue(entry, forKey: number.number) == nil,
        names.updateValue(number.number, forKey: number.id) == nil
      else { throw MessengerSetupError(.duplicateNumber) }
    }
    self.id = id
    self.app = app
    self.numbers = byNumber
    webhooks = AccountWebhook(
      numbers: names,
      accounts: Set(numbers.map(\.account)),
      media: WhatsAppMedia(graph: graph)
    )
    sender = GraphSender(exchange: exchange, clock: clock)
    limiter = rate.map { RateLimiter($0) }
    self.bodyLimit = bodyLimit
  }

  /// What can be sent: 4,096 UTF-16 units, one file with words, three quick replies; within 24 hours of
  /// the customer's last message; first, and later, only what a template says.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(
      textLimit: TextLimit(maximum: Self.longestText, measure: .utf16),
      maximumAttachments: 1,
      quickReplies: .init(
        maximum: Self.mostQuickReplies,
        titleLength: Self.longestQuickReply,
        textLimit: TextLimit(maximum: Self.longestTextBesideQuickReplies, measure: .utf16)
      ),
      window: .init(standard: 24 * 3600),
      takesTemplates: true,
      hasDeliveryReceipts: true,
      hasReadReceipts: true
    )
  }

  /// Answers Meta's question whether the webhook's address is ours.
  ///
  /// - Throws: `WebhookRefusal` for a wrong token.
  public func answer(
    challenge request: WebhookRequest
  ) throws(WebhookRefusal) -> WebhookReply? {
    try SubscriptionChallenge(request)?.reply(knowing: app.verifyTokens)
  }

  /// Reads a webhook; whatever is malformed, foreign or unknown in it is passed over with a
  /// reason.
  ///
  /// - Throws: `WebhookRefusal`, before anything of the call is read if its signature is wrong.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    let webhook = try SignedWebhook(verifying: request, app: app, limit: bodyLimit)
    return try webhooks.reception(of: webhook.body)
  }

  /// Sends a message, once, with our own name in its callback data.
  ///
  /// What ends `unknown` is settled by the statuses that Meta reports of it.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard let number = number(of: message.entryPoint) else {
      return .refused(DeliveryFailure(.credentials))
    }
    return await sender.send(
      to: number.messagesURL,
      by: number.accessToken,
      limit: limiter,
      of: number.id
    ) {
      try WhatsAppRequest(message, account: number.account)
    }
  }

  func number(of entryPoint: EntryPoint) -> Number? {
    guard case .number(let number, _) = entryPoint.identity else { return nil }
    return numbers[number]
  }
}
