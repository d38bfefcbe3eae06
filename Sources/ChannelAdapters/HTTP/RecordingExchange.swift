import Locking

/// An HTTP exchange without a network: it answers from a script and keeps what it was asked.
///
/// ```swift
/// let exchange = RecordingExchange([
///   .response(ExchangeResponse(status: 429, headers: tryLater)),
///   .response(ExchangeResponse(status: 201)),
/// ])
/// ```
public final class RecordingExchange: HTTPExchange {
  /// What a request is answered with.
  public enum Reply: Sendable, Equatable {
    /// The server answers.
    case response(ExchangeResponse)
    /// There is no answer.
    case failure(ExchangeError)
  }

  private struct State {
    var script: ArraySlice<Reply>
    var requests: [OutgoingRequest] = []
  }

  private let state: Locked<State>
  private let otherwise: @Sendable (OutgoingRequest) -> Reply

  /// Makes an exchange that gives the replies of a script, one for each request.
  ///
  /// - Parameters:
  ///   - script: The replies in their order.
  ///   - otherwise: Answers the requests behind the end of the script. Unless given, they fail
  ///     with a `notSent` error, so that a test notices a request that it did not expect.
  public init(
    _ script: [Reply] = [],
    otherwise: @escaping @Sendable (OutgoingRequest) -> Reply = { _ in
      .failure(ExchangeError(.other, reach: .notSent, detail: "no reply is scripted"))
    }
  ) {
    state = Locked(State(script: script[...]))
    self.otherwise = otherwise
  }

  /// All requests so far, in the order of their arrival; cancelled ones are not among them.
  public var requests: [OutgoingRequest] {
    state.withLock { $0.requests }
  }

  /// Adds a reply at the end of the script.
  public func append(_ reply: Reply) {
    state.withLock { $0.script.append(reply) }
  }

  /// Keeps the request and gives the next reply of the script.
  ///
  /// - Throws: ``ExchangeError``, as scripted, or `notSent` when the task is cancelled already.
  public func send(_ request: OutgoingRequest) async throws -> ExchangeResponse {
    guard !Task.isCancelled else { throw ExchangeError(.cancelled, reach: .notSent) }
    let scripted = state.withLock { state in
      state.requests.append(request)
      return state.script.popFirst()
    }
    switch scripted ?? otherwise(request) {
    case .response(let response): return response
    case .failure(let error): throw error
    }
  }
}
