import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads the body of a verified webhook about pages.
struct PageWebhook {
  let pages: Set<String>
  let appID: String?

  /// Reads the body; whatever is malformed or foreign is passed over without losing the rest.
  ///
  /// - Throws: `WebhookRefusal` `malformed` when it is no envelope at all.
  func reception(of body: [UInt8]) throws(WebhookRefusal) -> Reception {
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(body)) else {
      throw WebhookRefusal(.malformed("expected a JSON object with object and entry"))
    }
    var reception = Reception()
    guard envelope.object == "page" else {
      let reason =
        switch envelope.object {
        case "whatsapp_business_account": "it is about WhatsApp: hand it to a WhatsAppAdapter"
        case "instagram": "it is about Instagram, which is another channel"
        default: "it is not about a page"
        }
      reception.ignored.append(IgnoredItem("object", reason: reason))
      return reception
    }
    for attempt in envelope.entry {
      guard let entry = attempt.value else {
        reception.ignored.append(IgnoredItem("entry", reason: "it is malformed"))
        continue
      }
      // The signature proves the app, which may serve pages of others besides.
      guard pages.contains(entry.id.text) else {
        reception.ignored.append(IgnoredItem("entry", reason: "its page is not set up here"))
        continue
      }
      var reader = PageReader(page: entry.id.text, appID: appID)
      for item in entry.messaging ?? [] { reader.read(item.value) }
      for item in entry.standby ?? [] { reader.standBy(item.value) }
      for _ in entry.changes ?? [] {
        reader.ignore("changes", "a page's feed and comments are no messages")
      }
      reception.events += reader.events
      reception.ignored += reader.ignored
    }
    return reception
  }
}
