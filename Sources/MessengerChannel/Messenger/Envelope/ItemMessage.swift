/// A message of a person, or the echo of a page's own.
struct ItemMessage: Decodable {
  let mid: GraphID
  let text: String?
  let attachments: [Attempt<ItemAttachment>]
  let replyTo: GraphID?
  let isEcho: Bool
  let isDeleted: Bool
  let appID: GraphID?
  let metadata: String?
  /// What the pressed quick reply carries.
  let payload: String?
  /// By what the person came who writes this.
  let referral: ItemReferral?

  enum Key: String, CodingKey {
    case mid, text, attachments, metadata, referral
    case replyTo = "reply_to"
    case isEcho = "is_echo"
    case isDeleted = "is_deleted"
    case appID = "app_id"
    case quickReply = "quick_reply"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    mid = try container.decode(GraphID.self, forKey: .mid)
    text = try container.decodeIfPresent(String.self, forKey: .text)
    attachments =
      try container.decodeIfPresent([Attempt<ItemAttachment>].self, forKey: .attachments) ?? []
    // What is wrong here must not lose the message.
    replyTo = (try? container.decode(Reply.self, forKey: .replyTo))?.mid
    isEcho = (try? container.decode(Bool.self, forKey: .isEcho)) ?? false
    isDeleted = (try? container.decode(Bool.self, forKey: .isDeleted)) ?? false
    appID = try? container.decode(GraphID.self, forKey: .appID)
    metadata = try? container.decode(String.self, forKey: .metadata)
    payload = (try? container.decode(QuickReply.self, forKey: .quickReply))?.payload
    referral = try? container.decode(ItemReferral.self, forKey: .referral)
  }

  private struct Reply: Decodable {
    let mid: GraphID
  }

  private struct QuickReply: Decodable {
    let payload: String?
  }
}

/// A button that a person has pressed.
struct ItemPostback: Decodable {
  let mid: GraphID?
  let title: String?
  let payload: String?
  let referral: ItemReferral?

  enum Key: String, CodingKey { case mid, title, payload, referral }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    mid = try? container.decode(GraphID.self, forKey: .mid)
    title = try? container.decode(String.self, forKey: .title)
    payload = try? container.decode(String.self, forKey: .payload)
    referral = try? container.decode(ItemReferral.self, forKey: .referral)
  }
}
