import ChannelAdapters
import ConversationCore
import Foundation

// The adapter that the guide "Implementing a channel" builds.

/// Letters by pigeon: a provider with a signed JSON webhook and an HTTP API.
struct PigeonAdapter: ChannelAdapter {
  let id: AdapterID = "pigeon"
  let secrets: SecretSet
  let token: Secret
  let endpoint: URL
  let exchange: any HTTPExchange
  let clock: @Sendable () -> Date

  func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(
      textLimit: TextLimit(maximum: 280),
      mayWriteFirst: true,
      hasDeliveryReceipts: true
    )
  }
}

extension PigeonAdapter {
  func receive(_ request: WebhookRequest, at now: Date) throws(WebhookRefusal) -> Reception {
    guard request.body.count <= 1 << 20 else {
      throw WebhookRefusal(.tooLarge(limit: 1 << 20, actual: request.body.count))
    }
    guard let header = request.headers["X-Pigeon-Signature"] else {
      throw WebhookRefusal(.signatureMissing(header: "X-Pigeon-Signature"))
    }
    guard let signature = try? HexadecimalCoding.decode(header),
      secrets.verify(signature, of: request.body, using: SHA256Hasher.self) != nil
    else { throw WebhookRefusal(.signatureWrong) }
    guard let flight = try? JSONDecoder().decode(Flight.self, from: Data(request.body)) else {
      throw WebhookRefusal(.malformed("expected an object with items"))
    }
    var reception = Reception()
    for item in flight.items {
      switch item {
      case .letter(let letter): reception.events.append(.message(letter.message))
      case .landing(let landing): reception.events.append(.delivery(landing.report))
      case .other(let kind, let reason):
        reception.ignored.append(IgnoredItem(kind, reason: reason))
      }
    }
    return reception
  }
}

/// What a webhook holds.
private struct Flight: Decodable {
  let items: [Item]
}

/// One item: reading it never fails, so that a bad one takes no other with it.
private enum Item: Decodable {
  case letter(Letter)
  case landing(Landing)
  case other(String, reason: String)

  private struct Kind: Decodable {
    let kind: String
  }

  init(from decoder: any Decoder) throws {
    guard let kind = try? Kind(from: decoder).kind else {
      self = .other("item", reason: "it has no kind")
      return
    }
    switch kind {
    case "letter":
      let letter = try? Letter(from: decoder)
      self = letter.map(Self.letter) ?? .other(kind, reason: "malformed")
    case "landing":
      let landing = try? Landing(from: decoder)
      self = landing.map(Self.landing) ?? .other(kind, reason: "malformed")
    default:
      self = .other(kind, reason: "unknown kind")
    }
  }
}

private struct Letter: Decodable {
  let id: String
  let loft: String
  let from: String
  let text: String

  var message: InboundMessage {
    InboundMessage(
      channel: "pigeon",
      recipient: loft,  // the identity of an entry point
      sender: ChannelAddress(kind: "pigeon", value: from),
      text: text,
      externalID: id  // a second copy is a duplicate
    )
  }
}

private struct Landing: Decodable {
  let pigeon: String
  let loft: String

  var report: DeliveryReport {
    DeliveryReport(
      channel: "pigeon",
      recipient: loft,
      target: .providerID(pigeon),
      status: .delivered
    )
  }
}

extension PigeonAdapter {
  func send(_ message: OutboundMessage) async -> SendOutcome {
    guard let request = try? request(for: message) else {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    do {
      let response = try await exchange.send(request)
      switch response.status {
      case 200...299: return .sent(providerID: response.headers["X-Pigeon-ID"])
      case 401, 403: return .refused(DeliveryFailure(.credentials))
      case 429: return .retry(askedIn: response, at: clock(), nil)
      case 400...499: return .refused(DeliveryFailure(.invalidRequest, code: "\(response.status)"))
      default: return .unknown  // it may have taken off before something broke
      }
    } catch {
      return .withoutResponse(error)
    }
  }
}

extension PigeonAdapter {
  private func request(for message: OutboundMessage) throws -> OutgoingRequest {
    let letter = [
      "to": message.recipient.value, "from": message.entryPoint.identity.value,
      "text": message.text, "reference": message.id.description,
    ]
    var request = try OutgoingRequest(.post, endpoint)
    request.headers.append(try .bearerAuthorization(token))
    try request.headers.append(name: "Content-Type", value: "application/json")
    request.body = Array(try JSONEncoder().encode(letter))
    return request
  }
}

extension PigeonAdapter: WebhookChallengeAnswering {
  func answer(challenge request: WebhookRequest) throws(WebhookRefusal) -> WebhookReply? {
    guard request.method == "GET" else { return nil }
    guard let query = try? FormFields(decoding: request.query.utf8),
      let presented = query["token"], token.withBytes({ ConstantTime.areEqual($0, presented.utf8) })
    else { throw WebhookRefusal(.tokenWrong) }
    return WebhookReply(status: 200, body: Array((query["challenge"] ?? "").utf8))
  }
}
