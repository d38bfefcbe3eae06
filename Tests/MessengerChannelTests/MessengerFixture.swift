import ChannelAdapters
import ConversationCore
import MessengerChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The library's word, which Swift Testing uses for something else.
typealias Attachment = ConversationCore.Attachment

/// An app with two pages of our own making, and calls as Meta would make them.
struct MessengerFixture {
  static let page = "1000000001"
  static let otherPage = "1000000002"
  static let person = "2000000001"
  static let now = Date(milliseconds: 1_767_225_600_000)
  static let url = "https://support.example.com/hooks/messenger"
  static let message = MessageID(conversation: ConversationID(bits: 77), sequence: 3)

  let secret: Secret
  let exchange: RecordingExchange
  let adapter: MessengerAdapter

  init(
    _ script: [RecordingExchange.Reply] = [],
    pages: [String] = [Self.page, Self.otherPage],
    appID: String? = nil,
    allowsHumanAgentTag: Bool = true,
    allowsUtilityMessages: Bool = false,
    rates: MessengerRates = MessengerRates()
  ) throws {
    secret = try Secret("made-up-app-secret")
    exchange = RecordingExchange(script)
    adapter = try MessengerAdapter(
      app: MetaApp(
        secrets: SecretSet(newest: secret),
        verifyTokens: SecretSet(newest: try Secret("made-up-verify-token")),
        id: appID
      ),
      pages: pages.map { try MessengerPage(id: $0, accessToken: Secret("made-up-page-token")) },
      exchange: exchange,
      allowsHumanAgentTag: allowsHumanAgentTag,
      allowsUtilityMessages: allowsUtilityMessages,
      rates: rates,
      clock: { Self.now }
    )
  }

  /// One item between the person and the page.
  static func item(
    _ content: String,
    sender: String = person,
    recipient: String = page,
    at milliseconds: Int64 = 1_767_225_599_123
  ) -> String {
    """
    {"sender":{"id":"\(sender)"},"recipient":{"id":"\(recipient)"},"timestamp":\(milliseconds),\
    \(content)}
    """
  }

  static func envelope(_ items: String..., page: String = Self.page) -> String {
    """
    {"object":"page","entry":[{"id":"\(page)","time":1767225600000,\
    "messaging":[\(items.joined(separator: ","))]}]}
    """
  }

  static func standby(_ items: String..., more: String = "") -> String {
    #"{"object":"page","entry":[{"id":"\#(page)","standby":[\#(items.joined(separator: ","))]\#(more)}]}"#
  }

  func call(_ body: [UInt8], signature: String? = nil) throws -> WebhookRequest {
    let signature = signature ?? MetaSignature.sign(body, with: secret)
    return WebhookRequest(
      url: Self.url,
      headers: try HeaderFields([("x-hub-signature-256", signature)]),
      body: body
    )
  }

  func receive(_ json: String) throws -> Reception {
    try adapter.receive(call(Array(json.utf8)), at: Self.now)
  }

  func refusal(_ request: WebhookRequest) -> WebhookRefusal.Code? {
    do throws(WebhookRefusal) {
      _ = try adapter.receive(request, at: Self.now)
      return nil
    } catch { return error.code }
  }

  static func sign(_ kind: ThreadSign.Kind, externalID: String) -> InboundEvent {
    .sign(
      ThreadSign(
        kind,
        channel: .messenger,
        recipient: page,
        customer: .pageScoped(person, page: page),
        at: Date(milliseconds: 1_767_225_599_123),
        externalID: externalID
      )
    )
  }

  static func report(
    _ target: DeliveryReport.Target,
    _ status: DeliveryStatus,
    providerID: String? = nil
  ) -> InboundEvent {
    .delivery(
      DeliveryReport(
        channel: .messenger,
        recipient: page,
        target: target,
        status: status,
        providerID: providerID
      )
    )
  }
}
