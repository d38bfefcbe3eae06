import ChannelAdapters
import ConversationCore

// What goes out, and what Twilio answers.
extension TwilioFixture {
  static let id = MessageID(conversation: ConversationID(bits: 77), sequence: 3)

  static func outbound(
    _ text: String = "Hi",
    to recipient: ChannelAddress = .phone("+15555550123"),
    channel: ChannelKind = .sms,
    identity: EntryPointIdentity = .number("+15555550100", kind: .longCode),
    attachments: [Attachment] = [],
    isLate: Bool = false,
    template: MessageTemplate? = nil
  ) -> OutboundMessage {
    OutboundMessage(
      id: id,
      entryPoint: ProviderFixture.line(identity, channel: channel),
      recipient: recipient,
      text: text,
      attachments: attachments,
      isOutsideStandardWindow: isLate,
      template: template
    )
  }

  static func reply(
    _ status: Int,
    _ body: String,
    retryAfter: String? = nil
  ) throws -> RecordingExchange.Reply {
    var headers = HeaderFields()
    if let retryAfter { try headers.append(name: "Retry-After", value: retryAfter) }
    return .response(
      ExchangeResponse(status: status, headers: headers, body: Array(body.utf8))
    )
  }
}
