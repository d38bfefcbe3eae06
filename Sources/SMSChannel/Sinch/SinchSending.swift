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
  }
  private struct Text: Encodable {
    let text: String
  }
  private struct Media: Encodable {
    let url: String
  }

  /// - Throws: ``UnsendableMessage`` for more than a text or one file that anyone may fetch.
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
    switch (outbound.text.isEmpty, outbound.attachments.count) {
    case (false, 0): message = Content(textMessage: Text(text: outbound.text))
    case (true, 1):
      let reference = outbound.attachments[0].reference
      guard URL(string: reference)?.scheme?.lowercased() == "https" else {
        throw UnsendableMessage(.invalidRequest)
      }
      message = Content(mediaMessage: Media(url: reference))
    default: throw UnsendableMessage(.invalidRequest)
    }
  }

  func json() throws(UnsendableMessage) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { throw UnsendableMessage(.invalidRequest) }
    return Array(data)
  }
}

/// What Sinch answered to a request to send.
struct SinchSendReply {
  let outcome: SendOutcome

  init(_ response: ExchangeResponse, at now: Date) {
    let body = try? WebhookBody.decoder.decode(Body.self, from: Data(response.body))
    outcome =
      switch response.status {
      case 200...299: body?.messageId.map { .sent(providerID: $0) } ?? .unknown
      case 429, 503: .retry(askedIn: response, at: now, nil)
      case 401, 403: .refused(DeliveryFailure(.credentials, code: "\(response.status)"))
      case 408: .unknown
      case 300...499: .refused(DeliveryFailure(.invalidRequest, code: "\(response.status)"))
      default: .unknown
      }
  }

  private struct Body: Decodable {
    let messageId: String?
  }
}
