import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What became of messages that went out.
extension PageReader {
  /// Our own name for a message that an echo is of, if it was sent from here.
  func own(_ message: ItemMessage) -> MessageID? {
    let isOurs = appID == nil || message.appID == nil || message.appID?.text == appID
    guard message.isEcho, isOurs else { return nil }
    return message.metadata.flatMap { MessageID($0) }
  }

  /// An echo of our own message tells us Meta's name for it, even when the answer to the request
  /// was lost; any other is an answer that somebody gave elsewhere.
  mutating func read(echo message: ItemMessage, of item: MessagingItem) {
    guard item.sender?.text ?? page == page else {
      return ignore("echo", "its sender is not the page of its entry")
    }
    if let own = own(message) {
      return report(.message(own), .sent, providerID: message.mid.text)
    }
    guard let person = item.recipient?.text, person != page else {
      return ignore("echo", "its recipient has no page-scoped id")
    }
    let attachments = files(of: message)
    guard !(message.text ?? "").isEmpty || !attachments.isEmpty else {
      return ignore("echo", "there is nothing in it that could be read")
    }
    let answer = OutsideMessage(
      providerID: message.mid.text,
      text: message.text ?? "",
      attachments: attachments,
      sender: message.appID?.text
    )
    sign(
      .answeredElsewhere(answer),
      by: .pageScoped(person, page: page),
      at: item.date,
      externalID: message.mid.text
    )
  }

  mutating func read(_ delivery: ItemDelivery, of item: MessagingItem) {
    guard let customer = customer(of: item, "delivery") else { return }
    let mids = (delivery.mids ?? []).compactMap(\.value)
    for mid in mids {
      report(.providerID(mid.text), .delivered, providerID: mid.text)
    }
    if let watermark = delivery.watermark {
      report(.sentUntil(Date(milliseconds: watermark), to: customer), .delivered)
    } else if mids.isEmpty {
      ignore("delivery", "it names no message and no time")
    }
  }

  mutating func read(_ reading: ItemRead, of item: MessagingItem) {
    guard let customer = customer(of: item, "read") else { return }
    report(.sentUntil(Date(milliseconds: reading.watermark), to: customer), .read)
  }

  private mutating func report(
    _ target: DeliveryReport.Target,
    _ status: DeliveryStatus,
    providerID: String? = nil
  ) {
    add(
      .delivery(
        DeliveryReport(
          channel: .messenger,
          recipient: page,
          target: target,
          status: status,
          providerID: providerID
        )
      )
    )
  }
}
