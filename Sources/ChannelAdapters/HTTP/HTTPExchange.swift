/// One request and its response: all that an adapter needs to know about HTTP.
///
/// The product `URLSessionTransport` has one over URLSession; a host may bring its own over the
/// client it already runs. ``RecordingExchange`` is the reference, for tests and examples.
public protocol HTTPExchange: Sendable {
  /// Sends a request, once, and returns what the server answered, whatever the status.
  ///
  /// An implementation must not repeat a request by itself and must not follow redirects: the
  /// first could send a message twice, the second could carry a token to another host. It ends
  /// soon after its task is cancelled.
  ///
  /// - Throws: ``ExchangeError``, which says whether the request can have reached the server. Any
  ///   other error counts as `unknown`, see ``ExchangeError/init(describing:)``.
  func send(_ request: OutgoingRequest) async throws -> ExchangeResponse
}
