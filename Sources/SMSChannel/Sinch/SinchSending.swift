import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The JSON that asks Sinch for a message.
struct SinchSendRequest: Encodable {
  private let appId: String
  private let recipient: Recipient
  private let message: Content
  private let channelPriorityOrder: [String]
  private let channelProperties: [String: String]
  private let messageMetadata: String

  private struct Recipient: Encodable {
    let identifiedBy: Identities
  }
  private struct Identities: Encodable {
    let channelIdentities: [Identity]
  }
  private struct Identity: Encodable {
    let channel: String
    let identity: String
  }
  private struct Content: Encodable {
    var textMessage: Text?
    var mediaMessage: Media?
    var templateMessage: Template?
  }
  private struct Text: Encodable {
    let text: String
  }
  private struct Media: Encodable {
    let url: String
  }
  private struct Template: Encodable {
    /// By the channel's name.
    let channelTemplate: [String: SinchTemplate]
  }

  /// - Throws: ``UnsendableMessage`` for more than a text, one file that anyone may fetch or a template of
  ///   WhatsApp's.
  init(
    _ outbound: OutboundMessage,
    appID: String,
    from: String,
    to: String
  ) throws(UnsendableMessage) {
    let channel = outbound.entryPoint.channel == .whatsApp ? "WHATSAPP" : "SMS"
    appId = appID
    recipient = Recipient(
      identifiedBy: Identities(channelIdentities: [Identity(channel: channel, identity: to)])
    )
    channelPriorityOrder = [channel]
    channelProperties = channel == "SMS" ? ["SMS_SENDER": from] : [:]
    messageMetadata = "\(outbound.id)"
    if let template = outbound.template {
      guard channel == "WHATSAPP" else { throw .templateNotCarried }
      let content = try SinchTemplate(template)
      message = Content(templateMessage: Template(channelTemplate: [channel: content]))
      return
    }
    switch (outbound.text.isEmpty, outbound.attachments.count) {
    case (false, 0): message = Content(textMessage: Text(text: outbound.text))
    case (true, 1):
      let attachment = outbound.attachments[0]
      try attachment.requirePublicAddress()
      message = Content(mediaMessage: Media(url: attachment.reference))
    // Each is a message of its own.
    default: throw UnsendableMessage(.invalidRequest, code: "text-or-one-file")
    }
  }
}

/// What Sinch answered to a request to send.
struct SinchSendReply {
  let outcome: SendOutcome

  init(_ response: ExchangeResponse, at now: Date) {
    let body = try? WebhookBody.decoder.decode(Body.self, from: Data(response.body))
    outcome =
      response.isSuccess
      ? body?.messageId.map { .sent(providerID: $0) } ?? .unknown
      : .byStatus(of: response, at: now)
  }

  private struct Body: Decodable {
    let messageId: String?
  }
}
