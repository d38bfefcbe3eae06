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
///   app: MessengerApp(secrets: SecretSet(newest: secret), verifyTokens: SecretSet(newest: token)),
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

  /// The largest webhook that is read unless stated otherwise, in bytes: Meta may batch a thousand
  /// items.
  public static let standardBodyLimit = 4 << 20

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let app: MessengerApp
  private let pages: [String: Page]
  private let exchange: any HTTPExchange
  private let allowsHumanAgentTag: Bool
  private let bodyLimit: Int
  private let clock: @Sendable () -> Date

  private struct Page {
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
  ///   - bodyLimit: The largest webhook that is read, in bytes.
  ///   - clock: Tells the time, against which `Retry-After` dates are read.
  /// - Throws: ``MessengerSetupError`` for addresses and pages that can never work.
  public init(
    id: AdapterID = "messenger",
    app: MessengerApp,
    pages: [MessengerPage],
    exchange: any HTTPExchange,
    endpoint: String = "https://graph.facebook.com",
    allowsHumanAgentTag: Bool = true,
    bodyLimit: Int = MessengerAdapter.standardBodyLimit,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(MessengerSetupError) {
    guard let base = URL(string: endpoint), base.query() == nil, base.fragment() == nil else {
      throw MessengerSetupError(.invalidEndpoint)
    }
    var byID: [String: Page] = [:]
    for page in pages {
      guard let url = URL(string: "\(endpoint)/\(page.id)/messages"),
        (try? OutgoingRequest(.post, url)) != nil
      else { throw MessengerSetupError(.invalidEndpoint) }
      let entry = Page(messagesURL: url, accessToken: page.accessToken)
      guard byID.updateValue(entry, forKey: page.id) == nil else {
        throw MessengerSetupError(.duplicatePage)
      }
    }
    self.id = id
    self.app = app
    self.pages = byID
    self.exchange = exchange
    self.allowsHumanAgentTag = allowsHumanAgentTag
    self.bodyLimit = bodyLimit
    self.clock = clock
  }

  /// What can be sent: 2,000 UTF-16 units, within 24 hours of the customer's last message, by
  /// people within 7 days; never first (C-03).
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let day: TimeInterval = 24 * 3600
    return ChannelCapabilities(
      textLimit: TextLimit(maximum: Self.longestText, measure: .utf16),
      window: .init(standard: day, forPeople: allowsHumanAgentTag ? 7 * day : day),
      hasDeliveryReceipts: true,
      hasReadReceipts: true
    )
  }

  /// Answers Meta's question whether the webhook's address is ours.
  ///
  /// - Throws: ``WebhookRefusal`` for a wrong token.
  public func answer(
    challenge request: WebhookRequest
  ) throws(WebhookRefusal) -> WebhookReply? {
    try SubscriptionChallenge(request)?.reply(knowing: app.verifyTokens)
  }

  /// Reads a webhook; whatever is malformed, foreign or unknown in it is passed over with a
  /// reason.
  ///
  /// - Throws: ``WebhookRefusal``, before anything of the call is read if its signature is wrong.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    guard request.method == "POST" else {
      throw WebhookRefusal(.unsupported("a method other than POST"))
    }
    guard request.body.count <= bodyLimit else {
      throw WebhookRefusal(.tooLarge(limit: bodyLimit, actual: request.body.count))
    }
    guard let signature = request.headers[MessengerSignature.header] else {
      throw WebhookRefusal(.signatureMissing(header: MessengerSignature.header))
    }
    let match = MessengerSignature.match(signature, body: request.body, secrets: app.secrets)
    guard match != nil else { throw WebhookRefusal(.signatureWrong) }
    return try WebhookReader(pages: Set(pages.keys), appID: app.id).reception(of: request.body)
  }

  /// Sends a message, once, with our own name in its metadata.
  ///
  /// What ends `unknown` is settled by the echo that Meta sends of it.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard case .page(let pageID) = message.entryPoint.identity, let page = pages[pageID] else {
      return .refused(DeliveryFailure(.credentials))
    }
    do {
      let body = try SendAPIRequest(
        message,
        page: pageID,
        allowsHumanAgentTag: allowsHumanAgentTag
      ).encoded()
      // In a header, not in the query, where every log on the way would show it.
      var headers = try HeaderFields([("Content-Type", "application/json")])
      headers.append(try .bearerAuthorization(page.accessToken))
      let request = try OutgoingRequest(.post, page.messagesURL, headers: headers, body: body)
      return SendAPIReply(try await exchange.send(request), at: clock()).outcome
    } catch let unsendable as UnsendableMessage {
      return .refused(unsendable.failure)
    } catch {
      return .withoutResponse(error)
    }
  }
}
