public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Text messages by way of Vonage's SMS API.
///
/// Vonage hands long messages over in parts; each part is an event of its own, and waits in storage
/// for the others. It sends a webhook again for 24 hours, until it is answered: a copy is known by
/// its identifier, so that an old signature is taken as long as that.
public struct VonageSMS: SMSProvider {
  /// How old a signed webhook may be, in seconds: as long as Vonage goes on sending, and an hour.
  public static let oldestWebhook: TimeInterval = 25 * 3600

  private let apiKey: String
  private let apiSecret: Secret
  private let signatureSecrets: SecretSet
  private let messagesURL: URL
  private let callback: String?

  /// Sets up the way to an account.
  ///
  /// - Parameters:
  ///   - apiKey: The account's API key; webhooks of any other are refused.
  ///   - apiSecret: The account's API secret, for sending.
  ///   - signatureSecrets: The signature secrets of webhooks: with Vonage, not the API secret.
  ///   - callback: The public URL for reports; without one, the account's setting counts.
  ///   - endpoint: The address of the API.
  /// - Throws: ``ProviderSetupError`` for what can never work.
  public init(
    apiKey: String,
    apiSecret: Secret,
    signatureSecrets: SecretSet,
    callback: String? = nil,
    endpoint: String = "https://rest.nexmo.com"
  ) throws(ProviderSetupError) {
    guard !apiKey.isEmpty else { throw ProviderSetupError(.invalidCredentials) }
    messagesURL = try ProviderEndpoint.url(endpoint, path: "/sms/json")
    if let callback { try ProviderEndpoint.check(callback: callback) }
    self.apiKey = apiKey
    self.apiSecret = apiSecret
    self.signatureSecrets = signatureSecrets
    self.callback = callback
  }

  /// Texts of any number of segments that a telephone can join; no files.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(textLimit: .joinable, mayWriteFirst: true, hasDeliveryReceipts: true)
  }

  /// Reads a message, a part of one, or a report.
  ///
  /// - Throws: `WebhookRefusal`.
  public func read(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    let fields = try VonageParameters.fields(of: request)
    guard try VonageSignature.match(fields, secrets: signatureSecrets) != nil else {
      throw WebhookRefusal(.signatureWrong)
    }
    guard let timestamp = fields["timestamp"] else {
      throw WebhookRefusal(.malformed("timestamp is missing"))
    }
    try WebhookBody.check(timestamp: timestamp, at: now, past: Self.oldestWebhook)
    if let key = fields["api-key"], !key.utf8.elementsEqual(apiKey.utf8) {
      throw WebhookRefusal(.foreignAccount)
    }
    return try VonageWebhook(fields).reception
  }

  /// The form that asks for a message.
  ///
  /// - Throws: ``UnsendableMessage``.
  public func request(
    for message: OutboundMessage
  ) throws(UnsendableMessage) -> OutgoingRequest {
    try message.requireTextMessage()
    let to = try ProviderNumber.recipient(message)
    guard let from = ProviderNumber.sender(message.entryPoint, withPlus: false),
      message.attachments.isEmpty, !message.text.isEmpty
    else { throw UnsendableMessage(.invalidRequest) }
    var fields = FormFields()
    fields.append(name: "api_key", value: apiKey)
    fields.append(
      name: "api_secret",
      value: apiSecret.withBytes { String(decoding: $0, as: UTF8.self) }
    )
    fields.append(name: "from", value: from)
    fields.append(name: "to", value: to.digits)
    fields.append(name: "text", value: message.text)
    if SegmentCount(message.text).encoding == .ucs2 {
      fields.append(name: "type", value: "unicode")
    }
    fields.append(name: "client-ref", value: "\(message.id)")
    fields.append(name: "status-report-req", value: "1")
    if let callback { fields.append(name: "callback", value: callback) }
    return try ProviderEndpoint.post(
      messagesURL,
      type: "application/x-www-form-urlencoded",
      fields.encoded()
    )
  }

  /// What Vonage answered.
  public func outcome(of response: ExchangeResponse, at now: Date) -> SendOutcome {
    VonageSendReply(response, at: now).outcome
  }
}
