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
public struct TwilioSMSAdapter: ChannelAdapter {
  /// The longest text that Twilio takes, in UTF-16 units.
  public static let longestText = 1600

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let account: TwilioAccount
  private let exchange: any HTTPExchange
  private let messagesURL: URL
  private let statusCallback: String?
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
  ///   - endpoint: The address of the API, for regions and for tests.
  ///   - limits: How large a webhook may be.
  ///   - clock: Tells the time, against which `Retry-After` dates are read.
  /// - Throws: ``TwilioSetupError`` for addresses and credentials that can never work.
  public init(
    id: AdapterID = "twilio",
    account: TwilioAccount,
    exchange: any HTTPExchange,
    statusCallback: String? = nil,
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
    self.id = id
    self.account = account
    self.exchange = exchange
    self.statusCallback = statusCallback
    messagesURL = url
    self.limits = limits
    self.clock = clock
  }

  /// What can be sent: 1,600 UTF-16 units, 10 files, and on WhatsApp only within 24 hours.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let isWhatsApp = channel == .whatsApp
    return ChannelCapabilities(
      textLimit: TextLimit(maximum: Self.longestText, measure: .utf16),
      maximumAttachments: isWhatsApp ? 1 : 10,
      window: isWhatsApp ? .init(standard: 24 * 3600) : nil,
      mayWriteFirst: !isWhatsApp,
      hasDeliveryReceipts: true,
      hasReadReceipts: isWhatsApp
    )
  }

  /// Reads a message or a status callback.
  ///
  /// - Throws: ``WebhookRefusal``, before anything of the call is read if its signature is wrong.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    let webhook = try TwilioWebhook(verifying: request, account: account, limits: limits)
    guard var reception = try webhook?.reception() else {
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
      let form = try TwilioMessageRequest(message, statusCallback: statusCallback)
      return await post(form.fields)
    } catch {
      return .refused(error.failure)
    }
  }

  private func post(_ form: FormFields) async -> SendOutcome {
    do {
      var headers = try HeaderFields([
        ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
      ])
      headers.append(try account.authorization())
      let request = try OutgoingRequest(
        .post,
        messagesURL,
        headers: headers,
        body: form.encoded()
      )
      let response = try await exchange.send(request)
      return TwilioSendReply(response, at: clock()).outcome
    } catch {
      return .withoutResponse(error)
    }
  }
}
