import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Telnyx answered to a request to send.
struct TelnyxSendReply {
  let outcome: SendOutcome

  init(_ response: ExchangeResponse, at now: Date) {
    let body = try? WebhookBody.decoder.decode(Body.self, from: Data(response.body))
    let error = TelnyxErrorCode(body?.errors)
    outcome =
      switch (response.status, error.errorClass) {
      case (200...299, _): body?.data?.id.map { .sent(providerID: $0) } ?? .unknown
      case (400...499, .throttling?): .retry(askedIn: response, at: now, error.failure)
      case (300...407, _?), (409...428, _?), (430...499, _?): .refused(error.failure)
      default:
        .byStatus(
          of: response,
          at: now,
          code: error.code,
          throttled: error.code == nil ? nil : error.failure
        )
      }
  }

  private struct Body: Decodable {
    let data: Message?
    let errors: [TelnyxWebhook.Failure]?
  }
  private struct Message: Decodable {
    let id: String?
  }
}
