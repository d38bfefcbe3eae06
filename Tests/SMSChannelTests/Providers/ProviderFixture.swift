import ChannelAdapters
import ConversationCore
import SMSChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Providers with made-up credentials, and calls as they would make them.
enum ProviderFixture {
  static let now = Date(milliseconds: 1_767_225_600_000)
  static let timestamp = "1767225600"
  static let url = "https://support.example.com/hooks/sms"
  static let id = MessageID(conversation: ConversationID(bits: 77), sequence: 3)

  static func secret() throws -> Secret { try Secret("made-up-secret") }

  static func line(
    _ identity: EntryPointIdentity = .number("+447700900100", kind: .longCode),
    channel: ChannelKind = .sms
  ) -> EntryPoint {
    EntryPoint(
      id: "line",
      channel: channel,
      identity: identity,
      displayName: "Line",
      inbox: "inbox",
      queue: "queue"
    )
  }

  static func outbound(
    _ text: String = "Hi",
    to recipient: ChannelAddress = .phone("+447700900123"),
    from entryPoint: EntryPoint = line(),
    attachments: [Attachment] = [],
    isLate: Bool = false,
    template: MessageTemplate? = nil
  ) -> OutboundMessage {
    OutboundMessage(
      id: id,
      entryPoint: entryPoint,
      recipient: recipient,
      text: text,
      attachments: attachments,
      isOutsideStandardWindow: isLate,
      template: template
    )
  }

  static func answer(_ status: Int, _ body: String) -> ExchangeResponse {
    ExchangeResponse(status: status, body: Array(body.utf8))
  }

  static func message(in reception: Reception) -> InboundMessage? {
    guard case .message(let message)? = reception.events.first else { return nil }
    return message
  }

  static func report(in reception: Reception) -> DeliveryReport? {
    guard case .delivery(let report)? = reception.events.first else { return nil }
    return report
  }

  static func refusal(_ read: () throws(WebhookRefusal) -> Reception) -> WebhookRefusal.Code? {
    do throws(WebhookRefusal) {
      _ = try read()
      return nil
    } catch { return error.code }
  }
}
