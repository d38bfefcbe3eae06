import ChannelAdapters
import ConversationCore
import Foundation
import Testing
import URLSessionTransport

@Suite struct ChannelSamples {
  @Test func `ChannelAdapters: the loopback channel, both ways`() async throws {
    let now = Scene.morning
    let channel = LoopbackChannel()
    let body = #"{"id": "1", "to": "shop", "from": "lena", "text": "Is it open today?"}"#
    let webhook = WebhookRequest(
      url: "https://support.example.com/hooks/loopback",
      headers: HeaderFields(),
      body: Array(body.utf8)
    )
    let reception = try channel.receive(webhook, at: now)
    #expect(reception.events.count == 1)
    #expect(reception.reply == .ok)
  }

  @Test func `ImplementingAChannel: verified over raw bytes, then read item by item`() throws {
    let secrets = SecretSet(newest: try Secret("made-up-signing-secret"))
    let adapter = try pigeons(secrets)
    let body = Array(
      """
      {"items": [
        {"kind": "letter", "id": "p-1", "loft": "loft-1", "from": "lena", "text": "Coo"},
        {"kind": "letter", "id": 7},
        {"kind": "moult"},
        {"kind": "landing", "pigeon": "p-9", "loft": "loft-1"}
      ]}
      """.utf8
    )
    let signature = secrets.signature(of: body, using: SHA256Hasher.self)
    let signed = WebhookRequest(
      url: "https://support.example.com/hooks/pigeon",
      headers: try HeaderFields([("X-Pigeon-Signature", signature.hexadecimal)]),
      body: body
    )
    let reception = try adapter.receive(signed, at: Scene.morning)
    #expect(reception.events.count == 2)
    #expect(reception.ignored.map(\.reason) == ["malformed", "unknown kind"])

    let forged = WebhookRequest(url: signed.url, headers: signed.headers, body: body + [0x20])
    #expect(throws: WebhookRefusal(.signatureWrong)) {
      try adapter.receive(forged, at: Scene.morning)
    }
  }

  @Test func `ImplementingAChannel: an outcome is certain or unknown`() async throws {
    let exchange = RecordingExchange([
      .response(ExchangeResponse(status: 202, headers: try HeaderFields([("X-Pigeon-ID", "p-9")]))),
      .response(ExchangeResponse(status: 429, headers: try HeaderFields([("Retry-After", "30")]))),
      .response(ExchangeResponse(status: 500)),
      .failure(ExchangeError(.cannotConnect, reach: .notSent)),
      .failure(ExchangeError(.connectionLost, reach: .unknown)),
    ])
    let adapter = try pigeons(
      SecretSet(newest: try Secret("made-up-signing-secret")),
      over: exchange
    )
    var outcomes: [SendOutcome] = []
    for _ in 0..<5 { outcomes.append(await adapter.send(letter)) }
    #expect(
      outcomes == [
        .sent(providerID: "p-9"), .retry(after: 30, nil), .unknown, .retry(after: nil, nil),
        .unknown,
      ]
    )
  }

  @Test func `ImplementingAChannel: a challenge is answered for the right token only`() throws {
    let adapter = try pigeons(SecretSet(newest: try Secret("made-up-signing-secret")))
    let url = "https://support.example.com/hooks/pigeon?challenge=42&token="
    let right = WebhookRequest(
      method: "GET",
      url: url + "made-up-token",
      headers: HeaderFields(),
      body: []
    )
    #expect(try adapter.answer(challenge: right)?.body == Array("42".utf8))
    let wrong = WebhookRequest(method: "GET", url: url, headers: HeaderFields(), body: [])
    #expect(throws: WebhookRefusal(.tokenWrong)) { try adapter.answer(challenge: wrong) }
  }

  @Test func `URLSessionTransport: a request that never left may be made again`() async throws {
    let token = try Secret("made-up-token")
    guard let url = URL(string: "http://127.0.0.1:1/messages") else { return }
    let exchange = URLSessionExchange(timeLimit: .seconds(20))
    var request = try OutgoingRequest(.post, url, body: Array("{}".utf8))
    request.headers.append(try .bearerAuthorization(token))
    var mayBeMadeAgain = false
    do {
      let response = try await exchange.send(request)
      print(response.status)
    } catch let error as ExchangeError where error.reach == .notSent {
      mayBeMadeAgain = true
    }
    #expect(mayBeMadeAgain)
  }

  private let letter = OutboundMessage(
    id: MessageID(conversation: ConversationID(bits: 1), sequence: 2),
    entryPoint: EntryPoint(
      id: "loft",
      channel: "pigeon",
      identity: .other("loft-1"),
      displayName: "The loft",
      inbox: "support",
      queue: "help"
    ),
    recipient: ChannelAddress(kind: "pigeon", value: "lena"),
    text: "Coo"
  )

  private func pigeons(
    _ secrets: SecretSet,
    over exchange: any HTTPExchange = RecordingExchange()
  ) throws -> PigeonAdapter {
    let endpoint = try #require(URL(string: "https://api.pigeons.example.com/letters"))
    return PigeonAdapter(
      secrets: secrets,
      token: try Secret("made-up-token"),
      endpoint: endpoint,
      exchange: exchange,
      clock: { Scene.morning }
    )
  }
}
