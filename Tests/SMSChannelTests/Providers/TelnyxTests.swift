import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Takes exactly what it was told somebody signed: what a library does with a key, in a list.
struct ListVerifier: Ed25519Verifying {
  struct BrokenKey: Error {}

  let signature: [UInt8]
  let message: [UInt8]
  let publicKey: [UInt8]

  func isValid(signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) throws -> Bool {
    guard publicKey == self.publicKey else { throw BrokenKey() }
    return signature == self.signature && message == self.message
  }
}

@Suite struct TelnyxTests {
  static let key = [UInt8](repeating: 7, count: 32)
  static let signature = [UInt8](repeating: 9, count: 64)

  static func telnyx(
    signing body: String,
    timestamp: String = ProviderFixture.timestamp,
    keys: [[UInt8]] = [key]
  ) throws -> TelnyxSMS {
    let verifier = ListVerifier(
      signature: signature,
      message: Array("\(timestamp)|\(body)".utf8),
      publicKey: key
    )
    let encoded = keys.map { Base64Coding.encode($0) }
    return try TelnyxSMS(
      apiKey: Secret("made-up-key"),
      profileID: "profile-1",
      signature: TelnyxSignature(
        publicKey: encoded[0],
        older: Array(encoded.dropFirst()),
        verifier: verifier
      ),
      callback: "https://support.example.com/hooks/telnyx"
    )
  }

  static func call(
    _ body: String,
    timestamp: String = ProviderFixture.timestamp,
    signature: [UInt8] = signature
  ) throws -> WebhookRequest {
    WebhookRequest(
      url: ProviderFixture.url,
      headers: try HeaderFields([
        ("telnyx-signature-ed25519", Base64Coding.encode(signature)),
        ("telnyx-timestamp", timestamp),
      ]),
      body: Array(body.utf8)
    )
  }

  private func read(_ body: String) throws -> Reception {
    try Self.telnyx(signing: body).read(Self.call(body), at: ProviderFixture.now)
  }

  static let message = """
    {"data":{"event_type":"message.received","id":"event-1","payload":{"id":"msg-1",\
    "messaging_profile_id":"profile-1","from":{"phone_number":"+447700900123"},\
    "to":[{"phone_number":"+447700900100","status":"webhook_delivered"}],"text":"Hello",\
    "media":[{"url":"https://files.example.com/1","content_type":"image/png","size":12},{}],\
    "received_at":"2026-01-01T01:00:00.000+01:00","parts":1,"encoding":"GSM-7"}}}
    """

  @Test func `A4 a webhook is taken if the host's verifier says so`() throws {
    let reception = try read(Self.message)
    let message = ProviderFixture.message(in: reception)
    #expect(message?.text == "Hello")
    #expect(message?.sender == .phone("+447700900123"))
    #expect(message?.recipient == "+447700900100")
    #expect(message?.recipientGroup == "profile-1")
    #expect(message?.externalID == "msg-1")
    #expect(message?.sentAt == ProviderFixture.now)
    #expect(message?.attachments.map(\.byteCount) == [12])
    #expect(reception.ignored.map(\.what) == ["media"])
  }

  @Test func `H forged, old and foreign calls are refused; keys rotate`() throws {
    let body = Self.message
    let telnyx = try Self.telnyx(signing: body)
    let cases: [(WebhookRequest, Date, WebhookRefusal.Code?)] = [
      (try Self.call(body + " "), ProviderFixture.now, .signatureWrong),
      (
        try Self.call(body, signature: Array(repeating: 8, count: 64)), ProviderFixture.now,
        .signatureWrong
      ),
      (try Self.call(body, signature: [9]), ProviderFixture.now, .signatureWrong),
      (try Self.call(body, timestamp: "1767225601"), ProviderFixture.now, .signatureWrong),
      (try Self.call(body), ProviderFixture.now.addingTimeInterval(301), .tooOld),
      (try Self.call(body), ProviderFixture.now.addingTimeInterval(-301), .tooOld),
      (try Self.call(body), ProviderFixture.now.addingTimeInterval(300), nil),
    ]
    for (call, now, code) in cases {
      #expect(
        ProviderFixture.refusal { () throws(WebhookRefusal) in try telnyx.read(call, at: now) }
          == code
      )
    }
    let other = [UInt8](repeating: 6, count: 32)
    let rotating = try Self.telnyx(signing: body, keys: [other, Self.key])
    #expect(try rotating.read(Self.call(body), at: ProviderFixture.now).events.count == 1)
    let foreign = body.replacing(#""profile-1""#, with: #""profile-2""#)
    #expect(throws: WebhookRefusal(.foreignAccount)) { try read(foreign) }
    #expect(throws: ProviderSetupError.self) {
      try TelnyxSignature(
        publicKey: "AAAA",
        verifier: ListVerifier(signature: [], message: [], publicKey: [])
      )
    }
  }

  @Test(arguments: [
    ("message.sent", "sent", DeliveryStatus.sent), ("message.finalized", "delivered", .delivered),
    ("message.finalized", "delivery_failed", .failed),
    ("message.finalized", "sending_failed", .failed),
  ])
  func `A4 a report names our message`(_ type: String, _ word: String, _ status: DeliveryStatus)
    throws
  {
    let body = """
      {"data":{"event_type":"\(type)","payload":{"id":"msg-2","messaging_profile_id":"profile-1",\
      "from":{"phone_number":"+447700900100"},"to":[{"phone_number":"+447700900123",\
      "status":"\(word)"}],"errors":[{"code":"40300"}],"tags":["other","\(ProviderFixture.id)"]}}}
      """
    let report = ProviderFixture.report(in: try read(body))
    #expect(report?.status == status)
    #expect(report?.target == .message(ProviderFixture.id))
    let failure = DeliveryFailure(.optedOut, code: "40300")
    #expect(report?.failure == (status == .failed ? failure : nil))
    let scope = ConsentScope(
      channel: .sms,
      sender: "profile-1",
      address: .phone("+447700900123")
    )
    let consent = ConsentReport(.optOut, in: scope, externalID: "msg-2-opt-out")
    let others = try read(body).events.dropFirst()
    #expect(Array(others) == (status == .failed ? [.consent(consent)] : []))
    let other = body.replacing("40300", with: "40002")
    #expect(try read(other).events.count == 1)
  }

  @Test func `A4 what is not known is ignored with a reason`() throws {
    let unknown = Self.message.replacing("message.received", with: "message.teleported")
    #expect(try read(unknown).ignored.map(\.what) == ["event"])
    let unconfirmed = Self.message.replacing("message.received", with: "message.finalized")
      .replacing("webhook_delivered", with: "delivery_unconfirmed")
    #expect(try read(unconfirmed).ignored.map(\.what) == ["status"])
  }

  @Test func `A4 a message leaves as JSON that names it, and answers are told apart`() throws {
    let telnyx = try Self.telnyx(signing: "")
    let request = try telnyx.request(for: ProviderFixture.outbound())
    #expect(request.url.absoluteString == "https://api.telnyx.com/v2/messages")
    #expect(request.headers["Authorization"] == "Bearer made-up-key")
    let body = String(decoding: request.body, as: UTF8.self)
    #expect(body.contains(#""to":"+447700900123""#))
    #expect(body.contains("\(ProviderFixture.id)"))
    for (status, answer, outcome) in [
      (200, #"{"data":{"id":"msg-3"}}"#, SendOutcome.sent(providerID: "msg-3")),
      (403, #"{"errors":[{"code":"40300"}]}"#, .refused(DeliveryFailure(.optedOut, code: "40300"))),
      (
        400, #"{"errors":[{"code":40310}]}"#, .refused(DeliveryFailure(.unreachable, code: "40310"))
      ),
      (
        401, #"{"errors":[{"code":"10009"}]}"#,
        .refused(DeliveryFailure(.credentials, code: "10009"))
      ),
      (429, "", .retry(after: nil, nil)),
      (
        400, #"{"errors":[{"code":"40318"}]}"#,
        .retry(after: nil, DeliveryFailure(.exhausted, code: "40318"))
      ),
      (422, "{}", .refused(DeliveryFailure(.invalidRequest, code: "422"))), (502, "", .unknown),
      (200, "{}", .unknown),
    ] as [(Int, String, SendOutcome)] {
      let response = ProviderFixture.answer(status, answer)
      #expect(telnyx.outcome(of: response, at: ProviderFixture.now) == outcome)
    }
  }
}
