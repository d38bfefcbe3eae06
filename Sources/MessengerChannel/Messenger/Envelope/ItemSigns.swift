/// A message that its writer has changed.
struct ItemEdit: Decodable {
  let mid: GraphID
  let text: String
  /// How often it was changed so far.
  let number: Int?

  enum Key: String, CodingKey {
    case mid, text
    case number = "num_edit"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    mid = try container.decode(GraphID.self, forKey: .mid)
    text = try container.decode(String.self, forKey: .text)
    let number = (try? container.decode(LooseInteger.self, forKey: .number))?.value
    self.number = number.flatMap { Int(exactly: $0) }
  }
}

/// An emoji that a person has set to a message, or taken away.
struct ItemReaction: Decodable {
  let mid: GraphID
  /// The emoji, or Meta's word for it.
  let emoji: String?
  let isWithdrawn: Bool

  enum Key: String, CodingKey { case mid, action, emoji, reaction }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    mid = try container.decode(GraphID.self, forKey: .mid)
    isWithdrawn = (try? container.decode(String.self, forKey: .action)) == "unreact"
    let emoji = try? container.decode(String.self, forKey: .emoji)
    self.emoji = emoji ?? (try? container.decode(String.self, forKey: .reaction))
  }
}

/// By what a person has come.
struct ItemReferral: Decodable {
  let source: String?
  let ref: String?
  let advertisement: GraphID?
  let title: String?
  let url: String?

  enum Key: String, CodingKey {
    case source, ref
    case advertisement = "ad_id"
    case context = "ads_context_data"
    case url = "referer_uri"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    source = try? container.decode(String.self, forKey: .source)
    ref = try? container.decode(String.self, forKey: .ref)
    advertisement = try? container.decode(GraphID.self, forKey: .advertisement)
    title = (try? container.decode(Context.self, forKey: .context))?.title
    url = try? container.decode(String.self, forKey: .url)
  }

  private struct Context: Decodable {
    let title: String?

    enum CodingKeys: String, CodingKey { case title = "ad_title" }
  }
}

/// A hand-over of a thread between apps.
struct ItemControl: Decodable {
  enum Kind: String, CaseIterable {
    case passed = "pass_thread_control"
    case taken = "take_thread_control"
    case requested = "request_thread_control"
  }

  let newOwner: GraphID?

  enum Key: String, CodingKey { case newOwner = "new_owner_app_id" }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    newOwner = try? container.decode(GraphID.self, forKey: .newOwner)
  }
}

/// A warning or a block of the page.
struct ItemPolicy: Decodable {
  let action: String

  enum Key: String, CodingKey { case action }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    action = try container.decode(String.self, forKey: .action)
  }
}
