import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The JSON that asks Sinch for a message.
struct SinchSendRequest: Encodable {
  private let app_id: String
  private let recipient: Recipient
  private let message: Content
  private let channel_priority_order: [String]
  private let channel_properties: [String: String]
  private let message_metadata: String

  private struct Recipient: Encodable {
    let identified_by: Identities
  }
  private struct Identities: Encodable {
    let channel_identities: [Identity]
  }
  private struct Identity: Encodable {
    let channel: String
    let identity: String
  }
  private struct Content: Encodable {
    var text_message: Text?
    var media_message: Media?
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
    app_id = appID
    recipient = Recipient(
      identified_by: Identities(channel_identities: [Identity(channel: channel, identity: to)])
    )
    channel_priority_order = [channel]
    channel_properties = channel == "SMS" ? ["SMS_SENDER": from] : [:]
    message_metadata = "\(outbound.id)"
    switch (outbound.text.isEmpty, outbound.attachments.count) {
    case (false, 0): message = Content(text_message: Text(text: outbound.text))
    case (true, 1):
      let reference = outbound.attachments[0].reference
      guard URL(string: reference)?.scheme?.lowercased() == "https" else {
        throw UnsendableMessage(.invalidRequest)
      }
      message = Content(media_message: Media(url: reference))
    default: throw UnsendableMessage(.invalidRequest)
    }
  }

  func json() throws(UnsendableMessage) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { throw UnsendableMessage(.invalidRequest) }
    return Array(data)
  }
}

/// What Sinch answered to a request to send.
struct SinchSendReply {
  let outcome: SendOutcome

  init(_ response: ExchangeResponse, at now: Date) {
    let body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
    outcome =
      switch response.status {
      case 200...299: body?.message_id.map { .sent(providerID: $0) } ?? .unknown
      case 429, 503: .retry(askedIn: response, at: now, nil)
      case 401, 403: .refused(DeliveryFailure(.credentials, code: "\(response.status)"))
      case 408: .unknown
      case 300...499: .refused(DeliveryFailure(.invalidRequest, code: "\(response.status)"))
      default: .unknown
      }
  }

  private struct Body: Decodable {
    let message_id: String?
  }
}
