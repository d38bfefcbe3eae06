import ChannelAdapters
import ConversationCore

/// A customer's message in a webhook of Sinch's.
struct SinchMessage: Decodable {
  private let id: String
  private let channel_identity: Identity
  private let contact_message: Content
  private let accept_time: String?
  private let sender_id: String?
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
    let text_message: Text?
    let media_message: Media?
    let media_card_message: Media?
    let choice_response_message: Choice?
    let location_message: Location?
    let reply_to: Reply?
  }
  private struct Text: Decodable {
    let text: String
  }
  private struct Media: Decodable {
    let url: String
    let caption: String?
  }
  private struct Choice: Decodable {
    let message_id: String?
    let postback_data: String?
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
    let message_id: String?
  }

  func reception(app: String) -> Reception {
    guard direction ?? "TO_APP" == "TO_APP" else {
      return Reception(ignored: [IgnoredItem("message", reason: "our own message")])
    }
    guard let kind = channel_identity.kind else {
      return Reception(
        ignored: [IgnoredItem("message", reason: "of a channel that is not taken here")]
      )
    }
    let content = contact_message
    let media = content.media_message ?? content.media_card_message
    let choice = content.choice_response_message
    let place = content.location_message
    guard content.text_message != nil || media != nil || choice != nil || place != nil else {
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
      recipient: sender_id.map(ProviderNumber.identity) ?? app,
      sender: ProviderNumber.address(channel_identity.identity),
      text: (content.text_message?.text ?? media?.caption ?? choice?.postback_data ?? "")
        .withoutNulls,
      attachments: attachments,
      externalID: id,
      sentAt: accept_time.flatMap(ProviderTime.date),
      answers: (content.reply_to?.message_id ?? choice?.message_id).map { [$0] } ?? [],
      payload: choice?.postback_data,
      recipientGroup: app
    )
    return Reception(events: [.message(message)])
  }
}
