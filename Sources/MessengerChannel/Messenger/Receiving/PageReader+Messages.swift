import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What a person has written or pressed.
extension PageReader {
  mutating func read(_ message: ItemMessage, of item: MessagingItem) {
    guard let customer = customer(of: item, "message") else { return }
    guard !message.isDeleted else {
      return sign(.retracted(message.mid.text), by: customer, in: item, "retracted")
    }
    var attachments = files(of: message)
    if attachments.isEmpty, (message.text ?? "").isEmpty {
      let kind = message.attachments.lazy.compactMap(\.value?.type).first ?? "message"
      attachments = [.unreadable(message.mid.text, kind: kind)]
    }
    add(
      .message(
        InboundMessage(
          channel: .messenger,
          recipient: page,
          sender: customer,
          text: message.text ?? "",
          attachments: attachments,
          externalID: message.mid.text,
          sentAt: item.date,
          answers: message.replyTo.map { [$0.text] } ?? [],
          payload: message.payload,
          referral: message.referral.map { Referral($0) }
        )
      )
    )
  }

  /// The files of a message, as far as anything can be opened.
  mutating func files(of message: ItemMessage) -> [Attachment] {
    var attachments: [Attachment] = []
    for attempt in message.attachments {
      guard let attachment = attempt.value?.attachment else {
        ignore("attachment", "there is nothing that could be opened")
        continue
      }
      // A sticker comes twice, as a sticker and as an image.
      if !attachments.contains(where: { $0.reference == attachment.reference }) {
        attachments.append(attachment)
      }
    }
    return attachments
  }

  mutating func read(_ postback: ItemPostback, of item: MessagingItem) {
    guard let customer = customer(of: item, "postback") else { return }
    let title = postback.title ?? ""
    guard let text = title.isEmpty ? postback.payload : title, !text.isEmpty else {
      return ignore("postback", "it has neither title nor payload")
    }
    // Older postbacks have no id: person and millisecond tell two presses apart.
    let stamp = item.timestamp.map { "postback:\(customer.value):\($0)" }
    guard let externalID = postback.mid?.text ?? stamp else {
      return ignore("postback", "it has neither mid nor timestamp")
    }
    add(
      .message(
        InboundMessage(
          channel: .messenger,
          recipient: page,
          sender: customer,
          text: text,
          externalID: externalID,
          sentAt: item.date,
          payload: postback.payload,
          referral: postback.referral.map { Referral($0) }
        )
      )
    )
  }
}

extension Referral {
  init(_ item: ItemReferral) {
    self.init(
      source: item.source ?? "unknown",
      reference: item.ref,
      advertisement: item.advertisement?.text,
      title: item.title,
      url: item.url
    )
  }
}
