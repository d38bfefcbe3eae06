import ChannelAdapters

/// Reads the body of a verified webhook about pages.
struct PageWebhook {
  let pages: Set<String>
  let appID: String?

  /// Reads the body; whatever is malformed or foreign is passed over without losing the rest.
  ///
  /// - Throws: `WebhookRefusal` `malformed` when it is no envelope at all.
  func reception(of body: [UInt8]) throws(WebhookRefusal) -> Reception {
    try MetaEnvelope<PageEntry>.reception(
      of: body,
      about: "page",
      otherwise: { object in
        switch object {
        case "whatsapp_business_account": "it is about WhatsApp: hand it to a WhatsAppAdapter"
        case "instagram": "it is about Instagram, which is another channel"
        default: "it is not about a page"
        }
      },
      isOwn: pages.contains,
      named: "page",
      read: { entry, reception in
        var reader = PageReader(page: entry.id.text, appID: appID)
        for item in entry.messaging ?? [] { reader.read(item.value) }
        for item in entry.standby ?? [] { reader.standBy(item.value) }
        for _ in entry.changes ?? [] {
          reader.ignore("changes", "a page's feed and comments are no messages")
        }
        reception.events += reader.events
        reception.ignored += reader.ignored
      }
    )
  }
}
