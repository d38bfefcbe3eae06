public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Text messages, picture messages and WhatsApp by way of Twilio.
///
/// ```swift
/// let adapter = try TwilioSMSAdapter(
///   account: TwilioAccount(sid: sid, authTokens: SecretSet(newest: token)),
///   exchange: URLSessionExchange(),
///   statusCallback: "https://support.example.com/hooks/twilio"
/// )
/// ```
///
/// One address of the host's serves messages and status callbacks. Numbers are entry points: their
/// identity is the number in E.164 form (or the short code), for WhatsApp too.
public struct TwilioSMSAdapter: ChannelAdapter, ConsentGrouping {
  /// The longest text that Twilio takes, in UTF-16 units.
  public static let longestText = 1600

  /// The name by which entry points refer to it.
  public let id: AdapterID
  let account: TwilioAccount
  let exchange: any HTTPExchange
  let messagesURL: URL
  private let statusCallback: String?
  private let options: TwilioSendOptions
  private let limiter: RateLimiter?
  private let limits: FormFields.Limits
  private let clock: @Sendable () -> Date

  /// Sets up the way to one account.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - account: The account and its secrets.
  ///   - exchange: What carries requests to Twilio.
  ///   - statusCallback: The public URL at which the host takes status callbacks. Our own name of
  ///     each message is added to its query; hand the URL that was called, query included, to
  ///     ``receive(_:at:)``. Without one, nothing is known of a message once Twilio has it.
  ///   - options: How messages are sent.
  ///   - endpoint: The address of the API, for regions and for tests.
  ///   - limits: How large a webhook may be.
  ///   - clock: Tells the time, against which `Retry-After` dates are read.
  /// - Throws: ``TwilioSetupError`` for addresses and credentials that can never work.
  public init(
    id: AdapterID = "twilio",
    account: TwilioAccount,
    exchange: any HTTPExchange,
    statusCallback: String? = nil,
    options: TwilioSendOptions = TwilioSendOptions(),
    endpoint: String = "https://api.twilio.com",
    limits: FormFields.Limits = FormFields.Limits(),
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(TwilioSetupError) {
    let path = "/2010-04-01/Accounts/\(account.sid)/Messages.json"
    guard let base = URL(string: endpoint), base.query() == nil, base.fragment() == nil,
      let url = URL(string: endpoint + path), (try? OutgoingRequest(.post, url)) != nil
    else { throw TwilioSetupError(.invalidEndpoint) }
    guard (try? account.authorization()) != nil else {
      throw TwilioSetupError(.invalidCredentials)
    }
    if let statusCallback {
      guard let url = URL(string: statusCallback), url.fragment() == nil,
        (try? OutgoingRequest(.post, url)) != nil
      else { throw TwilioSetupError(.invalidStatusCallback) }
    }
    try options.check()
    self.options = options
    limiter = options.rateLimit.map { RateLimiter($0) }
    self.id = id
    self.account = account
    self.exchange = exchange
    self.statusCallback = statusCallback
    messagesURL = url
    self.limits = limits
    self.clock = clock
  }

  /// What can be sent: 1,600 UTF-16 units, 10 files, and on WhatsApp only within 24 hours, but for
  /// content templates.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let isWhatsApp = channel == .whatsApp
    return ChannelCapabilities(
      textLimit: .twilio,
      maximumAttachments: isWhatsApp ? 1 : 10,
      window: isWhatsApp ? .init(standard: 24 * 3600) : nil,
      mayWriteFirst: !isWhatsApp,
      takesTemplates: isWhatsApp,
      hasDeliveryReceipts: true,
      hasReadReceipts: isWhatsApp
    )
  }

  /// Reads a message or a status callback.
  ///
  /// - Throws: `WebhookRefusal`, before anything of the call is read if its signature is wrong.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    let webhook = try TwilioWebhook(verifying: request, account: account, limits: limits)
    guard var reception = try webhook?.reception(group: options.messagingService) else {
      return Reception(ignored: [IgnoredItem("JSON", reason: "only forms carry messages")])
    }
    // An empty TwiML answer: Twilio sends nothing by itself.
    reception.reply = WebhookReply(
      status: 200,
      contentType: "text/xml; charset=utf-8",
      body: Array("<Response/>".utf8)
    )
    return reception
  }

  /// Sends a message, once.
  ///
  /// Twilio knows no idempotency: what ends `unknown` may have been sent.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    do throws(UnsendableMessage) {
      let form = try TwilioMessageRequest(
        message,
        statusCallback: statusCallback,
        options: options
      )
      if let wait = limiter?.wait(
        for: message.entryPoint.key,
        cost: cost(of: message),
        at: clock()
      ) {
        return .postponed(wait)
      }
      return await post(form.fields)
    } catch {
      return .refused(error.failure)
    }
  }

  /// The messaging service, for which Twilio keeps opt-outs as a whole.
  public func consentGroup(of entryPoint: EntryPoint) -> String? { options.messagingService }

  /// Carriers count segments.
  private func cost(of message: OutboundMessage) -> Double {
    guard message.entryPoint.channel != .whatsApp, message.attachments.isEmpty else { return 1 }
    return Double(SegmentCount(options.typography.apply(to: message.text)).segments)
  }

  private func post(_ form: FormFields) async -> SendOutcome {
    guard let request = try? request(form) else {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    do {
      let response = try await exchange.send(request)
      return TwilioSendReply(response, at: clock()).outcome
    } catch {
      return .withoutResponse(error)
    }
  }

  private func request(_ form: FormFields) throws -> OutgoingRequest {
    var headers = try HeaderFields([
      ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
    ])
    headers.append(try account.authorization())
    return try OutgoingRequest(.post, messagesURL, headers: headers, body: form.encoded())
  }
}
