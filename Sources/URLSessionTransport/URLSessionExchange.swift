public import ChannelAdapters

#if canImport(FoundationNetworking)
import Foundation
public import FoundationNetworking
#else
public import Foundation
#endif

/// HTTP over URLSession: on Apple platforms the system's, elsewhere Foundation's over libcurl.
///
/// Redirects are not followed: the response with its status 3xx is returned. Nothing is kept
/// between requests: no cookies, no cache, no credentials.
///
/// Nor are connections kept. When a server closes a connection after it has read a second request
/// on it, libcurl sends that request again, POST or not, and a customer would get a message twice.
/// A host that needs pooled connections brings an `HTTPExchange` over a client that never
/// repeats a request.
///
/// ```swift
/// let exchange = URLSessionExchange(timeLimit: .seconds(20))
/// let response = try await exchange.send(request)
/// ```
public struct URLSessionExchange: HTTPExchange {
  private let configuration: URLSessionConfiguration
  private let timeLimit: Duration
  private let largestBody: Int

  /// Makes an exchange.
  ///
  /// - Parameters:
  ///   - timeLimit: How long one exchange may take, from its beginning to the last byte of the
  ///     response; 30 seconds unless stated.
  ///   - largestBody: The most bytes that the body of a response may have once it is unpacked;
  ///     10 MiB unless stated.
  ///   - configuration: For proxies, protocols and the like, copied here. Its cookies, cache and
  ///     credentials are not used.
  public init(
    timeLimit: Duration = .seconds(30),
    largestBody: Int = 10 << 20,
    configuration: URLSessionConfiguration = .ephemeral
  ) {
    self.configuration = Self.withoutMemory(configuration)
    self.timeLimit = timeLimit
    self.largestBody = largestBody
  }

  /// Sends a request, once, and returns the response, whatever its status.
  ///
  /// Of the header fields of the response those of one name are joined by commas, and they are
  /// sorted by name: URLSession does not tell their order.
  ///
  /// - Throws: `ExchangeError`. It is `notSent` when the name could not be resolved, or nobody
  ///   listened, or no secure connection came about, and for a time-out or cancellation before
  ///   that. From then on any failure is `unknown`: nobody can tell what the server had read.
  public func send(_ request: OutgoingRequest) async throws -> ExchangeResponse {
    guard !Task.isCancelled else { throw ExchangeError(.cancelled, reach: .notSent) }
    let pending = PendingExchange(hasBody: !request.body.isEmpty, largestBody: largestBody)
    let session = URLSession(configuration: configuration, delegate: pending, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: URLRequest(request))
    let timer = Task { [timeLimit] in
      try await Task.sleep(for: timeLimit)
      pending.abandon(task, because: .timedOut)
    }
    defer { timer.cancel() }
    return try await withTaskCancellationHandler {
      try await pending.response(to: task)
    } onCancel: {
      pending.abandon(task, because: .cancelled)
    }
  }

  private static func withoutMemory(
    _ configuration: URLSessionConfiguration
  ) -> URLSessionConfiguration {
    let own = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
    own.httpCookieStorage = nil
    own.httpShouldSetCookies = false
    own.urlCache = nil
    own.urlCredentialStorage = nil
    own.requestCachePolicy = .reloadIgnoringLocalCacheData
    return own
  }
}
