/// A message of a person to a number, or one that the business's own app has sent.
struct WhatsAppItem: Decodable {
  let id: GraphID
  /// The person's number, without its plus sign.
  let from: GraphID?
  /// What the person is called who hides their number.
  let fromUser: GraphID?
  /// Whom the business's own app has written to.
  let to: GraphID?
  /// Seconds since 1970.
  let timestamp: Int64?
  let isOfGroup: Bool
  let type: String
  let answers: GraphID?
  let referral: WhatsAppReferral?
  let content: WhatsAppContent

  enum Key: String, CodingKey {
    case id, from, to, timestamp, type, context, referral
    case fromUser = "from_user_id"
    case group = "group_id"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(GraphID.self, forKey: .id)
    from = try? container.decode(GraphID.self, forKey: .from)
    fromUser = try? container.decode(GraphID.self, forKey: .fromUser)
    to = try? container.decode(GraphID.self, forKey: .to)
    timestamp = (try? container.decode(LooseInteger.self, forKey: .timestamp))?.value
    isOfGroup = container.contains(.group)
    type = MetaWord.printable((try? container.decode(String.self, forKey: .type)) ?? "")
    answers = (try? container.decode(Context.self, forKey: .context))?.id
    referral = try? container.decode(WhatsAppReferral.self, forKey: .referral)
    let members = try decoder.container(keyedBy: AnyKey.self)
    // A message of which nothing can be understood is a message all the same.
    content = (try? WhatsAppContent(of: type, in: members)) ?? .unreadable
  }

  private struct Context: Decodable { let id: GraphID? }
}

/// By what a person has come.
struct WhatsAppReferral: Decodable {
  let sourceType: String?
  let sourceID: GraphID?
  let sourceURL: String?
  let headline: String?
  let click: String?

  enum Key: String, CodingKey {
    case headline
    case sourceType = "source_type"
    case sourceID = "source_id"
    case sourceURL = "source_url"
    case click = "ctwa_clid"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    sourceType = try? container.decode(String.self, forKey: .sourceType)
    sourceID = try? container.decode(GraphID.self, forKey: .sourceID)
    sourceURL = try? container.decode(String.self, forKey: .sourceURL)
    headline = try? container.decode(String.self, forKey: .headline)
    click = try? container.decode(String.self, forKey: .click)
  }
}
