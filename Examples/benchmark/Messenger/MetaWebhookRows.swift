import ChannelAdapters
import ConversationCore
import Foundation
import MessengerChannel

/// Webhooks of Meta: verified and read, as a share of verifying alone.
let metaWebhookRows = [
  Row(
    name: "meta-webhooks",
    summary: "verifying and reading webhooks of Messenger and WhatsApp",
    measure: measureMetaWebhooks
  )
]

@Sendable
private func measureMetaWebhooks(_ rounds: Int) async throws -> [Figure] {
  let house = try MetaWebhookHouse()
  var figures: [Figure] = []
  for (what, adapter, body) in house.calls {
    let call = try house.call(body)
    var reading: [Double] = []
    var verifying: [Double] = []
    let passes = max(1, 4_000_000 / body.count)
    for _ in 0..<rounds {
      verifying.append(
        await rate(passes) {
          for _ in 0..<passes { precondition(house.verifies(call)) }
        }
      )
      reading.append(
        try await rate(passes) {
          for _ in 0..<passes {
            let reception = try adapter.receive(call, at: Date())
            precondition(!reception.events.isEmpty && reception.ignored.isEmpty)
          }
        }
      )
    }
    let bar = Figure("signature, \(what)", unit: "webhooks a second", verifying)
    var figure = Figure("read, \(what)", unit: "webhooks a second", reading)
    figure.yardstick = (bar.name, bar.best)
    figures += [bar, figure]
  }
  return figures
}

/// An app with a page and a number, and what it is sent.
private struct MetaWebhookHouse {
  private let secrets: SecretSet
  let calls: [(what: String, adapter: any ChannelAdapter, body: [UInt8])]

  init() throws {
    let secret = try Secret("made-up-app-secret")
    secrets = SecretSet(newest: secret)
    let app = MetaApp(secrets: secrets, verifyTokens: secrets)
    let messenger = try MessengerAdapter(
      app: app,
      pages: [MessengerPage(id: "1000000001", accessToken: secret)],
      exchange: RecordingExchange()
    )
    let whatsApp = try WhatsAppAdapter(
      app: app,
      numbers: [
        WhatsAppNumber("+15555550100", id: "4000000001", account: "3", accessToken: secret)
      ],
      exchange: RecordingExchange()
    )
    calls = [
      ("Messenger, 1 message", messenger, Self.page(1)),
      ("Messenger, 100 items", messenger, Self.page(100)),
      ("WhatsApp, 1 message", whatsApp, Self.number(1)),
      ("WhatsApp, 100 messages", whatsApp, Self.number(100)),
    ]
  }

  func call(_ body: [UInt8]) throws -> WebhookRequest {
    WebhookRequest(
      url: "https://support.example.com/hooks/meta",
      headers: try HeaderFields([
        (MetaSignature.header, MetaSignature.sign(body, with: secrets.signing))
      ]),
      body: body
    )
  }

  func verifies(_ call: WebhookRequest) -> Bool {
    let signature = call.headers[MetaSignature.header] ?? ""
    return MetaSignature.match(signature, body: call.body, secrets: secrets) != nil
  }

  /// Messages, receipts and echoes in turn.
  private static func page(_ count: Int) -> [UInt8] {
    let items = (0..<count).map { index in
      let content =
        switch index % 4 {
        case 0, 1:
          #""message":{"mid":"m_\#(index)","text":"Where is my order, please? Gr\u00fc\u00dfe"}"#
        case 2: #""delivery":{"mids":["m_r\#(index)"],"watermark":1767225599123}"#
        default: #""read":{"watermark":1767225599123}"#
        }
      return """
        {"sender":{"id":"2000000001"},"recipient":{"id":"1000000001"},\
        "timestamp":1767225599123,\(content)}
        """
    }
    let list = items.joined(separator: ",")
    return Array(
      #"{"object":"page","entry":[{"id":"1000000001","time":1767225600000,"messaging":[\#(list)]}]}"#
        .utf8
    )
  }

  private static func number(_ count: Int) -> [UInt8] {
    let items = (0..<count).map { index in
      """
      {"from":"447700900123","id":"wamid.\(index)","timestamp":"1767225599","type":"text",\
      "text":{"body":"Where is my order, please? I have waited for a week."}}
      """
    }
    let list = items.joined(separator: ",")
    return Array(
      """
      {"object":"whatsapp_business_account","entry":[{"id":"3","changes":[{"value":\
      {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15555550100",\
      "phone_number_id":"4000000001"},"contacts":[{"profile":{"name":"Nia"},\
      "wa_id":"447700900123"}],"messages":[\(list)]},"field":"messages"}]}]}
      """.utf8
    )
  }
}
