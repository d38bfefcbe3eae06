import ChannelAdapters
import Locking
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct ClientCredentialsExchangeTests {
  private static let tokenURL = "https://auth.example.com/token"

  /// A clock that is put forward by hand.
  private final class HandClock: Sendable {
    private let time = Locked(Date(timeIntervalSince1970: 1_767_225_600))
    var now: Date { time.withLock { $0 } }
    func advance(by seconds: Double) { time.withLock { $0.addTimeInterval(seconds) } }
  }

  private func token(_ name: String, life: String = "3600") -> RecordingExchange.Reply {
    answer(200, #"{"access_token":"\#(name)","token_type":"Bearer","expires_in":\#(life)}"#)
  }

  private func answer(_ status: Int, _ body: String = "") -> RecordingExchange.Reply {
    .response(ExchangeResponse(status: status, body: Array(body.utf8)))
  }

  private func exchange(
    _ script: [RecordingExchange.Reply],
    clock: HandClock = HandClock()
  ) throws -> (ClientCredentialsExchange, RecordingExchange) {
    let wire = RecordingExchange(script)
    let exchange = try ClientCredentialsExchange(
      wire,
      tokenURL: Self.tokenURL,
      client: "key",
      secret: Secret("made-up"),
      clock: { clock.now }
    )
    return (exchange, wire)
  }

  private func request() throws -> OutgoingRequest {
    let url = try #require(URL(string: "https://api.example.com/send"))
    var headers = HeaderFields()
    headers.append(try .basicAuthorization(user: "key", password: Secret("made-up")))
    try headers.append(name: "Content-Type", value: "application/json")
    return try OutgoingRequest(.post, url, headers: headers, body: Array("{}".utf8))
  }

  @Test func `A4 one token serves all requests until shortly before its end`() async throws {
    let clock = HandClock()
    let (exchange, wire) = try exchange(
      [token("one"), answer(201), answer(201), token("two"), answer(201)],
      clock: clock
    )
    #expect(try await exchange.send(request()).status == 201)
    clock.advance(by: 3539)
    #expect(try await exchange.send(request()).status == 201)
    clock.advance(by: 1)
    #expect(try await exchange.send(request()).status == 201)
    #expect(
      wire.requests.map { $0.headers["Authorization"] } == [
        "Basic a2V5Om1hZGUtdXA=", "Bearer one", "Bearer one", "Basic a2V5Om1hZGUtdXA=",
        "Bearer two",
      ]
    )
    let asked = try #require(wire.requests.first)
    #expect(asked.url.absoluteString == Self.tokenURL)
    #expect(String(decoding: asked.body, as: UTF8.self) == "grant_type=client_credentials")
    #expect(wire.requests[1].headers["Content-Type"] == "application/json")
    #expect(wire.requests[1].headers.count == 2)
  }

  @Test func `A4 a token that is refused is replaced once, and the request made again`()
    async throws
  {
    let (exchange, wire) = try exchange(
      [token("one"), answer(401), token("two"), answer(201), answer(401), token("three")]
        + [answer(401)]
    )
    #expect(try await exchange.send(request()).status == 201)
    #expect(wire.requests.last?.headers["Authorization"] == "Bearer two")
    // Twice refused is refused.
    #expect(try await exchange.send(request()).status == 401)
    #expect(wire.requests.count == 7)
  }

  @Test func `A4 without a token nothing is sent, and the error says so`() async throws {
    let script: [RecordingExchange.Reply] = [
      .failure(ExchangeError(.timedOut, reach: .unknown)), answer(503), answer(200, "[]"),
      token("a\\nb"),
    ]
    for reply in script {
      let (exchange, wire) = try exchange([reply, token("one"), answer(201)])
      await #expect(throws: ExchangeError.self) { try await exchange.send(request()) }
      do {
        _ = try await exchange.send(request())
      } catch {
        Issue.record("a later request finds a token: \(error)")
      }
      #expect(wire.requests.count == 3)
    }
    let (exchange, _) = try exchange([.failure(ExchangeError(.timedOut, reach: .unknown))])
    do {
      _ = try await exchange.send(request())
      Issue.record("there is no token")
    } catch let error as ExchangeError {
      #expect(error.reach == .notSent)
      #expect(error.code == .timedOut)
    }
  }

  @Test func `A4 a client that gets no token is answered as one without permission`() async throws {
    for status in [400, 401, 403] {
      let (exchange, wire) = try exchange([answer(status, #"{"error":"invalid_client"}"#)])
      #expect(try await exchange.send(request()).status == 401)
      #expect(wire.requests.count == 1)
    }
  }

  @Test func `A4 many requests at once ask for one token`() async throws {
    let wire = RecordingExchange(otherwise: { request in
      request.url.absoluteString == Self.tokenURL
        ? .response(
          ExchangeResponse(
            status: 200,
            body: Array(#"{"access_token":"t","expires_in":3600}"#.utf8)
          )
        ) : .response(ExchangeResponse(status: 201))
    })
    let exchange = try ClientCredentialsExchange(
      wire,
      tokenURL: Self.tokenURL,
      client: "key",
      secret: Secret("made-up"),
      clock: { Date(timeIntervalSince1970: 0) }
    )
    let request = try request()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { try await exchange.send(request).status } }
      for try await status in group { #expect(status == 201) }
    }
    #expect(wire.requests.count { $0.url.absoluteString == Self.tokenURL } == 1)
    #expect(wire.requests.count == 51)
  }

  @Test func `A4 tokens are asked for by https alone`() throws {
    #expect(throws: OutgoingRequestError.self) {
      try ClientCredentialsExchange(
        RecordingExchange(),
        tokenURL: "http://auth.example.com/token",
        client: "key",
        secret: Secret("made-up")
      )
    }
  }
}
