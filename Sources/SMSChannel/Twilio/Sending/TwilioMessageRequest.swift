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
  init(_ message: OutboundMessage, statusCallback: String?) throws(UnsendableMessage) {
    guard message.recipient.kind == .phone, let to = try? PhoneNumber(message.recipient.value)
    else { throw UnsendableMessage(.unreachable) }
    guard case .number(let own, _) = message.entryPoint.identity,
      let from = try? PhoneNumber(own)
    else { throw UnsendableMessage(.invalidRequest) }
    let prefix = message.entryPoint.channel == .whatsApp ? "whatsapp:" : ""
    var fields = FormFields()
    fields.append(name: "To", value: prefix + to.normalized)
    fields.append(name: "From", value: prefix + from.normalized)
    if !message.text.isEmpty { fields.append(name: "Body", value: message.text) }
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
}

/// A message that can never be sent, whatever the time.
struct UnsendableMessage: Error {
  let failure: DeliveryFailure

  init(_ kind: DeliveryFailure.Kind) { failure = DeliveryFailure(kind) }
}
