import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Twilio answered to a request to send.
struct TwilioSendReply {
  let outcome: SendOutcome

  /// Reads an answer.
  ///
  /// Only an answer that says so proves that a message was not taken: a gateway's 502 says nothing
  /// about the request behind it.
  init(_ response: ExchangeResponse, at now: Date) {
    let body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
    let code = body?.code.map { TwilioErrorCode(rawValue: $0) }
    outcome =
      switch response.status {
      case 200...299:
        body?.sid.map { .sent(providerID: $0) } ?? .unknown
      case 429:
        .retry(askedIn: response, at: now, code?.failure(otherwise: .exhausted))
      case 400...499 where code?.isThrottling == true:
        .retry(askedIn: response, at: now, code?.failure(otherwise: .exhausted))
      case 401, 403:
        .refused(code?.failure(otherwise: .credentials) ?? DeliveryFailure(.credentials))
      case 408:
        .unknown
      case 300...499:
        .refused(
          code?.failure(otherwise: .invalidRequest)
            ?? DeliveryFailure(.invalidRequest, code: String(response.status))
        )
      case 503:
        .retry(askedIn: response, at: now, code?.failure(otherwise: .exhausted))
      default:
        .unknown
      }
  }

  /// The message that was created, or the error.
  private struct Body: Decodable {
    let sid: String?
    let code: Int?

    enum Key: CodingKey { case sid, code }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      sid = try? container.decode(String.self, forKey: .sid)
      code = try? container.decode(Int.self, forKey: .code)
    }
  }
}
