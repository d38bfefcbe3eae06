/// One thing that happened between a page and a person.
struct MessagingItem: Decodable {
  /// What it is, by the key that tells.
  enum Content {
    case message(ItemMessage)
    case postback(ItemPostback)
    case delivery(ItemDelivery)
    case read(watermark: Int64)
    /// Anything else, by the name of its key.
    case other(String)
  }

  let sender: GraphID?
  let recipient: GraphID?
  /// Milliseconds since 1970.
  let timestamp: Int64?
  let content: Content

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    func id(_ name: String) -> GraphID? {
      (try? container.decode(Party.self, forKey: AnyKey(name)))?.id
    }
    sender = id("sender")
    recipient = id("recipient")
    timestamp = try? container.decode(Int64.self, forKey: AnyKey("timestamp"))
    let keys = Set(container.allKeys.map(\.stringValue))
    if keys.contains("message") {
      content = .message(try container.decode(ItemMessage.self, forKey: AnyKey("message")))
    } else if keys.contains("postback") {
      content = .postback(try container.decode(ItemPostback.self, forKey: AnyKey("postback")))
    } else if keys.contains("delivery") {
      content = .delivery(try container.decode(ItemDelivery.self, forKey: AnyKey("delivery")))
    } else if keys.contains("read") {
      let read = try container.decode(ItemRead.self, forKey: AnyKey("read"))
      content = .read(watermark: read.watermark)
    } else {
      content = .other(Self.kind(keys))
    }
  }

  /// The key that names an item of another kind, as far as it can stand in a log.
  private static func kind(_ keys: Set<String>) -> String {
    let names = keys.subtracting(["sender", "recipient", "timestamp"]).sorted()
    guard let name = names.first, name.utf8.count <= 64,
      name.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return "unnamed" }
    return name
  }

  private struct Party: Decodable {
    let id: GraphID
  }
}

/// Reports of messages that have arrived.
struct ItemDelivery: Decodable {
  /// Everything before this time has arrived, in milliseconds since 1970.
  let watermark: Int64?
  let mids: [Attempt<GraphID>]?
}

/// A report that messages were read.
struct ItemRead: Decodable {
  /// Everything up to this time was read, in milliseconds since 1970.
  let watermark: Int64
}
