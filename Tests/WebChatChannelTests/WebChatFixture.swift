import ChannelAdapters
import ConversationCore
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The library's word, which Swift Testing uses for something else.
typealias Attachment = ConversationCore.Attachment

/// A widget of our own making, and frames as its browser would send them.
struct WebChatFixture {
  static let now = Date(milliseconds: 1_767_225_600_000)
  static let message = MessageID(conversation: ConversationID(bits: 77), sequence: 3)
  static let visitor = ChannelAddress.visitor("user-42", widget: "shop")

  let secrets: SecretSet
  let socket = InMemoryWebChatSocket()
  let adapter: WebChatAdapter

  init() throws {
    secrets = SecretSet(newest: try Secret("made-up-new"), older: [try Secret("made-up-old")])
    adapter = WebChatAdapter(
      widgets: ["shop", "help"],
      tokenSecrets: secrets,
      socket: socket,
      clock: { Self.now }
    )
  }

  func token(
    _ visitor: String = "user-42",
    widget: String = "shop",
    name: String? = nil,
    at now: Date = WebChatFixture.now
  ) throws -> String {
    try VisitorToken(visitor: visitor, widget: widget, name: name, issuedAt: now)
      .signed(with: secrets)
  }

  func call(_ frame: String, token: String?) throws -> WebhookRequest {
    try call(Array(frame.utf8), token: token)
  }

  func call(_ frame: [UInt8], token: String?) throws -> WebhookRequest {
    var headers = HeaderFields()
    if let token { try headers.append(name: "x-visitor-token", value: token) }
    return WebhookRequest(url: "https://support.example.com/chat", headers: headers, body: frame)
  }

  func receive(_ frame: String) throws -> Reception {
    try adapter.receive(call(frame, token: token(name: "Anna")), at: Self.now)
  }

  func refusal(_ request: WebhookRequest, at now: Date = WebChatFixture.now)
    -> WebhookRefusal.Code?
  {
    do throws(WebhookRefusal) {
      _ = try adapter.receive(request, at: now)
      return nil
    } catch { return error.code }
  }
}
