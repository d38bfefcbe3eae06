import ChannelAdapters
import Foundation
import Locking

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One exchange under way: the delegate of its session, and whoever waits for its end.
///
/// It ends exactly once, by ``finish(_:)``, whichever of response, failure, time-out and
/// cancellation comes first.
final class PendingExchange: NSObject, Sendable {
  typealias Outcome = Result<ExchangeResponse, ExchangeError>

  private struct State {
    var continuation: CheckedContinuation<Outcome, Never>?
    /// Why we ended it ourselves, if we did.
    var abandoned: ExchangeError.Code?
    var hasEnded = false
    var response: HTTPURLResponse?
    var body: [UInt8] = []
  }

  private let state = Locked(State())
  private let hasBody: Bool
  private let largestBody: Int

  init(hasBody: Bool, largestBody: Int) {
    self.hasBody = hasBody
    self.largestBody = largestBody
  }

  /// Starts the task and waits for the end of the exchange.
  func response(to task: URLSessionDataTask) async throws(ExchangeError) -> ExchangeResponse {
    let outcome = await withCheckedContinuation { continuation in
      let abandoned = state.withLock { state in
        if state.abandoned == nil {
          state.continuation = continuation
        }
        return state.abandoned
      }
      if let abandoned {
        continuation.resume(returning: .failure(ExchangeError(abandoned, reach: .notSent)))
      } else {
        task.resume()
      }
    }
    return try outcome.get()
  }

  /// Ends the exchange from our side; only the first reason counts.
  ///
  /// The session is given a second to say how far the request has come. It always has, but whoever
  /// cancels must not wait for ever should it not.
  func abandon(_ task: URLSessionTask, because code: ExchangeError.Code) {
    let isFirst = state.withLock { state in
      guard state.abandoned == nil, !state.hasEnded else { return false }
      state.abandoned = code
      return true
    }
    guard isFirst else { return }
    task.cancel()
    Task {
      try await Task.sleep(for: .seconds(1))
      finish(.failure(ExchangeError(code, reach: .unknown)))
    }
  }

  private func finish(_ outcome: Outcome) {
    let continuation = state.withLock { state in
      state.hasEnded = true
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume(returning: outcome)
  }
}

extension PendingExchange: URLSessionDataDelegate {
  func urlSession(
    _: URLSession,
    task _: URLSessionTask,
    willPerformHTTPRedirection _: HTTPURLResponse,
    newRequest _: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _: URLSession,
    dataTask: URLSessionDataTask,
    didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { $0.response = response as? HTTPURLResponse }
    if response.expectedContentLength > Int64(largestBody) {
      abandon(dataTask, because: .responseTooLarge)
    }
    completionHandler(.allow)
  }

  func urlSession(_: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = state.withLock { state in
      guard state.body.count + data.count <= largestBody else { return true }
      state.body.append(contentsOf: data)
      return false
    }
    if isTooLarge {
      abandon(dataTask, because: .responseTooLarge)
    }
  }

  func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let (abandoned, response, body) = state.withLock { ($0.abandoned, $0.response, $0.body) }
    if error == nil, abandoned == nil, let response {
      finish(.success(ExchangeResponse(response, body: body)))
    } else {
      let failure = ExchangeFailure(
        error: error,
        abandoned: abandoned,
        hadResponse: response != nil,
        hadBody: hasBody,
        bodyByteCountSent: task.countOfBytesSent
      )
      finish(.failure(failure.described))
    }
  }
}
