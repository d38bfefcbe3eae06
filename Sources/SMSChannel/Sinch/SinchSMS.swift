public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Text messages and WhatsApp by way of Sinch's Conversation API.
///
/// Sinch keeps consents for an app as a whole, and reports them by webhooks of their own.
///
/// Requests carry the access key. For more than tests Sinch wants short-lived tokens in its place: send
/// through a `ClientCredentialsExchange` with ``tokenURL``.
public struct SinchSMS: SMSProvider {
  /// Where Sinch hands out access tokens.
  public static let tokenURL = "https://auth.sinch.com/oauth2/token"

  /// The access key by which requests are made.
  public struct AccessKey: Sendable {
    let id: String
    let secret: Secret

    /// Names a key.
    public init(id: String, secret: Secret) {
      self.id = id
      self.secret = secret
    }
  }

  private let appID: String
  private let authorization: HeaderField
  private let webhookSecrets: SecretSet
  private let messagesURL: URL

  /// Sets up the way to an app of a project.
  ///
  /// - Parameters:
  ///   - projectID: The project.
  ///   - appID: The app; webhooks of any other are refused.
  ///   - key: The access key of the project.
  ///   - webhookSecrets: The secrets of the app's webhooks.
  ///   - endpoint: The address of the API in the app's region.
  /// - Throws: ``ProviderSetupError`` for what can never work.
  public init(
    projectID: String,
    appID: String,
    key: AccessKey,
    webhookSecrets: SecretSet,
    endpoint: String = "https://us.conversation.api.sinch.com"
  ) throws(ProviderSetupError) {
    let isName = { (byte: UInt8) in
      byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
    }
    guard !projectID.isEmpty, !appID.isEmpty, projectID.utf8.allSatisfy(isName),
      let authorization = try? HeaderField.basicAuthorization(user: key.id, password: key.secret)
    else { throw ProviderSetupError(.invalidCredentials) }
    messagesURL = try ProviderEndpoint.url(
      endpoint,
      path: "/v1/projects/\(projectID)/messages:send"
    )
    self.appID = appID
    self.authorization = authorization
    self.webhookSecrets = webhookSecrets
  }

  /// Texts up to 1,600 units of UTF-16, or one file; on WhatsApp within 24 hours, but for templates.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let isWhatsApp = channel == .whatsApp
    return ChannelCapabilities(
      textLimit: TextLimit(maximum: 1600, measure: .utf16),
      maximumAttachments: 1,
      joinsTextAndAttachments: false,
      window: isWhatsApp ? .init(standard: 24 * 3600) : nil,
      mayWriteFirst: !isWhatsApp,
      takesTemplates: isWhatsApp,
      hasDeliveryReceipts: true,
      hasReadReceipts: isWhatsApp
    )
  }

  /// The app.
  public func consentGroup(of entryPoint: EntryPoint) -> String? { appID }

  /// Reads a message, a report or a notice of consent.
  ///
  /// - Throws: `WebhookRefusal`.
  public func read(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    try WebhookBody.check(request)
    guard try SinchSignature.match(request, secrets: webhookSecrets, at: now) != nil else {
      throw WebhookRefusal(.signatureWrong)
    }
    let webhook = try WebhookBody.json(SinchWebhook.self, request)
    guard webhook.appID.utf8.elementsEqual(appID.utf8) else {
      throw WebhookRefusal(.foreignAccount)
    }
    return webhook.reception
  }

  /// The JSON that asks for a message.
  ///
  /// - Throws: ``UnsendableMessage``.
  public func request(
    for message: OutboundMessage
  ) throws(UnsendableMessage) -> OutgoingRequest {
    try message.requireOpenWindow()
    let to = try ProviderNumber.recipient(message)
    guard let from = ProviderNumber.sender(message.entryPoint, withPlus: false) else {
      throw UnsendableMessage(.invalidRequest)
    }
    let request = try SinchSendRequest(message, appID: appID, from: from, to: to.digits)
    return try ProviderEndpoint.post(messagesURL, authorization: authorization, json: request)
  }

  /// What Sinch answered.
  public func outcome(of response: ExchangeResponse, at now: Date) -> SendOutcome {
    SinchSendReply(response, at: now).outcome
  }
}
