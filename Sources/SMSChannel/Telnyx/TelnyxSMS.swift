public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Text and picture messages by way of Telnyx.
///
/// Telnyx keeps opt-outs for a messaging profile as a whole.
public struct TelnyxSMS: SMSProvider {
  private let authorization: HeaderField
  private let signature: TelnyxSignature
  private let profileID: String
  private let messagesURL: URL
  private let callback: String?

  /// Sets up the way to a messaging profile.
  ///
  /// - Parameters:
  ///   - apiKey: The key by which requests are made.
  ///   - profileID: The messaging profile; webhooks of any other are refused.
  ///   - signature: What verifies webhooks.
  ///   - callback: The public URL for reports; without one, the profile's setting counts.
  ///   - endpoint: The address of the API.
  /// - Throws: ``ProviderSetupError`` for what can never work.
  public init(
    apiKey: Secret,
    profileID: String,
    signature: TelnyxSignature,
    callback: String? = nil,
    endpoint: String = "https://api.telnyx.com"
  ) throws(ProviderSetupError) {
    guard !profileID.isEmpty, let authorization = try? HeaderField.bearerAuthorization(apiKey)
    else { throw ProviderSetupError(.invalidCredentials) }
    messagesURL = try ProviderEndpoint.url(endpoint, path: "/v2/messages")
    if let callback { try ProviderEndpoint.check(callback: callback) }
    self.authorization = authorization
    self.signature = signature
    self.profileID = profileID
    self.callback = callback
  }

  /// Ten segments, and ten files.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(
      textLimit: .telnyx,
      maximumAttachments: 10,
      mayWriteFirst: true,
      hasDeliveryReceipts: true
    )
  }

  /// The messaging profile.
  public func consentGroup(of entryPoint: EntryPoint) -> String? { profileID }

  /// Reads a message or a report.
  ///
  /// - Throws: `WebhookRefusal`.
  public func read(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    try WebhookBody.check(request)
    try signature.check(request, at: now)
    let webhook = try WebhookBody.json(TelnyxWebhook.self, request)
    guard webhook.profile?.utf8.elementsEqual(profileID.utf8) ?? true else {
      throw WebhookRefusal(.foreignAccount)
    }
    return webhook.reception(profile: profileID)
  }

  /// The JSON that asks for a message.
  ///
  /// - Throws: ``UnsendableMessage``.
  public func request(
    for message: OutboundMessage
  ) throws(UnsendableMessage) -> OutgoingRequest {
    try message.requireTextMessage()
    let to = try ProviderNumber.recipient(message)
    guard let from = ProviderNumber.sender(message.entryPoint, withPlus: true),
      !message.text.isEmpty || !message.attachments.isEmpty
    else { throw UnsendableMessage(.invalidRequest) }
    for attachment in message.attachments { try attachment.requirePublicAddress() }
    let media = message.attachments.map(\.reference)
    let body = TelnyxSendRequest(
      from: from,
      to: to.normalized,
      text: message.text,
      mediaUrls: media.isEmpty ? nil : media,
      messagingProfileId: profileID,
      webhookUrl: callback,
      // It comes back with every report: a report may be faster than the answer to the request.
      tags: ["\(message.id)"]
    )
    return try ProviderEndpoint.post(messagesURL, authorization: authorization, json: body)
  }

  /// What Telnyx answered.
  public func outcome(of response: ExchangeResponse, at now: Date) -> SendOutcome {
    TelnyxSendReply(response, at: now).outcome
  }
}

private struct TelnyxSendRequest: Encodable {
  let from: String
  let to: String
  let text: String
  let mediaUrls: [String]?
  let messagingProfileId: String
  let webhookUrl: String?
  let tags: [String]
}
