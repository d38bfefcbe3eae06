/// One thing that happened between a page and a person.
struct MessagingItem: Decodable {
  /// What it is, by the key that tells.
  enum Content {
    case message(ItemMessage)
    case postback(ItemPostback)
    case delivery(ItemDelivery)
    case read(ItemRead)
    case edit(ItemEdit)
    case reaction(ItemReaction)
    case referral(ItemReferral)
    case control(ItemControl.Kind, ItemControl)
    case policy(ItemPolicy)
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
    let time = try? container.decode(LooseInteger.self, forKey: AnyKey("timestamp"))
    timestamp = time?.value
    let keys = Set(container.allKeys.map(\.stringValue))
    content = try Self.content(of: container, keys)
  }

  private static func content(
    of container: KeyedDecodingContainer<AnyKey>,
    _ keys: Set<String>
  ) throws -> Content {
    func read<Value: Decodable>(_ name: String) throws -> Value? {
      try keys.contains(name) ? container.decode(Value.self, forKey: AnyKey(name)) : nil
    }
    if let message: ItemMessage = try read("message") { return .message(message) }
    if let postback: ItemPostback = try read("postback") { return .postback(postback) }
    if let delivery: ItemDelivery = try read("delivery") { return .delivery(delivery) }
    if let reading: ItemRead = try read("read") { return .read(reading) }
    if let edit: ItemEdit = try read("message_edit") { return .edit(edit) }
    if let reaction: ItemReaction = try read("reaction") { return .reaction(reaction) }
    if let referral: ItemReferral = try read("referral") { return .referral(referral) }
    for kind in ItemControl.Kind.allCases {
      if let control: ItemControl = try read(kind.rawValue) { return .control(kind, control) }
    }
    for name in ["policy-enforcement", "policy_enforcement"] {
      if let policy: ItemPolicy = try read(name) { return .policy(policy) }
    }
    let names = keys.subtracting(["sender", "recipient", "timestamp"]).sorted()
    return .other(MetaWord.printable(names.first ?? ""))
  }

  private struct Party: Decodable {
    let id: GraphID
  }
}
