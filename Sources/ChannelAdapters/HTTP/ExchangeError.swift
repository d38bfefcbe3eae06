/// Why there is no response, and what is known about the request all the same.
///
/// A message whose request was `notSent` can be sent again. One that ended `unknown` may have been
/// delivered: sending it again may deliver it twice.
public struct ExchangeError: Error, Sendable, Equatable {
  /// How far the request can have come.
  public enum Reach: Sendable, Equatable {
    /// The server has certainly not got the whole request, and so has not carried it out.
    case notSent
    /// The server may have got the request and carried it out.
    case unknown
  }

  /// What happened.
  @nonexhaustive
  public enum Code: Sendable, Equatable {
    /// The request cannot be sent as it is.
    case invalidRequest
    /// The host has no address, or nobody listens there, or the network is down.
    case cannotConnect
    /// No secure connection came about, for example because of a certificate.
    case cannotSecure
    /// The time allowed for the whole exchange ran out.
    case timedOut
    /// The task that waited was cancelled.
    case cancelled
    /// The connection ended before the response was complete.
    case connectionLost
    /// The body of the response is larger than the transport accepts.
    case responseTooLarge
    /// What came back is not HTTP.
    case malformedResponse
    /// Something else.
    case other
  }

  /// What to branch on.
  public let code: Code

  /// How far the request can have come.
  public let reach: Reach

  /// What the transport said, without addresses or content: an error domain and number.
  public let detail: String?

  /// Makes an error; only transports and tests need to.
  ///
  /// - Parameters:
  ///   - code: What happened.
  ///   - reach: `notSent` only when that is certain.
  ///   - detail: A hint for operators. It ends up in logs: no URL, no content, no secret.
  public init(_ code: Code, reach: Reach, detail: String? = nil) {
    self.code = code
    self.reach = reach
    self.detail = detail
  }

  /// Reads any error that an exchange threw: one of these as it is, any other as `unknown`.
  public init(describing error: any Error) {
    switch error {
    case let known as ExchangeError:
      self = known
    case is CancellationError:
      self.init(.cancelled, reach: .unknown)
    default:
      // The type only: what an error says about itself often quotes the URL and its tokens.
      self.init(.other, reach: .unknown, detail: String(describing: type(of: error)))
    }
  }
}

extension ExchangeError: CustomStringConvertible {
  /// A sentence for developers; it holds neither address nor content.
  public var description: String {
    let known =
      switch reach {
      case .notSent: "The request was not sent"
      case .unknown: "It is unknown whether the request was carried out"
      }
    return "\(known): \(reason)\(detail.map { " (\($0))" } ?? "")."
  }

  private var reason: String {
    switch code {
    case .invalidRequest: "it is not one that can be sent"
    case .cannotConnect: "no connection could be made; check the host and the network"
    case .cannotSecure: "no secure connection could be made; check the certificate"
    case .timedOut: "the time allowed ran out"
    case .cancelled: "the task was cancelled"
    case .connectionLost: "the connection ended too early"
    case .responseTooLarge: "the response is larger than the limit of the transport"
    case .malformedResponse: "what came back is not HTTP"
    case .other: "the transport failed"
    }
  }
}
