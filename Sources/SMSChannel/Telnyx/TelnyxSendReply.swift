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
      switch response.status {
      case 200...299: body?.data?.id.map { .sent(providerID: $0) } ?? .unknown
      case 429, 503: .retry(askedIn: response, at: now, error.code == nil ? nil : error.failure)
      case 400...499 where error.errorClass == .throttling:
        .retry(askedIn: response, at: now, error.failure)
      case 408: .unknown
      case 300...499 where error.errorClass != nil: .refused(error.failure)
      case 401, 403: .refused(DeliveryFailure(.credentials, code: error.code))
      case 300...499:
        .refused(DeliveryFailure(.invalidRequest, code: error.code ?? "\(response.status)"))
      default: .unknown
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
