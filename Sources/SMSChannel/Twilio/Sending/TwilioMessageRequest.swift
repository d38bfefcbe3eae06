import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The form that asks Twilio to send a message.
struct TwilioMessageRequest {
  /// The fields in their order.
  let fields: FormFields

  /// Writes a message as a form.
  ///
  /// - Throws: ``UnsendableMessage`` for an address or file that Twilio cannot take.
  init(
    _ message: OutboundMessage,
    statusCallback: String?,
    options: TwilioSendOptions
  ) throws(UnsendableMessage) {
    guard message.recipient.kind == .phone, let to = try? PhoneNumber(message.recipient.value)
    else { throw UnsendableMessage(.unreachable) }
    let isWhatsApp = message.entryPoint.channel == .whatsApp
    if isWhatsApp { try message.requireOpenWindow() }
    guard let from = Self.sender(message.entryPoint) else {
      throw UnsendableMessage(.invalidRequest)
    }
    guard !message.text.isEmpty || !message.attachments.isEmpty else {
      throw UnsendableMessage(.invalidRequest)
    }
    let prefix = isWhatsApp ? "whatsapp:" : ""
    var fields = FormFields()
    fields.append(name: "To", value: prefix + to.normalized)
    fields.append(name: "From", value: prefix + from)
    if let service = options.messagingService {
      fields.append(name: "MessagingServiceSid", value: service)
    }
    if let template = message.template {
      guard isWhatsApp else { throw .templateNotCarried }
      try Self.append(template, to: &fields)
    } else if !message.text.isEmpty {
      // WhatsApp counts no segments.
      let text = isWhatsApp ? message.text : options.typography.apply(to: message.text)
      fields.append(name: "Body", value: text)
    }
    if let validity = options.validity {
      fields.append(name: "ValidityPeriod", value: String(validity))
    }
    for attachment in message.attachments {
      // Twilio fetches files by itself: only what anyone may fetch can be sent.
      guard let scheme = URL(string: attachment.reference)?.scheme?.lowercased(),
        scheme == "https" || scheme == "http"
      else { throw UnsendableMessage(.invalidRequest) }
      fields.append(name: "MediaUrl", value: attachment.reference)
    }
    if let statusCallback {
      let mark = statusCallback.contains("?") ? "&" : "?"
      fields.append(
        name: "StatusCallback",
        value: "\(statusCallback)\(mark)\(TwilioStatusCallback.messageParameter)=\(message.id)"
      )
    }
    self.fields = fields
  }

  /// A content template by its name with Twilio, `HX` and 32 hexadecimal digits, with its values by their
  /// numbers; the language belongs to the template.
  private static func append(
    _ template: MessageTemplate,
    to fields: inout FormFields
  ) throws(UnsendableMessage) {
    guard TwilioAccount.isSID(template.name, "HX") else {
      throw UnsendableMessage(.invalidRequest, code: "no-content-sid")
    }
    fields.append(name: "ContentSid", value: template.name)
    guard !template.values.isEmpty else { return }
    let numbered = template.values.enumerated().map { (String($0.offset + 1), $0.element) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(Dictionary(numbered) { first, _ in first }) else {
      throw UnsendableMessage(.invalidRequest)
    }
    fields.append(name: "ContentVariables", value: String(decoding: json, as: UTF8.self))
  }

  /// The number by which a message leaves, or the name that stands in its place.
  private static func sender(_ entryPoint: EntryPoint) -> String? {
    switch entryPoint.identity {
    case .number(let own, _): (try? PhoneNumber(own))?.normalized
    case .other(let name) where entryPoint.channel == .sms: AlphanumericSender(name)?.name
    default: nil
    }
  }
}
