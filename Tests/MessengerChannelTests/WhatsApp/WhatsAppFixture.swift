import ChannelAdapters
import ConversationCore
import MessengerChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An account with two numbers of our own making, and calls as Meta would make them.
struct WhatsAppFixture {
  static let account = "3000000001"
  static let number = "+15555550100"
  static let numberID = "4000000001"
  static let otherNumber = "+15555550101"
  static let otherNumberID = "4000000002"
  static let person = "447700900123"
  static let customer = ChannelAddress.phone("+447700900123")
  static let now = Date(milliseconds: 1_767_225_600_000)
  static let message = MessageID(conversation: ConversationID(bits: 77), sequence: 3)
  static let entryPoint = EntryPoint(
    id: "line",
    channel: .whatsApp,
    identity: .number(number, kind: .longCode),
    displayName: "Line",
    inbox: "inbox",
    queue: "queue"
  )

  let secret: Secret
  let exchange: RecordingExchange
  let adapter: WhatsAppAdapter

  init(_ script: [RecordingExchange.Reply] = [], rate: RateLimit? = nil) throws {
    secret = try Secret("made-up-app-secret")
    exchange = RecordingExchange(script)
    let token = try Secret("made-up-number-token")
    adapter = try WhatsAppAdapter(
      app: MetaApp(
        secrets: SecretSet(newest: secret),
        verifyTokens: SecretSet(newest: try Secret("made-up-verify-token"))
      ),
      numbers: [
        WhatsAppNumber(
          Self.number,
          id: Self.numberID,
          account: Self.account,
          accessToken: token
        ),
        WhatsAppNumber(
          Self.otherNumber,
          id: Self.otherNumberID,
          account: Self.account,
          accessToken: token
        ),
      ],
      exchange: exchange,
      rate: rate,
      clock: { Self.now }
    )
  }

  /// A message from the person.
  static func item(_ content: String, id: String = "wamid.1", from: String = person) -> String {
    #"{"from":"\#(from)","id":"\#(id)","timestamp":"1767225599",\#(content)}"#
  }

  /// What a change about a number says.
  static func value(_ members: String, number: String = numberID) -> String {
    """
    {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15555550100",\
    "phone_number_id":"\(number)"},"contacts":[{"profile":{"name":"Nia"},"wa_id":"\(person)"}],\
    \(members)}
    """
  }

  static func envelope(
    _ value: String,
    field: String = "messages",
    account: String = Self.account
  ) -> String {
    """
    {"object":"whatsapp_business_account","entry":[{"id":"\(account)","changes":[\
    {"value":\(value),"field":"\(field)"}]}]}
    """
  }

  static func messages(_ items: String...) -> String {
    envelope(value(#""messages":[\#(items.joined(separator: ","))]"#))
  }

  func call(_ body: [UInt8]) throws -> WebhookRequest {
    WebhookRequest(
      url: "https://support.example.com/hooks/whatsapp",
      headers: try HeaderFields([
        ("x-hub-signature-256", MetaSignature.sign(body, with: secret))
      ]),
      body: body
    )
  }

  func receive(_ json: String) throws -> Reception {
    try adapter.receive(call(Array(json.utf8)), at: Self.now)
  }

  static func reply(_ status: Int, _ body: String) -> RecordingExchange.Reply {
    .response(ExchangeResponse(status: status, body: Array(body.utf8)))
  }
}
