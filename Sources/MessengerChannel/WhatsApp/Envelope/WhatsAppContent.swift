/// What a message says, by its type.
enum WhatsAppContent {
  case text(String, payload: String?)
  case media(MediaItem)
  case place(PlaceItem)
  case reaction(to: GraphID, emoji: String?)
  case edit(of: GraphID, text: String)
  case retraction(of: GraphID)
  /// Something about the person's account, such as a new number.
  ///
  /// The new number, if that is what it is about.
  case system(GraphID?)
  /// The person has opened the chat, and written nothing yet.
  case welcome
  /// A kind that has no reading, or one that Meta itself does not hand on.
  case unreadable

  init(of type: String, in members: KeyedDecodingContainer<AnyKey>) throws {
    func read<Value: Decodable>(_: Value.Type) throws -> Value {
      try members.decode(Value.self, forKey: AnyKey(type))
    }
    switch type {
    case "text": self = .text(try read(TextBody.self).body, payload: nil)
    case "image", "video", "audio", "document", "sticker": self = .media(try read(MediaItem.self))
    case "location": self = .place(try read(PlaceItem.self))
    case "contacts":
      let cards = try read([Attempt<ContactCard>].self).compactMap(\.value?.line)
      self = cards.isEmpty ? .unreadable : .text(cards.joined(separator: "\n"), payload: nil)
    case "interactive":
      let answer = try read(InteractiveAnswer.self)
      self = .text(answer.text, payload: answer.payload)
    case "button":
      let button = try read(TemplateButton.self)
      self = .text(button.text, payload: button.payload)
    case "order":
      let order = try read(OrderItem.self)
      self = order.text.isEmpty ? .unreadable : .text(order.text, payload: nil)
    case "reaction":
      let reaction = try read(WhatsAppReaction.self)
      let emoji = reaction.emoji ?? ""
      self = .reaction(to: reaction.message, emoji: emoji.isEmpty ? nil : emoji)
    case "edit":
      let edit = try read(WhatsAppEdit.self)
      self = .edit(of: edit.original, text: edit.text)
    case "revoke": self = .retraction(of: try read(Revocation.self).original)
    case "system": self = .system((try? read(SystemNote.self))?.newNumber)
    case "request_welcome": self = .welcome
    default: self = .unreadable
    }
  }
}

/// What is said about a person's account.
private struct SystemNote: Decodable {
  let newNumber: GraphID?

  enum Key: String, CodingKey {
    case newNumber = "wa_id"
    case newer = "new_wa_id"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    newNumber =
      (try? container.decode(GraphID.self, forKey: .newer))
      ?? (try? container.decode(GraphID.self, forKey: .newNumber))
  }
}

private struct TextBody: Decodable { let body: String }

private struct TemplateButton: Decodable {
  let text: String
  let payload: String?
}

private struct WhatsAppReaction: Decodable {
  let message: GraphID
  let emoji: String?

  enum CodingKeys: String, CodingKey {
    case emoji
    case message = "message_id"
  }
}

private struct Revocation: Decodable {
  let original: GraphID

  enum CodingKeys: String, CodingKey { case original = "original_message_id" }
}

/// A message that was changed: a text, or the caption of a file.
private struct WhatsAppEdit: Decodable {
  let original: GraphID
  let text: String

  enum Key: String, CodingKey {
    case message
    case original = "original_message_id"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    original = try container.decode(GraphID.self, forKey: .original)
    let message = try container.nestedContainer(keyedBy: AnyKey.self, forKey: .message)
    let type = try message.decode(String.self, forKey: AnyKey("type"))
    if let text = try? message.decode(TextBody.self, forKey: AnyKey(type)) {
      self.text = text.body
    } else {
      text = try message.decode(MediaItem.self, forKey: AnyKey(type)).caption ?? ""
    }
  }
}
