import ChannelAdapters

/// A reader of webhooks, and how a call to it is made and signed.
struct FuzzedReader {
  let name: String
  let adapter: any ChannelAdapter
  /// A valid body, whose parts stand in some order.
  let body: (inout Accidents) -> [UInt8]
  /// A call with a body, signed anew so that it reaches the parser.
  let call: ([UInt8]) throws -> WebhookRequest

  static func all() throws -> [Self] {
    let secret = try Secret("made-up-secret-of-the-benchmark")
    return [
      try twilio(secret), try vonage(secret), try sinch(secret), try telnyx(secret),
      try messenger(secret), try whatsApp(secret),
    ]
  }

  static func json(_ members: [String]) -> [UInt8] {
    Array("{\(members.joined(separator: ","))}".utf8)
  }

  static func request(
    _ url: String,
    _ type: String,
    _ headers: [(String, String)],
    _ body: [UInt8]
  ) throws -> WebhookRequest {
    let fields = [("Content-Type", type)] + headers
    return WebhookRequest(
      url: url,
      headers: try HeaderFields(fields.map { (name: $0.0, value: $0.1) }),
      body: body
    )
  }
}
