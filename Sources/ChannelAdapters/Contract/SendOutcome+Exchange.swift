public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension SendOutcome {
  /// What is known of a message whose request got no response.
  ///
  /// A request that certainly never left may be made again, unless it can never be made; anything
  /// else may have been carried out.
  public static func withoutResponse(_ error: any Error) -> Self {
    let error = ExchangeError(describing: error)
    switch (error.reach, error.code) {
    case (.notSent, .invalidRequest): return .refused(DeliveryFailure(.invalidRequest))
    case (.notSent, _): return .retry(after: nil, nil)
    case (.unknown, _): return .unknown
    }
  }

  /// To be tried again when the response says so, or else as the backoff says.
  public static func retry(
    askedIn response: ExchangeResponse,
    at now: Date,
    _ failure: DeliveryFailure?
  ) -> Self {
    let delay = response.retryAfter(receivedAt: now)?.delay
    return .retry(after: delay.map { $0 / .seconds(1) }, failure)
  }

  /// What an answer says by its status alone, where the provider's own words say nothing.
  ///
  /// Only an answer that says so proves that a message was not taken: a gateway's 502 says nothing
  /// about the request behind it.
  ///
  /// `code`: the provider's own code, or else the status. `throttled`: what is said of a request that
  /// is to be made again.
  package static func byStatus(
    of response: ExchangeResponse,
    at now: Date,
    code: String? = nil,
    throttled: DeliveryFailure? = nil
  ) -> Self {
    let code = code ?? String(response.status)
    return switch response.status {
    case 429, 503: .retry(askedIn: response, at: now, throttled)
    case 401, 403: .refused(DeliveryFailure(.credentials, code: code))
    case 408: .unknown
    case 300...499: .refused(DeliveryFailure(.invalidRequest, code: code))
    default: .unknown
    }
  }
}
