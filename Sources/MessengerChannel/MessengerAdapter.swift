public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Facebook Messenger: webhooks of one app, and the Send API of its pages.
///
/// ```swift
/// let adapter = try MessengerAdapter(
///   app: MetaApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: token)),
///   pages: [MessengerPage(id: "1234567890", accessToken: pageToken)],
///   exchange: URLSessionExchange()
/// )
/// ```
///
/// An entry point is a page, by its id. Customers are known by an id that means something on that
/// page only.
public struct MessengerAdapter: ChannelAdapter, WebhookChallengeAnswering {
  /// The longest text that Meta takes, in UTF-16 units.
  public static let longestText = 2000

  /// The largest number of quick replies beside a text.
  public static let mostQuickReplies = SendAPIRequest.mostQuickReplies

  /// The longest title of a quick reply that Meta shows whole, in UTF-16 units.
  public static let longestQuickReply = 20

  /// The largest webhook that is read unless stated otherwise, in bytes: Meta may batch a thousand
  /// items.
  public static let standardBodyLimit = 4 << 20

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let app: MetaApp
  private let pages: [String: Page]
  let sender: GraphSender
  private let grants: MessengerGrants
  private let messageLimiter: RateLimiter?
  private let mediaLimiter: RateLimiter?
  private let bodyLimit: Int

  struct Page {
    let address: String
    let messagesURL: URL
    let accessToken: Secret
  }

  /// Sets up an app and its pages.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - app: The app and its secrets.
  ///   - pages: The pages that the business has connected; what concerns others is passed over.
  ///   - exchange: What carries requests to Meta.
  ///   - endpoint: The address of the Graph API, with a version where one is to be fixed, such as
  ///     `https://graph.facebook.com/v23.0`.
  ///   - allowsHumanAgentTag: Whether Meta has granted the tag by which people may answer between
  ///     24 hours and 7 days (C-03).
  ///   - allowsUtilityMessages: Whether Meta has granted the permission `page_utility_messaging`, by which
  ///     templates that it has approved are sent at any time; not unless you say so.
  ///   - rates: How fast each page sends; beyond that a message waits here, and is no attempt.
  ///   - bodyLimit: The largest webhook that is read, in bytes.
  ///   - clock: Tells the time, against which `Retry-After` dates are read.
  /// - Throws: ``MessengerSetupError`` for addresses and pages that can never work.
  public init(
    id: AdapterID = "messenger",
    app: MetaApp,
    pages: [MessengerPage],
    exchange: any HTTPExchange,
    endpoint: String = "https://graph.facebook.com",
    allowsHumanAgentTag: Bool = true,
    allowsUtilityMessages: Bool = false,
    rates: MessengerRates = MessengerRates(),
    bodyLimit: Int = MessengerAdapter.standardBodyLimit,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(MessengerSetupError) {
    let graph = try GraphEndpoint(endpoint)
    var byID: [String: Page] = [:]
    for page in pages {
      let url = try graph.url("\(page.id)/messages")
      let entry = Page(
        address: "\(graph.address)/\(page.id)",
        messagesURL: url,
        accessToken: page.accessToken
      )
      guard byID.updateValue(entry, forKey: page.id) == nil else {
        throw MessengerSetupError(.duplicatePage)
      }
    }
    self.id = id
    self.app = app
    self.pages = byID
    sender = GraphSender(exchange: exchange, clock: clock)
    grants = MessengerGrants(
      humanAgentTag: allowsHumanAgentTag,
      utilityMessages: allowsUtilityMessages
    )
    messageLimiter = rates.messages.map { RateLimiter($0) }
    mediaLimiter = rates.media.map { RateLimiter($0) }
    self.bodyLimit = bodyLimit
  }

  /// What can be sent: 2,000 UTF-16 units or one file, within 24 hours of the customer's last message,
  /// by people within 7 days, and templates at any time where Meta permits utility messages; never first
  /// (C-03).
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let day: TimeInterval = 24 * 3600
    return ChannelCapabilities(
      textLimit: TextLimit(maximum: Self.longestText, measure: .utf16),
      maximumAttachments: 1,
      joinsTextAndAttachments: false,
      quickReplies: .init(maximum: Self.mostQuickReplies, titleLength: Self.longestQuickReply),
      window: .init(standard: day, forPeople: grants.humanAgentTag ? 7 * day : day),
      takesTemplates: grants.utilityMessages,
      hasTyping: true,
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
    return try PageWebhook(pages: Set(pages.keys), appID: app.id).reception(of: webhook.body)
  }

  /// Sends a message, once, with our own name in its metadata.
  ///
  /// What ends `unknown` is settled by the echo that Meta sends of it.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard let (pageID, page) = page(of: message.entryPoint) else {
      return .refused(DeliveryFailure(.credentials))
    }
    let isMedia = message.attachments.contains(where: \.isPlayed)
    return await sender.send(
      to: page.messagesURL,
      by: page.accessToken,
      limit: isMedia ? mediaLimiter : messageLimiter,
      of: pageID
    ) {
      try SendAPIRequest(message, page: pageID, grants: grants)
    }
  }

  /// The page of an entry point, if it is one that is set up.
  func page(of entryPoint: EntryPoint) -> (id: String, page: Page)? {
    guard case .page(let id) = entryPoint.identity, let page = pages[id] else { return nil }
    return (id, page)
  }
}
