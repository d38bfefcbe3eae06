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
}
