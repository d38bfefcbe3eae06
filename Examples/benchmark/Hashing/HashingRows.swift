import ChannelAdapters
import ConversationCore
import Foundation
import MessengerChannel
import SMSChannel

/// Digests, and what the adapters check with them.
let hashingRows = [
  Row(
    name: "hashing",
    summary: "SHA-256 and HMAC-SHA-256, in megabytes a second",
    measure: measureHashing
  ),
  Row(
    name: "signatures",
    summary: "webhooks of Twilio and Messenger: signatures, and the whole way to events",
    measure: measureSignatures
  ),
]

@Sendable
private func measureHashing(_ rounds: Int) async throws -> [Figure] {
  let megabyte = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  let kilobyte = Array(megabyte.prefix(1_000))
  let key = Array("made-up-app-secret".utf8)
  var loop: [Double] = []
  var digest: [Double] = []
  var code: [Double] = []
  for _ in 0..<rounds {
    loop.append(await megabytes(40, megabyte) { bytes in bytes.reduce(0) { $0 &+ Int($1) } })
    digest.append(await megabytes(40, megabyte) { Int(SHA256Hasher.digest(of: $0).bytes[0]) })
    code.append(
      await megabytes(20_000, kilobyte) {
        Int(KeyedHasher<SHA256Hasher>.code(for: $0, key: key).bytes[0])
      }
    )
  }
  let bar = Figure("byte loop", unit: "MB a second", loop)
  var sha = Figure("SHA-256, 1 MB", unit: "MB a second", digest)
  sha.yardstick = (bar.name, bar.best)
  sha.goal = "250"
  var hmac = Figure("HMAC-SHA-256, 1 kB messages", unit: "MB a second", code)
  hmac.yardstick = (sha.name, sha.best)
  return [bar, sha, hmac]
}

private func megabytes(
  _ passes: Int,
  _ bytes: [UInt8],
  _ work: ([UInt8]) -> Int
) async -> Double {
  var sum = 0
  let rate = await rate(passes) { for _ in 0..<passes { sum &+= work(bytes) } }
  precondition(sum >= 0)
  return rate * Double(bytes.count) / 1e6
}

@Sendable
private func measureSignatures(_ rounds: Int) async throws -> [Figure] {
  let (twilio, messenger) = (try SignedText(), try SignedPageMessage())
  let works: [(String, @Sendable () throws -> Bool)] = [
    ("Twilio, signature", { twilio.isSigned }),
    ("Twilio, webhook to events", { try twilio.isRead }),
    ("Messenger, signature", { messenger.isSigned }),
    ("Messenger, webhook to events", { try messenger.isRead }),
  ]
  var samples: [[Double]] = Array(repeating: [], count: works.count)
  let count = 5_000
  for _ in 0..<rounds {
    for (place, (name, work)) in works.enumerated() {
      samples[place].append(
        try await rate(count) {
          for _ in 0..<count where try !work() { throw Unread(description: name) }
        }
      )
    }
  }
  return zip(works, samples).map { Figure($0.0, unit: "a second", $1) }
}

private struct Unread: Error, CustomStringConvertible { let description: String }

/// A text message as Twilio posts it.
private struct SignedText: Sendable {
  private static let url = "https://support.example.com/hooks/twilio"
  private static let sid = "AC0123456789abcdef0123456789abcdef"

  private let adapter: TwilioSMSAdapter
  private let request: WebhookRequest
  private let fields: FormFields
  private let tokens: SecretSet
  private let signature: String

  init() throws {
    let token = try Secret("made-up-auth-token")
    tokens = SecretSet(newest: token)
    adapter = try TwilioSMSAdapter(
      account: TwilioAccount(sid: Self.sid, authTokens: tokens),
      exchange: RecordingExchange([]),
      clock: { Station.day }
    )
    let pairs: KeyValuePairs = [
      "ToCountry": "US", "ToState": "", "SmsMessageSid": "SM00000000000000000000000000000001",
      "NumMedia": "0", "ToCity": "", "FromZip": "", "FromState": "NY", "SmsStatus": "received",
      "SmsSid": "SM00000000000000000000000000000001", "FromCity": "NEW YORK",
      "FromCountry": "US", "To": "+15555550100", "ToZip": "", "NumSegments": "1",
      "Body": "Where is my order, please? I have waited for a week.",
      "MessageSid": "SM00000000000000000000000000000001", "AccountSid": Self.sid,
      "From": "+15555550123", "ApiVersion": "2010-04-01",
    ]
    fields = FormFields(pairs.map { FormField(name: $0.key, value: $0.value) })
    signature = TwilioSignature.sign(url: Self.url, fields: fields, with: token)
    request = WebhookRequest(
      url: Self.url,
      headers: try HeaderFields([
        ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
        (TwilioSignature.header, signature),
      ]),
      body: fields.encoded()
    )
  }

  var isSigned: Bool {
    TwilioSignature.match(signature, url: Self.url, fields: fields, tokens: tokens) != nil
  }

  var isRead: Bool {
    get throws { try adapter.receive(request, at: Station.day).events.count == 1 }
  }
}

/// A message to a page as Meta posts it.
private struct SignedPageMessage: Sendable {
  private let adapter: MessengerAdapter
  private let request: WebhookRequest
  private let secrets: SecretSet
  private let signature: String

  init() throws {
    let secret = try Secret("made-up-app-secret")
    secrets = SecretSet(newest: secret)
    adapter = try MessengerAdapter(
      app: MetaApp(
        secrets: secrets,
        verifyTokens: SecretSet(newest: try Secret("made-up-verify-token"))
      ),
      pages: [MessengerPage(id: "1000000001", accessToken: try Secret("made-up-page-token"))],
      exchange: RecordingExchange([]),
      clock: { Station.day }
    )
    let body = Array(
      """
      {"object":"page","entry":[{"id":"1000000001","time":1760000000000,"messaging":[{"sender":\
      {"id":"2000000001"},"recipient":{"id":"1000000001"},"timestamp":1759999999123,"message":\
      {"mid":"m_0123456789abcdefghijklmnopqrstuvwxyz0123456789","text":"Where is my order, please? \
      I have waited for a week."}}]}]}
      """.utf8
    )
    signature = MetaSignature.sign(body, with: secret)
    request = WebhookRequest(
      url: "https://support.example.com/hooks/messenger",
      headers: try HeaderFields([(MetaSignature.header, signature)]),
      body: body
    )
  }

  var isSigned: Bool {
    MetaSignature.match(signature, body: request.body, secrets: secrets) != nil
  }

  var isRead: Bool {
    get throws { try adapter.receive(request, at: Station.day).events.count == 1 }
  }
}
