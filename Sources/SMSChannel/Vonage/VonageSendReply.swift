import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Vonage answered to a request to send: 200, and one entry for each segment.
struct VonageSendReply {
  let outcome: SendOutcome

  init(_ response: ExchangeResponse, at now: Date) {
    outcome =
      response.isSuccess
      ? Self.outcome(response, at: now) : .byStatus(of: response, at: now)
  }

  private static func outcome(_ response: ExchangeResponse, at now: Date) -> SendOutcome {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)),
      let first = body.messages.first
    else { return .unknown }
    let failed = body.messages.filter { $0.status.text != "0" }
    if failed.isEmpty { return .sent(providerID: first.id) }
    // Some of it is on its way, some is not: sending all of it again would send a part twice.
    guard failed.count == body.messages.count else { return .unknown }
    let error = VonageErrorCode(answer: first.status.text)
    switch error.errorClass {
    case .throttling, .temporary: return .retry(askedIn: response, at: now, error.failure)
    case nil: return .refused(DeliveryFailure(.invalidRequest, code: error.code))
    default: return .refused(error.failure)
    }
  }

  private struct Body: Decodable {
    let messages: [Entry]
  }

  private struct Entry: Decodable {
    let id: String?
    let status: ScalarText

    enum CodingKeys: String, CodingKey {
      case id = "message-id"
      case status
    }
  }
}
