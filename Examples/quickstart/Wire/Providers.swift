import ChannelAdapters
import ConversationCore
import EmailChannel
import Foundation
import MessengerChannel
import SMSChannel
import Synchronization
import WebChatChannel

/// The providers' side of the wire: what goes out is recorded, and answered as they would.
struct Providers {
  let twilio: RecordingExchange
  let meta: RecordingExchange
  let mail = InMemoryMailTransport()
  let browser = InMemoryWebChatSocket()

  init() {
    let messages = Counter()
    twilio = RecordingExchange { _ in
      let sid = "SM" + String(format: "%032x", 0xA00 + messages.next())
      return .response(Self.json(201, #"{"sid": "\#(sid)", "status": "queued"}"#))
    }
    let replies = Counter()
    meta = RecordingExchange { _ in
      let id = "m_reply_\(replies.next())"
      return .response(
        Self.json(200, #"{"recipient_id": "2200000000000002", "message_id": "\#(id)"}"#)
      )
    }
  }

  /// The four channels, each as a host would set it up.
  ///
  /// The secrets are made up for these payloads.
  func adapters(clock: DayClock) throws -> [any ChannelAdapter] {
    let now: @Sendable () -> Date = { clock.now }
    let twilioToken = try Secret("made-up-twilio-token-for-the-quickstart")
    let appSecret = try Secret("made-up-app-secret-for-the-quickstart")
    let widgetSecret = try Secret("made-up-widget-secret-for-the-quickstart")
    return [
      try TwilioSMSAdapter(
        account: TwilioAccount(
          sid: "AC00000000000000000000000000000001",
          authTokens: SecretSet(newest: twilioToken)
        ),
        exchange: twilio,
        clock: now
      ),
      try MessengerAdapter(
        app: MetaApp(
          secrets: SecretSet(newest: appSecret),
          verifyTokens: SecretSet(newest: Secret("made-up-verify-token"))
        ),
        pages: [MessengerPage(id: Shop.pageID, accessToken: Secret("made-up-page-token"))],
        exchange: meta,
        clock: now
      ),
      try EmailAdapter(
        mailboxes: ["help@shop.example.com"],
        names: OwnMessageIDs(
          domain: "shop.example.com",
          newest: Secret("made-up-mail-secret-for-the-quickstart")
        ),
        transport: mail,
        senders: .requestHeader("X-Sender-Verified"),
        clock: now
      ),
      WebChatAdapter(
        widgets: ["shop-widget"],
        tokenSecrets: SecretSet(newest: widgetSecret),
        socket: browser,
        clock: now
      ),
    ]
  }

  /// The texts that have left, whatever the channel.
  var textsSent: Int {
    twilio.requests.count + meta.requests.count + mail.submissions.count
      + browser.frames(to: "visitor-7", of: "shop-widget").count
  }

  private static func json(_ status: Int, _ body: String) -> ExchangeResponse {
    ExchangeResponse(status: status, body: Array(body.utf8))
  }
}

/// Counts from 1 on.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
