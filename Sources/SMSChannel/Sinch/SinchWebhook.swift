import ChannelAdapters
import ConversationCore

/// A webhook of Sinch's: an envelope with one thing in it.
struct SinchWebhook: Decodable {
  let appID: String
  private let message: SinchMessage?
  private let report: Report?
  private let optOut: Consent?
  private let optIn: Consent?
  private let eventTime: String?

  private struct Report: Decodable {
    let messageId: String
    let status: String
    let channelIdentity: SinchMessage.Identity?
    let reason: Reason?
    let metadata: String?
  }
  private struct Reason: Decodable {
    let code: String?
  }
  private struct Consent: Decodable {
    let channel: String?
    let identity: String?
    let requestId: String?
    let status: String?
  }

  private enum CodingKeys: String, CodingKey {
    case appID = "appId"
    case message
    case report = "messageDeliveryReport"
    case optOut = "optOutNotification"
    case optIn = "optInNotification"
    case eventTime
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    appID = try container.decode(String.self, forKey: .appID)
    // What is malformed is passed over with a reason, and its sender is answered.
    message = try? container.decode(SinchMessage.self, forKey: .message)
    report = try? container.decode(Report.self, forKey: .report)
    optOut = try? container.decode(Consent.self, forKey: .optOut)
    optIn = try? container.decode(Consent.self, forKey: .optIn)
    eventTime = try? container.decode(String.self, forKey: .eventTime)
  }

  var reception: Reception {
    if let message { return message.reception(app: appID) }
    if let report { return reception(of: report) }
    if let optOut { return reception(of: optOut, .optOut) }
    if let optIn { return reception(of: optIn, .optIn) }
    return Reception(
      ignored: [IgnoredItem("webhook", reason: "neither a message nor a report nor a consent")]
    )
  }

  private func reception(of report: Report) -> Reception {
    let status: DeliveryStatus
    switch report.status {
    case "QUEUED_ON_CHANNEL": status = .sent
    case "DELIVERED": status = .delivered
    case "READ": status = .read
    case "FAILED": status = .failed
    default: return Reception(ignored: [IgnoredItem("status", reason: "unknown status")])
    }
    let channel = report.channelIdentity?.kind ?? .sms
    let failure = status == .failed ? Self.failure(report.reason?.code) : nil
    let event = DeliveryReport(
      channel: channel,
      recipient: appID,
      target: report.metadata.flatMap { MessageID($0) }.map { .message($0) }
        ?? .providerID(report.messageId),
      status: status,
      failure: failure,
      providerID: report.messageId
    )
    let consent = failure.flatMap { failure in
      ConsentReport(
        refusal: failure,
        channel: channel,
        sender: appID,
        customer: report.channelIdentity?.identity,
        messageID: report.messageId
      )
    }
    return Reception(events: [.delivery(event)] + (consent.map { [.consent($0)] } ?? []))
  }

  private func reception(of consent: Consent, _ request: ConsentRequest) -> Reception {
    guard let identity = consent.identity,
      let kind = SinchMessage.Identity.kind(of: consent.channel ?? "SMS"),
      consent.status?.hasSuffix("FAILED") != true
    else {
      return Reception(
        ignored: [IgnoredItem("consent", reason: "for another channel, or it did not succeed")]
      )
    }
    let scope = ConsentScope(
      channel: kind,
      sender: appID,
      address: ProviderNumber.address(identity)
    )
    let report = ConsentReport(
      request,
      in: scope,
      at: eventTime.flatMap(ProviderTime.date),
      externalID: consent.requestId
    )
    return Reception(events: [.consent(report)])
  }

  private static func failure(_ code: String?) -> DeliveryFailure {
    let errorClass: SendErrorClass =
      switch code {
      case "RECIPIENT_OPTED_OUT": .consent
      case "OUTSIDE_ALLOWED_SENDING_WINDOW": .window
      case "CHANNEL_FAILURE", "RECIPIENT_NOT_REACHABLE", "RECIPIENT_UNAVAILABLE": .temporary
      case "CHANNEL_REJECT", "CONTENT_REJECTED", "UNSUPPORTED_CONTENT": .policy
      case "CHANNEL_BAD_CONFIGURATION", "PERMISSION_DENIED": .account
      case "BAD_REQUEST", "MESSAGE_TOO_LONG": .request
      case "RATE_LIMITED": .throttling
      default: .address
      }
    return DeliveryFailure(errorClass.failureKind, code: code)
  }
}
