import ChannelAdapters
import ConversationCore

/// A webhook of Telnyx's: one event about one message.
struct TelnyxWebhook: Decodable {
  private let data: Event

  private struct Event: Decodable {
    let eventType: String
    let payload: Payload
  }
  private struct Payload: Decodable {
    let id: String?
    let from: Party?
    let to: [Party]?
    let text: String?
    let media: [File]?
    let messagingProfileId: String?
    let receivedAt: String?
    let errors: [Failure]?
    let tags: [String]?
  }
  private struct Party: Decodable {
    let phoneNumber: String?
    let status: String?
  }
  private struct File: Decodable {
    let url: String?
    let contentType: String?
    let size: ScalarText?
  }
  struct Failure: Decodable {
    let code: ScalarText?
  }

  /// The messaging profile that it is for.
  var profile: String? { data.payload.messagingProfileId }

  func reception(profile: String) -> Reception {
    switch data.eventType {
    case "message.received": message(profile: profile)
    case "message.sent", "message.finalized": report(profile: profile)
    default: Reception(ignored: [IgnoredItem("event", reason: "a kind that is not known")])
    }
  }

  private func message(profile: String) -> Reception {
    let payload = data.payload
    guard let id = payload.id, let from = payload.from?.phoneNumber,
      let to = payload.to?.first?.phoneNumber
    else {
      return Reception(ignored: [IgnoredItem("message", reason: "id, from or to is missing")])
    }
    var ignored: [IgnoredItem] = []
    let attachments = (payload.media ?? []).compactMap { file -> Attachment? in
      guard let url = file.url, !url.isEmpty else {
        ignored.append(IgnoredItem("media", reason: "announced, but not there"))
        return nil
      }
      let type = file.contentType ?? ""
      return Attachment(
        mediaType: type.isEmpty ? "application/octet-stream" : type,
        reference: url,
        byteCount: file.size.flatMap { Int($0.text) }
      )
    }
    let message = InboundMessage(
      channel: .sms,
      recipient: ProviderNumber.identity(to),
      sender: ProviderNumber.address(from),
      text: (payload.text ?? "").withoutNulls,
      attachments: attachments,
      externalID: id,
      sentAt: payload.receivedAt.flatMap(ProviderTime.date),
      recipientGroup: profile
    )
    return Reception(events: [.message(message)], ignored: ignored)
  }

  private func report(profile: String) -> Reception {
    let payload = data.payload
    guard let id = payload.id, let own = payload.from?.phoneNumber,
      let word = payload.to?.first?.status
    else {
      return Reception(ignored: [IgnoredItem("report", reason: "id, from or status is missing")])
    }
    let status: DeliveryStatus
    switch word {
    case "queued", "sending", "sent": status = .sent
    case "delivered": status = .delivered
    case "sending_failed", "delivery_failed": status = .failed
    default:
      // `delivery_unconfirmed`: the carrier never says more, and nothing changes.
      return Reception(ignored: [
        IgnoredItem("status", reason: "says nothing new: \(Self.shown(word))")
      ])
    }
    let failure = status == .failed ? TelnyxErrorCode(payload.errors).failure : nil
    let event = DeliveryReport(
      channel: .sms,
      recipient: ProviderNumber.identity(own),
      target: payload.tags?.lazy.compactMap { MessageID($0) }.first.map { .message($0) }
        ?? .providerID(id),
      status: status,
      failure: failure,
      providerID: id
    )
    let consent = failure.flatMap { failure in
      ConsentReport(
        refusal: failure,
        channel: .sms,
        sender: profile,
        customer: payload.to?.first?.phoneNumber,
        messageID: id
      )
    }
    return Reception(events: [.delivery(event)] + (consent.map { [.consent($0)] } ?? []))
  }

  /// A word of the provider's as it may stand in a log.
  private static func shown(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    return isPlain && word.utf8.count <= 40 ? word : "an odd word"
  }
}
