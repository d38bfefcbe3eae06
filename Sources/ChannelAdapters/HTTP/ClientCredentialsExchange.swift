import Locking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An HTTP exchange that authorizes every request by a bearer token, which it asks for and keeps
/// (OAuth 2.0 client credentials, RFC 6749 section 4.4).
///
/// One token serves all requests until shortly before its end. A request to which the server answers
/// that the token is no longer good (401) was not carried out: it is made again, once, with a new one.
/// While the token's server cannot be reached, nothing is sent, and the error says so.
///
/// ```swift
/// let exchange = try ClientCredentialsExchange(
///   URLSessionExchange(),
///   tokenURL: SinchSMS.tokenURL,
///   client: "made-up-key",
///   secret: keySecret
/// )
/// ```
public final class ClientCredentialsExchange: HTTPExchange {
  private struct Token: Sendable {
    let authorization: HeaderField
    let expiresAt: Date
    let number: Int
  }

  /// What asking for a token came to.
  private enum Answer: Sendable {
    case token(Token)
    /// The server has answered that there is none.
    case refused
  }

  private struct State {
    var token: Token?
    var asking: Task<Answer, any Error>?
    var count = 0
  }

  private let exchange: any HTTPExchange
  private let request: OutgoingRequest
  private let clock: @Sendable () -> Date
  private let state = Locked(State())

  /// How long before its end a token is no longer used, in seconds.
  private static let margin: TimeInterval = 60
  /// The longest that a token is believed to be good, in seconds.
  private static let longestLife: Double = 86_400

  /// Prepares to authorize requests.
  ///
  /// - Parameters:
  ///   - exchange: What carries the requests, those for tokens too.
  ///   - tokenURL: Where tokens are handed out, an `https` address.
  ///   - client: Who asks for them: the name of a key.
  ///   - secret: The key's secret.
  ///   - clock: Tells the time, by which tokens end.
  /// - Throws: ``OutgoingRequestError`` for an address that cannot be asked, ``HeaderFieldError`` for
  ///   a name that cannot stand in a header.
  public init(
    _ exchange: any HTTPExchange,
    tokenURL: String,
    client: String,
    secret: Secret,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    guard let url = URL(string: tokenURL), url.scheme?.lowercased() == "https" else {
      throw OutgoingRequestError(.unsupportedScheme)
    }
    var headers = try HeaderFields([
      ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
    ])
    headers.append(try .basicAuthorization(user: client, password: secret))
    request = try OutgoingRequest(
      .post,
      url,
      headers: headers,
      body: Array("grant_type=client_credentials".utf8)
    )
    self.exchange = exchange
    self.clock = clock
  }

  /// Sends a request with the token in the place of whatever authorization it had.
  ///
  /// - Throws: ``ExchangeError``; `notSent` if no token could be asked for. Where the token's server
  ///   hands none out to this client, the answer is a status 401.
  public func send(_ request: OutgoingRequest) async throws -> ExchangeResponse {
    guard case .token(let token) = try await token(besides: nil) else {
      return ExchangeResponse(status: 401)
    }
    let response = try await exchange.send(authorized(request, by: token))
    guard response.status == 401 else { return response }
    guard case .token(let newer) = try await self.token(besides: token) else { return response }
    return try await exchange.send(authorized(request, by: newer))
  }

  private func authorized(_ request: OutgoingRequest, by token: Token) -> OutgoingRequest {
    var authorized = request
    authorized.headers.replace(with: token.authorization)
    return authorized
  }

  /// A token that is good, other than one that has turned out not to be; everybody who asks at once
  /// waits for the same one.
  private func token(besides spent: Token?) async throws -> Answer {
    let now = clock()
    let asking = state.withLock { state -> Task<Answer, any Error>? in
      if let spent, state.token?.number == spent.number { state.token = nil }
      if let token = state.token, now < token.expiresAt { return nil }
      if let asking = state.asking { return asking }
      state.count += 1
      let number = state.count
      // It goes on when the one who began it is cancelled: others wait for it.
      let asking = Task { try await self.ask(number) }
      state.asking = asking
      return asking
    }
    guard let asking else {
      if let token = state.withLock({ $0.token }) { return .token(token) }
      return try await token(besides: spent)
    }
    return try await asking.value
  }

  private func ask(_ number: Int) async throws -> Answer {
    let answer: Answer
    do {
      answer = try read(try await exchange.send(request), number)
    } catch {
      state.withLock { $0.asking = nil }
      // Whatever became of it: the request that waits for the token was not sent.
      let code = ExchangeError(describing: error).code
      throw ExchangeError(code, reach: .notSent, detail: "no access token")
    }
    state.withLock { state in
      state.asking = nil
      if case .token(let token) = answer { state.token = token }
    }
    return answer
  }

  private func read(_ response: ExchangeResponse, _ number: Int) throws -> Answer {
    // 400 `invalid_client` and 401: asking again does not help. Anything else may pass.
    if [400, 401, 403].contains(response.status) { return .refused }
    guard response.isSuccess,
      let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)),
      let secret = try? Secret(body.token),
      let authorization = try? HeaderField.bearerAuthorization(secret)
    else { throw ExchangeError(.malformedResponse, reach: .notSent) }
    let life = min(max(body.life ?? 0, 0), Self.longestLife)
    return .token(
      Token(
        authorization: authorization,
        expiresAt: clock().addingTimeInterval(max(life - Self.margin, life / 2)),
        number: number
      )
    )
  }

  private struct Body: Decodable {
    let token: String
    let life: Double?

    enum CodingKeys: String, CodingKey {
      case token = "access_token"
      case life = "expires_in"
    }
  }
}
