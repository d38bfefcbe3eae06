import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns what a visitor sends into events for the contact center.
struct VisitorEvents {
  let visitor: ChannelAddress
  let widget: String
  let name: String?
  /// Whether the visitor is proven to be whom the address names.
  let isVerified: Bool

  /// A message; the id under which a second copy is recognised is the visitor's and the browser's.
  func message(
    id: String,
    text: String,
    attachments: [Attachment] = [],
    sentAt: Date? = nil
  ) -> InboundEvent {
    .message(
      InboundMessage(
        channel: .webChat,
        recipient: widget,
        sender: visitor,
        isVerifiedSender: isVerified,
        senderName: name,
        text: text,
        attachments: attachments,
        externalID: ClientMessageID(visitor: visitor.value, id: id).text,
        sentAt: sentAt
      )
    )
  }

  /// The visitor's end.
  var end: InboundEvent {
    .customerEnded(CustomerEnd(channel: .webChat, recipient: widget, sender: visitor))
  }

  /// A report on messages that went out.
  func report(_ target: DeliveryReport.Target, _ status: DeliveryStatus) -> InboundEvent {
    .delivery(
      DeliveryReport(channel: .webChat, recipient: widget, target: target, status: status)
    )
  }

  /// The files of tickets.
  ///
  /// - Throws: ``WebChatRefusal`` `fileRefused` if one of them is not the visitor's.
  func files(
    of message: VisitorMessage,
    secrets: SecretSet,
    at now: Date
  ) throws(WebChatRefusal) -> [Attachment] {
    var files: [Attachment] = []
    for ticket in message.files {
      guard let file = FileTicket.file(of: ticket, for: visitor, secrets: secrets, at: now) else {
        throw WebChatRefusal(
          .fileRefused,
          "a file has no ticket of this visitor, or an old one: upload it again",
          frame: message.id
        )
      }
      files.append(file)
    }
    return files
  }
}
