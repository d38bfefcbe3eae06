import ChannelAdapters
import ConversationCore

/// A customer's message in a webhook of Sinch's.
struct SinchMessage: Decodable {
  private let id: String
  private let channelIdentity: Identity
  private let contactMessage: Content
  private let acceptTime: String?
  private let senderId: String?
  private let direction: String?

  struct Identity: Decodable {
    let channel: String
    let identity: String

    var kind: ChannelKind? { Self.kind(of: channel) }

    static func kind(of channel: String) -> ChannelKind? {
      switch channel {
      case "SMS", "MMS": .sms
      case "WHATSAPP": .whatsApp
      default: nil
      }
    }
  }

  private struct Content: Decodable {
    let textMessage: Text?
    let mediaMessage: Media?
    let mediaCardMessage: Media?
    let choiceResponseMessage: Choice?
    let locationMessage: Location?
    let replyTo: Reply?
  }
  private struct Text: Decodable {
    let text: String
  }
  private struct Media: Decodable {
    let url: String
    let caption: String?
  }
  private struct Choice: Decodable {
    let messageId: String?
    let postbackData: String?
  }
  private struct Location: Decodable {
    let coordinates: Coordinates
    let title: String?
  }
  private struct Coordinates: Decodable {
    let latitude: Double
    let longitude: Double
  }
  private struct Reply: Decodable {
    let messageId: String?
  }

  func reception(app: String) -> Reception {
    guard direction ?? "TO_APP" == "TO_APP" else {
      return Reception(ignored: [IgnoredItem("message", reason: "our own message")])
    }
    guard let kind = channelIdentity.kind else {
      return Reception(
        ignored: [IgnoredItem("message", reason: "of a channel that is not taken here")]
      )
    }
    let content = contactMessage
    let media = content.mediaMessage ?? content.mediaCardMessage
    let choice = content.choiceResponseMessage
    let place = content.locationMessage
    guard content.textMessage != nil || media != nil || choice != nil || place != nil else {
      return Reception(ignored: [IgnoredItem("message", reason: "a kind that is not known")])
    }
    var attachments: [Attachment] = []
    if let media {
      attachments.append(Attachment(mediaType: "application/octet-stream", reference: media.url))
    }
    if let place {
      attachments.append(
        Attachment(
          mediaType: "text/uri-list",
          reference: "geo:\(place.coordinates.latitude),\(place.coordinates.longitude)",
          name: place.title
        )
      )
    }
    let message = InboundMessage(
      channel: kind,
      recipient: senderId.map(ProviderNumber.identity) ?? app,
      sender: ProviderNumber.address(channelIdentity.identity),
      text: content.textMessage?.text ?? media?.caption ?? choice?.postbackData ?? "",
      attachments: attachments,
      externalID: id,
      sentAt: acceptTime.flatMap(ProviderTime.date),
      answers: (content.replyTo?.messageId ?? choice?.messageId).map { [$0] } ?? [],
      payload: choice?.postbackData,
      recipientGroup: app
    )
    return Reception(events: [.message(message)])
  }
}
