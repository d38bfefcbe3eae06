import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns the items of one page's entry into events.
struct PageReader {
  let page: String
  let appID: String?
  private(set) var events: [InboundEvent] = []
  private(set) var ignored: [IgnoredItem] = []

  init(page: String, appID: String?) {
    self.page = page
    self.appID = appID
  }

  /// Reads one item; `nil` stands for a malformed one.
  mutating func read(_ item: MessagingItem?) {
    guard let item else { return ignore("messaging", "it is malformed") }
    switch item.content {
    case .message(let message) where message.isEcho:
      readEcho(message, of: item)
    case .message(let message):
      read(message, of: item)
    case .postback(let postback):
      read(postback, of: item)
    case .delivery(let delivery):
      read(delivery, of: item)
    case .read(let watermark):
      guard let customer = customer(of: item, "read") else { return }
      report(.sentUntil(Date(milliseconds: watermark), to: customer), .read)
    case .other(let kind):
      ignore(kind, "this kind carries no message")
    }
  }

  /// Passes over what is another app's to answer.
  mutating func standBy(_ item: MessagingItem?) {
    ignore("standby", "another app owns the thread")
  }

  /// Passes over something.
  mutating func ignore(_ what: String, _ reason: String) {
    ignored.append(IgnoredItem(what, reason: reason))
  }

  private mutating func read(_ message: ItemMessage, of item: MessagingItem) {
    guard !message.isDeleted else { return ignore("message", "it was deleted by its sender") }
    guard let customer = customer(of: item, "message") else { return }
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
    events.append(
      .message(
        InboundMessage(
          channel: .messenger,
          recipient: page,
          sender: customer,
          text: message.text ?? "",
          attachments: attachments,
          externalID: message.mid.text,
          sentAt: item.timestamp.map { Date(milliseconds: $0) },
          answers: message.replyTo.map { [$0.text] } ?? []
        )
      )
    )
  }

  private mutating func read(_ postback: ItemPostback, of item: MessagingItem) {
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
    events.append(
      .message(
        InboundMessage(
          channel: .messenger,
          recipient: page,
          sender: customer,
          text: text,
          externalID: externalID,
          sentAt: item.timestamp.map { Date(milliseconds: $0) }
        )
      )
    )
  }

  /// An echo of our own message tells us Meta's name for it, even when the answer to the request
  /// was lost.
  private mutating func readEcho(_ message: ItemMessage, of item: MessagingItem) {
    guard item.sender?.text ?? page == page else {
      return ignore("echo", "its sender is not the page of its entry")
    }
    let isOurs = appID == nil || message.appID == nil || message.appID?.text == appID
    guard isOurs, let own = message.metadata.flatMap({ MessageID($0) }) else {
      return ignore("echo", "it was not sent from here")
    }
    report(.message(own), .sent, providerID: message.mid.text)
  }

  private mutating func read(_ delivery: ItemDelivery, of item: MessagingItem) {
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

  private mutating func report(
    _ target: DeliveryReport.Target,
    _ status: DeliveryStatus,
    providerID: String? = nil
  ) {
    events.append(
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

  private mutating func customer(of item: MessagingItem, _ what: String) -> ChannelAddress? {
    guard item.recipient?.text ?? page == page else {
      ignore(what, "its recipient is not the page of its entry")
      return nil
    }
    guard let sender = item.sender?.text else {
      ignore(what, "its sender has no page-scoped id")
      return nil
    }
    guard sender != page else {
      ignore(what, "its sender is the page itself")
      return nil
    }
    return .pageScoped(sender, page: page)
  }
}
